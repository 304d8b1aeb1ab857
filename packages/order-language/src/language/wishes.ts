/** What people say to a shop besides ordering. Whole phrases, folded: lower case, no accents, no punctuation. */
export interface WishPhrases {
  /** nothing but a greeting */
  readonly greeting: readonly string[]
  readonly thanks: readonly string[]
  /** nothing is missing: whole messages */
  readonly enough: readonly string[]
  /** words that may stand beside one of these */
  readonly courtesy: readonly string[]
  /** single words beside such a question that say nothing of their own */
  readonly fillers: readonly string[]
  /** asked for anywhere in the message */
  readonly menu: readonly string[]
  /** beside the name of one of the menu's categories: what there is of it */
  readonly whatThereIs: readonly string[]
  readonly person: readonly string[]
  /** wants a person where nothing else is said: within an order it may say for whom it is */
  readonly personAlone: readonly string[]
  readonly whereIsIt: readonly string[]
  readonly cancelOrder: readonly string[]
  readonly hours: readonly string[]
  /** an answer to “delivery or pickup?” */
  readonly delivery: readonly string[]
  readonly pickup: readonly string[]
  /** leads to the number of a choice */
  readonly choice: readonly string[]
  /** how the first to the ninth choice is named, the words for each separated by spaces */
  readonly choices: readonly string[]
  /** words that say, up to a few words before one of those, that it isn't wanted */
  readonly refusals: readonly string[]
  /** how a question to the shop begins */
  readonly questionOpenings: readonly string[]
}

const list = (text: string): string[] => text.split('|')

const english: WishPhrases = {
  greeting: list(
    'hi|hello|hey|hiya|hey there|hi there|hello there|good morning|good afternoon|good evening|howdy|start',
  ),
  thanks: list(
    'thanks|thank you|thx|ty|cheers|thank you so much|thanks a lot|many thanks|great thanks|perfect thanks',
  ),
  enough: list(
    'thats all|that is all|thats it|that is it|thats everything|that is everything|that will be all|thatll be all|thatll be it|nothing else|nothing more|thats all for now',
  ),
  courtesy: list(
    'a lot|so much|very much|again|everyone|guys|there|all|and|bye|good night|have a nice day|have a good one|see you',
  ),
  fillers: list('please|pls|plz|ok|the|your|in|on|of|for|are|is|else|some|today'),
  menu: list(
    'menu|what do you have|what have you got|what do you sell|what can i order|what is on the menu|price list|what are your prices',
  ),
  whatThereIs: list(
    'what|which|whats|any|do you have|have you got|you have|you got|there|show me|list|kind|kinds|sort|sorts|type|types|options',
  ),
  person: list(
    'talk to a person|speak to a person|talk to someone|speak to someone|speak with someone|talk with someone|talk to a human|speak to a human|real person|a human|call me|speak to the manager|talk to the manager|speak to the owner|customer service',
  ),
  personAlone: list('person|a person|human|agent|someone|staff'),
  whereIsIt: list(
    'where is my order|wheres my order|status of my order|order status|how long for my order|is my order ready|when will my order|when is my order|how is my order|where is my food|wheres my food|has my order',
  ),
  cancelOrder: list('cancel my order|cancel the order|cancel order|i want to cancel|please cancel'),
  hours: list(
    'what time do you open|what time do you close|when do you open|when do you close|are you open|opening hours|are you closed|what are your hours',
  ),
  delivery: list(
    'delivery|deliver|deliver it|delivered|please deliver|bring it|to my place|to my home|home delivery',
  ),
  pickup: list(
    'pickup|pick up|pick it up|i will pick it up|ill pick it up|collect|collection|takeaway|take away|takeout|to go|i will collect|ill collect|i will come|ill come by',
  ),
  choice: list('number|option|the'),
  choices: list(
    'one first|two second|three third|four fourth|five fifth|six sixth|seven seventh|eight eighth|nine ninth',
  ),
  refusals: list('no|not|dont|cancel|without|skip|instead of|rather than|wont|cant|never'),
  questionOpenings: list('do you|does|are you|is there|is it|is the|how|what|when|why|who|where|which'),
}

