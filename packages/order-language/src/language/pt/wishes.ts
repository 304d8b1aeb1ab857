import { listWishes as list, type WishPhrases } from '../wishes.js'

/** What people say to a shop besides ordering. */
export const portugueseWishes: WishPhrases = {
  greeting: list(
    'tem alguem ai|alguem ai|ola|oi|bom dia|boa tarde|boa noite|e ai|tudo bem|oi tudo bem|ola tudo bem',
  ),
  thanks: list('obrigado|obrigada|muito obrigado|muito obrigada|valeu|brigado|brigada'),
  enough: list(
    'so isso|e so isso|so isso mesmo|e so isso mesmo|isso e tudo|e tudo|e so|seria isso|seria so isso|mais nada|nada mais|nada|por enquanto e so|por enquanto e so isso|por enquanto so isso',
  ),
  courtesy: list('com licenca|desculpa|desculpe|moco|moca|amigo|tudo bem|a todos|e|tchau|ate logo|pessoal'),
  fillers: list('por|favor|pfv|ok|sao|os|as|o|a|de|em|algum|alguma|hoje'),
  menu: list('cardapio|menu|o que voces tem|o que tem|lista de precos|precos'),
  whatThereIs: list('quais|qual|que|tipo|tipos|tem|voces|vcs|ha|mostra|lista|opcoes'),
  person: list(
    'falar com alguem|falar com uma pessoa|com uma pessoa|pessoa real|quero uma pessoa|preciso de uma pessoa|falar com atendente|atendente|um humano|com um humano|o gerente|com a gerente|com o dono|com a dona',
  ),
  personAlone: list('pessoa|uma pessoa|humano|humana|alguem'),
  whereIsIt: list(
    'ja saiu|ja ta saindo|ta vindo|esta vindo|ja esta pronto|ja ta pronto|ja vem|ta chegando|esta chegando|quando chega|que horas chega|falta muito|ta a caminho|esta a caminho|cade meu pedido|cade o meu pedido|onde esta meu pedido|onde esta o meu pedido|como esta meu pedido|como esta o meu pedido|status do pedido|meu pedido esta pronto|meu pedido ta pronto|meu pedido ja saiu|ja saiu meu pedido|ja saiu o pedido|quanto tempo falta',
  ),
  cancelOrder: list(
    'cancela isso|cancela ai|cancela tudo|pode cancelar|cancelar meu pedido|cancelar o meu pedido|cancelar o pedido|cancela meu pedido|cancela o meu pedido|cancela o pedido|cancele meu pedido|cancele o meu pedido|cancele o pedido|quero cancelar|nao quero mais o pedido',
  ),
  drop: list(
    'deixa quieto|deixa pra la|deixa para la|deixa assim|esquece|esqueca|desisti|desisto|melhor nao|nao quero mais|nao quero mais nada|deixa pra proxima|fica pra proxima|fica para a proxima|mudei de ideia|hoje nao|nao precisa mais|deixa pra outro dia',
  ),
  wrongChat: list(
    'mensagem errada|numero errado|chat errado|grupo errado|conversa errada|foi engano|era engano|nao era pra voce|nao era pra voces|nao era para voces|era pra outra pessoa|mandei errado|mandei no chat errado|contato errado',
  ),
  thinking: list(
    'deixa eu pensar|deixa eu ver|vou pensar|vou ver aqui|vou ver com|ja te falo|ja falo|ja te digo|ja volto|depois eu chamo|depois eu falo|te chamo depois|chamo depois|te aviso|eu aviso|aviso voces|um momento|um minutinho|so um minuto|pera ai|perai|espera um pouco|vou perguntar|ainda nao sei|daqui a pouco eu falo',
  ),
  praise: list(
    'parabens|tava otimo|tava otima|tava uma delicia|tava muito bom|tava muito boa|tava sensacional|tava maravilhoso|tava maravilhosa|tava delicioso|tava deliciosa|tava demais|estava otimo|estava otima|estava uma delicia|estava muito bom|estava muito boa|estava sensacional|estava maravilhoso|estava delicioso|estava deliciosa|estavam otimos|estavam deliciosos|adorei|amei|adoramos|amamos|foi o melhor|foi a melhor',
  ),
  corrects: list(
    'desculpa|errei|quis dizer|me enganei|erro meu|ops|corrigindo|correcao|perdao|me confundi|digitei errado',
  ),
  cart: list(
    'ver meu carrinho|ver o carrinho|ver carrinho|mostra meu carrinho|mostra o carrinho|o que eu pedi|o que ja pedi|o que tem no meu pedido|o que tem no carrinho|mostra meu pedido|mostra o pedido|ver meu pedido|ver o pedido|repete o pedido todo|repete meu pedido completo|qual e o meu pedido|qual e meu pedido',
  ),
  hours: list(
    'que horas abre|que horas abrem|que horas fecha|que horas fecham|ate que horas|estao abertos|esta aberto|ta aberto|abre hoje|abrem hoje|horario|horario de funcionamento',
  ),
  delivery: list(
    'entrega|entregar|entreguem|entregue|delivery|para entregar|em casa|na minha casa|pode trazer|traz aqui|traz pra mim',
  ),
  pickup: list(
    'retirar|retirada|vou ai retirar|vou ai buscar|venho buscar|passo buscar|passo retirar|vou pegar|pego no balcao|passo e pego|retiro|vou buscar|busco|buscar|para viagem|pra viagem|vou retirar|pego ai|pegar ai|passo ai|passo la|vou ai|passo pra pegar|passo para pegar|eu passo|passo em|vou passar ai|vou passar la|no balcao',
  ),
  choice: list('numero|opcao|a opcao|o numero|o|a'),
  choiceEndings: [],
  choices: list(
    'um uma primeiro primeira|dois duas segundo segunda|tres terceiro terceira|quatro quarto quarta|cinco quinto quinta|seis sexto sexta|sete setimo setima|oito oitavo oitava|nove nono nona',
  ),
  refusals: list('nao|sem|cancela|cancelar|em vez de|ao inves de|no lugar de|nada de'),
  allergy: list('alergi|alergia|intoleran|celiac|anafila|nao posso comer|nao pode comer'),
  noAllergy: list(
    'sem alergias|nao tenho alergia|nao tenho alergias|nao sou alergico|nao sou alergica|nenhuma alergia',
  ),
  has: list(
    'tenho|sou|somos|tem|temos|e|sao|meu|minha|meus|minhas|com|porque|cuidado|atencao|alias|alem disso|alguem e',
  ),
  goesOn: list('entao|mas|por favor|pfv|quero|queria|me ve|e quero|e um|e uma|e dois|e duas'),
  joins: list('e|mas'),
  ownOrder: list('meu pedido|o pedido|no pedido|do pedido|nosso pedido'),
  mayChange: list(
    'ainda posso mudar|ainda posso alterar|posso mudar meu pedido|posso mudar o pedido|posso alterar|ainda da pra mudar|ainda da para mudar|da tempo de mudar|quero mudar meu pedido|mudar meu pedido|mudar o meu pedido|alterar meu pedido|alterar o pedido',
  ),
  addTo: list(
    'tambem|e tambem|alem disso|esqueci|esqueci de pedir|acrescenta|acrescente|adiciona|adicione|coloca mais|poe mais|inclui|inclua|pode acrescentar|pode adicionar|pode incluir|da pra acrescentar|adiciona|adicionar|adicione|acrescenta|acrescentar|acrescente|coloca mais|bota mais|poe mais|pode adicionar|pode acrescentar',
  ),
  joinTo: list(
    'coloca|coloque|bota|bote|poe|junta|junte|adiciona|adicione|acrescenta|acrescente|inclui|inclua',
  ),
  pointing: list(
    'desses|dessas|desse|dessa|destes|destas|deste|desta|esse|essa|este|esta|esses|essas|isso|isto',
  ),
  questionOpenings: list(
    'usam|usa|cozinham|fritam|preparam|colocam|voces|vcs|vc|aceitam|aceita|posso pagar|da pra|da para|pode|podem|que horas|ate que horas|entregam|abrem|fecham|tem|fazem|ha|e|esta|como|o que|que|quando|por que|quem|onde|qual|quanto|quanta',
  ),
}
