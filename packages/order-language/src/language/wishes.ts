/** What people say to a shop besides ordering. Whole phrases, folded: lower case, no accents, no punctuation. */
export interface WishPhrases {
  /** nothing but a greeting */
  readonly greeting: readonly string[]
  readonly thanks: readonly string[]
  /** words that may stand beside a greeting or a thank-you */
  readonly courtesy: readonly string[]
  /** single words beside such a question that say nothing of their own */
  readonly fillers: readonly string[]
  /** asked for anywhere in the message */
  readonly menu: readonly string[]
  /** beside the name of one of the menu's categories: what there is of it */
  readonly whatThereIs: readonly string[]
  readonly person: readonly string[]
  readonly whereIsIt: readonly string[]
  readonly cancelOrder: readonly string[]
  readonly hours: readonly string[]
  /** an answer to “delivery or pickup?” */
  readonly delivery: readonly string[]
  readonly pickup: readonly string[]
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
  refusals: list('no|not|dont|cancel|without|skip|instead of|rather than|wont|cant|never'),
  questionOpenings: list('do you|does|are you|is there|is it|is the|how|what|when|why|who|where|which'),
}

const spanish: WishPhrases = {
  greeting: list('hola|buenas|buenos dias|buenas tardes|buenas noches|que tal|hola que tal'),
  thanks: list('gracias|muchas gracias|mil gracias|ok gracias|perfecto gracias'),
  courtesy: list('a todos|muy amable|adios|hasta luego|y|que tal|buen dia'),
  fillers: list('por|favor|porfa|porfavor|ok|son|sus|los|las|el|la|de|en|algun|alguna|hoy'),
  menu: list('menu|la carta|que tienen|que tenes|que hay|lista de precios|precios'),
  whatThereIs: list(
    'que|cuales|cual|tipo|tipos|clase|clases|tienen|tienes|tenes|tiene|hay|ensename|lista|opciones',
  ),
  person: list(
    'hablar con alguien|hablar con una persona|una persona|un humano|el encargado|atencion al cliente|llamame',
  ),
  whereIsIt: list('donde esta mi pedido|estado de mi pedido|cuanto falta|mi pedido esta listo|cuando llega'),
  cancelOrder: list(
    'cancelar mi pedido|cancelar el pedido|cancela el pedido|quiero cancelar|anular el pedido',
  ),
  hours: list('a que hora abren|a que hora cierran|estan abiertos|horario|horarios'),
  delivery: list('delivery|envio|a domicilio|domicilio|reparto|enviar|que me lo traigan|para llevar a casa'),
  pickup: list('recoger|para recoger|retiro|retirar|lo paso a buscar|paso a buscar|para llevar|lo recojo'),
  refusals: list('no|sin|cancela|cancelar|en vez de|en lugar de|tampoco|nada de'),
  questionOpenings: list('tienen|hacen|hay|es|esta|como|que|cuando|por que|quien|donde|cual|cuanto|cuanta'),
}

const portuguese: WishPhrases = {
  greeting: list('ola|oi|bom dia|boa tarde|boa noite|e ai|tudo bem|oi tudo bem|ola tudo bem'),
  thanks: list('obrigado|obrigada|muito obrigado|muito obrigada|valeu|brigado|brigada'),
  courtesy: list('tudo bem|a todos|e|tchau|ate logo|pessoal'),
  fillers: list('por|favor|pfv|ok|sao|os|as|o|a|de|em|algum|alguma|hoje'),
  menu: list('cardapio|menu|o que voces tem|o que tem|lista de precos|precos'),
  whatThereIs: list('quais|qual|que|tipo|tipos|tem|voces|vcs|ha|mostra|lista|opcoes'),
  person: list('falar com alguem|falar com uma pessoa|falar com atendente|atendente|um humano|o gerente'),
  whereIsIt: list(
    'cade meu pedido|onde esta meu pedido|status do pedido|meu pedido esta pronto|quanto tempo falta',
  ),
  cancelOrder: list('cancelar meu pedido|cancelar o pedido|cancela o pedido|quero cancelar'),
  hours: list('que horas abre|que horas fecha|estao abertos|horario|horario de funcionamento'),
  delivery: list('entrega|entregar|delivery|para entregar|em casa'),
  pickup: list('retirar|retirada|vou buscar|busco|buscar|para viagem|vou retirar'),
  refusals: list('nao|sem|cancela|cancelar|em vez de|ao inves de|no lugar de|nada de'),
  questionOpenings: list(
    'voces|tem|fazem|ha|e|esta|como|o que|que|quando|por que|quem|onde|qual|quanto|quanta',
  ),
}

/** Every language is listened for: customers write in their own, whatever the shop's is. */
export const wishPhrases: readonly WishPhrases[] = [english, spanish, portuguese]
