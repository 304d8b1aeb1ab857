import { listQuestions as list, pairQuestions as pairs, type QuestionWords } from '../questions.js'

export const portugueseQuestions: QuestionWords = {
  classes: {
    opens: list(
      'mostra|quanto|quanta|quantos|quantas|que horas|a que horas|ate que horas|que hora|ate onde|qual o|qual a|qual e|quais|quais os|quais as|o que vem|o que tem|o que leva|o que acompanha|do que|de que|onde|aonde|em que|voces|vcs|queria saber|gostaria de saber|quero saber|pode me dizer|pode me falar|me diz|me fala|me informa|uma pergunta|uma duvida|fazem entrega|faz entrega|fazem entregas|aceita|aceitam|posso pagar|da pra pagar|da para pagar|da pra|tem como|demora|demora quanto|demora muito|tem taxa|tem pedido|estao abertos|tao abertos|ta aberto|esta aberto|estao abertas|qto|qnto',
    ),
    mayOpen: list(
      'qual|como|quando|quem|por que|o que|tem|ha|vende|vendem|faz|fazem|e|sao|esta|estao|ta|tao|abre|abrem|fecha|fecham|leva|levam|vem|acompanha|contem|posso|pode me|podem|entrega|entregam|passa|cobra|cobram|algum|alguma|serve|servem|funciona|funcionam|trabalha|trabalham|ainda|me passa|me manda o|tambem tem',
    ),
    orders: list(
      'quero|queria|gostaria|gostaria de|me ve|me da|me de|me manda|manda|mande|pode mandar|pode me mandar|podem mandar|vou querer|vamos querer|vou pedir|consegue fazer|consegue mandar|pode fazer|pode colocar|pode por|pode preparar|pode anotar|anota|bota|coloca|poe|adiciona|acrescenta|prepara|separa|pode separar|me separa|faz um|faz uma|faz dois|faz duas|me faz|traz|me traz|pode trazer|preciso de|preciso|pra mim|fico com|vou levar|levo|vou ficar com|pode ser|me arruma|ve pra mim',
    ),
    price: list(
      'quanto|quanto custa|quanto custam|quanto e|quanto sao|quanto sai|quanto saem|quanto fica|quanto ficam|quanto ta|quanto tao|quanto esta|quanto que e|quanto que ta|preco|precos|valor|valores|qual o valor|qual o preco|custa|custam|qto|qto e|qto custa|qto ta|qto fica|qnto|ta quanto|quanto seria|por quanto|quanto voces cobram|a quanto',
    ),
    total: list(
      'total|o total|ao todo|deu tudo|quanto deu|quanto deu tudo|deu quanto|ate agora|a conta|minha conta|quanto ficou|ficou quanto|no total|quanto da|quanto da tudo|devo',
    ),
    deliver: list(
      'entrega|entregas|entregam|entregar|delivery|frete|tele entrega|tele|levam|leva ate|chega ate|vao ate|atendem o bairro|motoboy',
    ),
    fee: list(
      'taxa de entrega|taxa da entrega|valor da entrega|preco da entrega|valor do frete|taxa|frete|tem taxa|cobra entrega|cobram entrega|cobra taxa|cobram taxa|cobra pra entregar|cobram pra entregar|entrega gratis|entrega e de graca|frete e de graca|de graca|frete gratis|entrega e gratis|custa a entrega|custa o frete',
    ),
    minimum: list('minimo|pedido minimo|valor minimo|compra minima|minima|o minimo|consumo minimo'),
    speak: [
      ...pairs(
        'falam|fala|entendem|entende|atendem em|respondem em',
        'portugues|ingles|espanhol|frances|italiano|alemao',
      ),
      ...list('que idiomas|quais idiomas|em que idioma|que idioma|em ingles|em espanhol|em portugues'),
    ],
    robot: list(
      'um robo|robo|um bot|bot|chatbot|uma maquina|uma pessoa de verdade|pessoa ou|humano ou|inteligencia artificial|uma ia|resposta automatica|atendimento automatico|e automatico',
    ),
    compare: list(
      'compensa|o que compensa|qual compensa|compensa mais|o que sai mais barato|qual sai mais barato|sai mais barato|sai mais em conta|mais em conta|vale mais a pena|qual vale mais|o que vale mais|qual e mais barato|o que e mais barato|rende mais',
    ),
    pay: list(
      'pagar|pagamento|pagamentos|formas de pagamento|forma de pagamento|pix|cartao|cartoes|dinheiro|debito|credito|vale refeicao|vale alimentacao|ticket|sodexo|alelo|picpay|maquininha|visa|mastercard|aproximacao|fiado|boleto|paga na entrega|chave pix|pagar na entrega',
    ),
    open: list(
      'abre|abrem|abrir|aberto|aberta|abertos|abertas|fecha|fecham|fechar|fechado|fechada|fechados|funciona|funcionam|funcionando|atendem|atende|atendendo|que horas|ate que horas|a que horas|trabalham|trabalha|ja abriu|ja abriram|ja fechou|ja fecharam|servindo|recebendo pedidos|ainda atendem|ainda da pra pedir|ainda da para pedir|ainda pegam pedido',
    ),
    hours: list(
      'horario|horarios|horario de funcionamento|horario de atendimento|qual o horario|horario de voces',
    ),
    where: list(
      'ficam onde|fica onde|voces ficam onde|onde voces ficam|onde vcs ficam|onde fica|onde ficam|onde e|onde voces estao|onde vcs estao|onde voces sao|endereco|o endereco|endereco de voces|endereco de vcs|localizacao|localizados|localizado|como chego|como chegar|em que rua|qual rua|que bairro voces|em que bairro|qual bairro voces ficam|a loja fica|loja fica',
    ),
    duration: list(
      'quanto tempo|quanto demora|demora quanto|demora muito|demora|demoram|vai demorar|quanto tempo demora|quanto tempo leva|tempo de entrega|tempo de espera|prazo|prazo de entrega|qual o prazo|quantos minutos|chega em quanto tempo|chega que horas|que horas chega|fica pronto em|fica pronto que horas|ta demorando|leva quanto tempo|em quanto tempo|muito tempo',
    ),
    phone: list(
      'telefone|numero de telefone|o telefone|telefone de voces|numero pra ligar|numero para ligar|pra ligar|ligar pra voces|celular|outro numero|tel',
    ),
    sizes: list(
      'tamanho|tamanhos|quais tamanhos|que tamanho|que tamanhos|qual tamanho|quantos ml|quantas gramas',
    ),
    options: list(
      'sabores|sabor|quais sabores|que sabores|recheios|recheio|do que|de que|do q|de q|adicionais|adicional|acrescimos|extras|complementos|molhos|opcoes de|opcoes|bordas|acompanhamentos|variedades',
    ),
    contents: list(
      'o que vem|vem|vem com|vem com o que|vem o que|o que tem no|o que tem na|o que leva|leva|levam|contem|o que contem|ingredientes|feito de|feita de|feito com|feita com|acompanha|o que acompanha|vem no|vem na|tem dentro|dentro|composicao|vai no|vai na|o que vai',
    ),
    have: list(
      'tem|voces tem|vcs tem|vc tem|ha|vende|vendem|faz|fazem|trabalham com|ainda tem|tem ai|teria|teriam|serve|servem|algum|alguma|alguns|algumas|alguma coisa|algo|disponivel',
    ),
    cheapest: list(
      'mais barato|mais barata|mais baratos|mais baratas|mais em conta|menor preco|barato|barata|mais economico|baratinho',
    ),
    popular: list(
      'indica|indicam|me indica|recomenda|recomendam|me recomenda|recomendacao|sugere|sugerem|sugestao|sugestoes|mais vendido|mais vendida|mais vendidos|mais pedido|mais pedida|mais pedidos|mais popular|popular|carro chefe|mais gostoso|mais gostosa|o melhor|a melhor|e bom|especialidade|mais sai|sai mais|favorito|favorita|campeao de vendas|vende mais|pessoal mais pede|mais pedem|pedem mais',
    ),
    which: list(
      'que|q|quais|qual|que tipo de|que tipos de|quais os|quais as|lista de|mostra|todos os|todas as',
    ),
    time: list('que horas|a que horas|ate que horas|que hora|quando'),
    now: list('agora|nesse momento|neste momento|ainda|ja'),
    today: list('hoje|hj'),
    tonight: list('hoje a noite|hoje de noite|essa noite|esta noite|de noite|a noite'),
    tomorrow: list('amanha'),
    holiday: list(
      'feriado|feriados|natal|vespera de natal|ano novo|reveillon|pascoa|carnaval|dia das maes|dia dos pais|sexta feira santa|corpus christi',
    ),
    beside: list(
      'tudo bem|td bem|tudo joia|tudo bom|como vai|como vao|como esta|como voces estao|oi|ola|oie|bom dia|boa tarde|boa noite|por favor|pfv|pf|fazendo favor|faz favor|obrigado|obrigada|e|mas|entao|ai|uma pergunta|pergunta|uma duvida|duvida|so|tambem|voces|vcs|vc|voce|ok|moca|moco|amigo|amiga|gente|pessoal|o|a|os|as|um|uma|de|do|da|dos|das|em|no|na|nos|nas|por|pra|pro|para|com|me|se|que|eh|ta|esta|sao|ne|blz|tem|aqui|la|pelo|pela|ao|q|vir|ir|vai|chegar|fica|ficar|num|numa|manda|fala|passa',
    ),
  },
  diets: {
    vegetarian: list('vegetariano|vegetariana|vegetarianos|vegetarianas|sem carne'),
    vegan: list('vegano|vegana|veganos|veganas|vegan'),
    gluten_free: list('sem gluten|livre de gluten|zero gluten|para celiacos|pra celiaco|gluten free'),
    lactose_free: list('sem lactose|zero lactose|livre de lactose|sem leite|sem laticinios'),
    halal: list('halal'),
    kosher: list('kosher'),
  },
  allergens: {
    gluten: list('gluten|trigo|farinha|farinha de trigo|cevada|celiacos|celiaco|celiaca'),
    crustaceans: list('crustaceo|crustaceos|camarao|camaroes|caranguejo|lagosta|siri|frutos do mar'),
    eggs: list('ovo|ovos'),
    fish: list('peixe|peixes'),
    peanuts: list('amendoim|amendoins'),
    soybeans: list('soja|shoyu'),
    milk: list('leite|lactose|laticinio|laticinios|derivados de leite'),
    nuts: list(
      'castanha|castanhas|nozes|noz|oleaginosas|amendoa|amendoas|avela|avelas|pistache|castanha de caju|castanha do para',
    ),
    celery: list('aipo|salsao'),
    mustard: list('mostarda'),
    sesame: list('gergelim|sesamo|tahine'),
    sulphites: list('sulfito|sulfitos'),
    lupin: list('tremoco|tremocos'),
    molluscs: list('molusco|moluscos|mexilhao|mexilhoes|lula|polvo|ostra|ostras|marisco|mariscos'),
  },
  days: [
    'segunda segundas',
    'terca tercas',
    'quarta quartas',
    'quinta quintas',
    'sexta sextas',
    'sabado sabados',
    'domingo domingos',
  ],
}