const spanish: WishPhrases = {
  greeting: list('hola|buenas|buenos dias|buenas tardes|buenas noches|que tal|hola que tal'),
  thanks: list('gracias|muchas gracias|mil gracias|ok gracias|perfecto gracias'),
  enough: list(
    'eso es todo|es todo|eso seria todo|seria todo|seria eso|nada mas|nada|solo eso|solo es eso|eso nomas|nomas eso|con eso|ya es todo|ya seria todo|por ahora es todo|por el momento es todo',
  ),
  courtesy: list('a todos|muy amable|adios|hasta luego|y|que tal|buen dia'),
  fillers: list('por|favor|porfa|porfavor|ok|son|sus|los|las|el|la|de|en|algun|alguna|hoy'),
  menu: list('menu|la carta|que tienen|que tenes|que hay|lista de precios|precios'),
  whatThereIs: list(
    'que|cuales|cual|tipo|tipos|clase|clases|tienen|tienes|tenes|tiene|hay|ensename|lista|opciones',
  ),
  person: list(
    'hablar con alguien|hablar con una persona|con una persona|con un humano|con un agente|con un asesor|con una asesora|persona real|quiero una persona|necesito una persona|que me atienda una persona|que me atienda alguien|un humano|la encargada|con el dueno|con la duena|con el gerente|el encargado|atencion al cliente|llamame',
  ),
  personAlone: list(
    'persona|una persona|humano|humana|agente|un agente|asesor|un asesor|asesora|una asesora|operador|operadora|encargado|encargada|alguien',
  ),
  whereIsIt: list(
    'donde esta mi pedido|donde viene mi pedido|donde va mi pedido|estado de mi pedido|estado del pedido|como va mi pedido|cuanto falta|mi pedido esta listo|esta listo mi pedido|ya esta mi pedido|ya viene mi pedido|ya salio mi pedido|cuando llega',
  ),
  cancelOrder: list(
    'cancelar mi pedido|cancelar el pedido|cancela mi pedido|cancela el pedido|cancelen mi pedido|cancelen el pedido|cancele mi pedido|cancele el pedido|quiero cancelar|anular mi pedido|anular el pedido|anula mi pedido|anula el pedido|ya no quiero el pedido|ya no quiero mi pedido',
  ),
  hours: list(
    'a que hora abren|a que hora cierran|a que hora abris|a que hora cerrais|hasta que hora|estan abiertos|esta abierto|estais abiertos|abren hoy|ya abrieron|horario|horarios',
  ),
  delivery: list(
    'delivery|envio|con envio|envienmelo|enviamelo|a domicilio|domicilio|reparto|enviar|entrega|entregar|entregado|que me lo traigan|que me lo lleven|me lo traen|me lo llevan|me lo mandan|traiganmelo|a mi casa|para llevar a casa',
  ),
  pickup: list(
    'recoger|para recoger|recogerlo|recogerlos|recogerla|recogerlas|recogida|recojo|retiro|retirar|retirarlo|lo paso a buscar|paso a buscar|a buscarlo|lo busco|voy a buscar|para llevar|lo recojo|paso por el|paso por ella|paso por ellos|paso por ellas|voy por el|voy por ella|voy por ellos|voy por ellas|paso yo|en el local',
  ),
  choice: list('numero|opcion|la opcion|el numero|el|la'),
  choices: list(
    'uno una primero primera primer|dos segundo segunda|tres tercero tercera|cuatro cuarto cuarta|cinco quinto quinta|seis sexto sexta|siete septimo septima|ocho octavo octava|nueve noveno novena',
  ),
  refusals: list('no|sin|cancela|cancelar|en vez de|en lugar de|tampoco|nada de'),
  questionOpenings: list('tienen|hacen|hay|es|esta|como|que|cuando|por que|quien|donde|cual|cuanto|cuanta'),
}

const portuguese: WishPhrases = {
  greeting: list('ola|oi|bom dia|boa tarde|boa noite|e ai|tudo bem|oi tudo bem|ola tudo bem'),
  thanks: list('obrigado|obrigada|muito obrigado|muito obrigada|valeu|brigado|brigada'),
  enough: list(
    'so isso|e so isso|so isso mesmo|e so isso mesmo|isso e tudo|e tudo|e so|seria isso|seria so isso|mais nada|nada mais|nada|por enquanto e so|por enquanto e so isso|por enquanto so isso',
  ),
  courtesy: list('tudo bem|a todos|e|tchau|ate logo|pessoal'),
  fillers: list('por|favor|pfv|ok|sao|os|as|o|a|de|em|algum|alguma|hoje'),
  menu: list('cardapio|menu|o que voces tem|o que tem|lista de precos|precos'),
  whatThereIs: list('quais|qual|que|tipo|tipos|tem|voces|vcs|ha|mostra|lista|opcoes'),
  person: list(
    'falar com alguem|falar com uma pessoa|com uma pessoa|pessoa real|quero uma pessoa|preciso de uma pessoa|falar com atendente|atendente|um humano|com um humano|o gerente|com a gerente|com o dono|com a dona',
  ),
  personAlone: list('pessoa|uma pessoa|humano|humana|alguem'),
  whereIsIt: list(
    'cade meu pedido|cade o meu pedido|onde esta meu pedido|onde esta o meu pedido|como esta meu pedido|como esta o meu pedido|status do pedido|meu pedido esta pronto|meu pedido ta pronto|meu pedido ja saiu|ja saiu meu pedido|ja saiu o pedido|quanto tempo falta',
  ),
  cancelOrder: list(
    'cancelar meu pedido|cancelar o meu pedido|cancelar o pedido|cancela meu pedido|cancela o meu pedido|cancela o pedido|cancele meu pedido|cancele o meu pedido|cancele o pedido|quero cancelar|nao quero mais o pedido',
  ),
  hours: list(
    'que horas abre|que horas abrem|que horas fecha|que horas fecham|ate que horas|estao abertos|esta aberto|ta aberto|abre hoje|abrem hoje|horario|horario de funcionamento',
  ),
  delivery: list(
    'entrega|entregar|entreguem|entregue|delivery|para entregar|em casa|na minha casa|pode trazer|traz aqui|traz pra mim',
  ),
  pickup: list(
    'retirar|retirada|retiro|vou buscar|busco|buscar|para viagem|pra viagem|vou retirar|pego ai|pegar ai|passo ai|passo la|vou ai|passo pra pegar|passo para pegar|no balcao',
  ),
  choice: list('numero|opcao|a opcao|o numero|o|a'),
  choices: list(
    'um uma primeiro primeira|dois duas segundo segunda|tres terceiro terceira|quatro quarto quarta|cinco quinto quinta|seis sexto sexta|sete setimo setima|oito oitavo oitava|nove nono nona',
  ),
  refusals: list('nao|sem|cancela|cancelar|em vez de|ao inves de|no lugar de|nada de'),
  questionOpenings: list(
    'voces|tem|fazem|ha|e|esta|como|o que|que|quando|por que|quem|onde|qual|quanto|quanta',
  ),
}

/** Every language is listened for: customers write in their own, whatever the shop's is. */
export const wishPhrases: readonly WishPhrases[] = [english, spanish, portuguese]
