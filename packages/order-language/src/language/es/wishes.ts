import { listWishes as list, type WishPhrases } from '../wishes.js'

/** What people say to a shop besides ordering. */
export const spanishWishes: WishPhrases = {
  greeting: list(
    'hay alguien|alguien ahi|hola|buenas|buenos dias|buenas tardes|buenas noches|que tal|hola que tal',
  ),
  thanks: list('gracias|muchas gracias|mil gracias|ok gracias|perfecto gracias'),
  enough: list(
    'eso es todo|es todo|eso seria todo|seria todo|seria eso|nada mas|nada|solo eso|solo es eso|eso nomas|nomas eso|con eso|ya es todo|ya seria todo|por ahora es todo|por el momento es todo',
  ),
  courtesy: list(
    'a todos|muy amable|adios|hasta luego|y|que tal|buen dia|disculpe|disculpa|perdone|oiga|oye|joven|amigo|senorita',
  ),
  fillers: list('por|favor|porfa|porfavor|ok|son|sus|los|las|el|la|de|en|algun|alguna|hoy'),
  menu: list('menu|la carta|que tienen|que tenes|que hay|lista de precios|precios'),
  whatThereIs: list(
    'que|cuales|cual|tipo|tipos|clase|clases|tienen|tienes|tenes|tiene|hay|ensename|lista|opciones',
  ),
  person: list(
    'hablar con alguien|hablar con una persona|con una persona|con un humano|con un agente|con un asesor|con una asesora|persona real|quiero una persona|necesito una persona|que me atienda una persona|que me atienda alguien|un humano|la encargada|con el dueno|con la duena|con el gerente|el encargado|atencion al cliente|llamame|con el encargado|hablar con el jefe|quiero un gerente|quiero al gerente|con el jefe',
  ),
  personAlone: list(
    'persona|una persona|humano|humana|agente|un agente|asesor|un asesor|asesora|una asesora|operador|operadora|encargado|encargada|alguien',
  ),
  whereIsIt: list(
    'ya viene|ya salio|ya sale|ya esta listo|ya esta lista|viene en camino|esta en camino|ya viene en camino|cuando llega|a que hora llega|falta mucho|donde viene|por donde viene|donde esta mi pedido|donde viene mi pedido|donde va mi pedido|estado de mi pedido|estado del pedido|como va mi pedido|cuanto falta|mi pedido esta listo|esta listo mi pedido|ya esta mi pedido|ya viene mi pedido|ya salio mi pedido|cuando llega',
  ),
  cancelOrder: list(
    'cancelalo|cancelalo todo|cancela eso|cancelar todo|cancelen|cancelame|cancelar mi pedido|cancelar el pedido|cancela mi pedido|cancela el pedido|cancelen mi pedido|cancelen el pedido|cancele mi pedido|cancele el pedido|quiero cancelar|anular mi pedido|anular el pedido|anula mi pedido|anula el pedido|ya no quiero el pedido|ya no quiero mi pedido',
  ),
  drop: list(
    'siempre no|mejor no|ya no quiero nada|ya no quiero|dejalo|dejalo asi|dejemoslo|olvidalo|olvidelo|mejor otro dia|otro dia sera|cambie de opinion|al final no|ya no hace falta|ya no gracias|hoy no',
  ),
  wrongChat: list(
    'me equivoque de chat|me equivoque de numero|me equivoque de persona|me equivoque de grupo|numero equivocado|chat equivocado|mensaje equivocado|no era para aqui|no era para ustedes|no era para ti|era para otra persona|era para otro chat',
  ),
  thinking: list(
    'dejame pensar|dejame pensarlo|lo pienso|dejame ver|deja veo|luego les escribo|luego te escribo|luego le escribo|al rato les escribo|al rato te escribo|les escribo luego|les escribo al rato|les aviso|te aviso|le aviso|ahorita te digo|ahorita les digo|ahorita le digo|dame un momento|un momento|dame un segundo|espera un momento|voy a preguntar|dejame preguntar|ahora te digo|ahora vuelvo|todavia no se',
  ),
  praise: list(
    'felicidades|felicitaciones|estuvo delicioso|estuvo deliciosa|estuvo riquisimo|estuvo riquisima|estuvo muy rico|estuvo muy rica|estuvo buenisimo|estuvieron deliciosos|estuvieron deliciosas|estuvieron muy ricos|estuvieron riquisimos|estaba delicioso|estaba deliciosa|estaba buenisimo|estaba buenisima|estaba riquisimo|estaban deliciosos|estaban buenisimos|estaban riquisimos|me encanto|me encantaron|nos encanto|nos encantaron|los mejores de|el mejor de la|la mejor de la',
  ),
  corrects: list(
    'perdon|quise decir|me equivoque|fe de erratas|error mio|ups|corrijo|correccion|disculpa es|disculpe es',
  ),
  cart: list(
    'ver mi carrito|ver carrito|ver el carrito|que llevo|que tengo anotado|que tengo pedido|que he pedido|que pedi|muestrame mi pedido|muestrame el pedido|ver mi pedido|ver el pedido|como va mi carrito|repiteme el pedido|repite el pedido completo|me repites el pedido|cual es mi pedido',
  ),
  hours: list(
    'a que hora abren|a que hora cierran|a que hora abris|a que hora cerrais|hasta que hora|estan abiertos|esta abierto|estais abiertos|abren hoy|ya abrieron|horario|horarios',
  ),
  delivery: list(
    'delivery|envio|con envio|envienmelo|enviamelo|a domicilio|domicilio|reparto|enviar|entrega|entregar|entregado|que me lo traigan|que me lo lleven|me lo traen|me lo llevan|me lo mandan|traiganmelo|a mi casa|para llevar a casa',
  ),
  pickup: list(
    'recoger|para recoger|los retiro|las retiro|lo retiro|la retiro|retiro yo|los recojo|las recojo|la recojo|los busco|las busco|la busco|paso a recoger|paso a retirar|paso por|voy a recoger|voy a retirar|voy por|yo los busco|recogerlo|recogerlos|recogerla|recogerlas|recogida|recojo|retiro|retirar|retirarlo|lo paso a buscar|paso a buscar|a buscarlo|lo busco|voy a buscar|para llevar|lo recojo|paso por el|paso por ella|paso por ellos|paso por ellas|voy por el|voy por ella|voy por ellos|voy por ellas|paso yo|yo paso|paso en|paso ahorita|paso al rato|pasare|pasaremos|voy palla|voy pa alla|voy para alla|en el local',
  ),
  choice: list('numero|opcion|la opcion|el numero|el|la'),
  choiceEndings: [],
  choices: list(
    'uno una primero primera primer|dos segundo segunda|tres tercero tercera|cuatro cuarto cuarta|cinco quinto quinta|seis sexto sexta|siete septimo septima|ocho octavo octava|nueve noveno novena',
  ),
  refusals: list('no|sin|cancela|cancelar|en vez de|en lugar de|tampoco|nada de'),
  allergy: list('alergi|intoleran|celiac|anafila|no puedo comer|no puede comer'),
  noAllergy: list('sin alergias|no tengo alergias|no soy alergico|no soy alergica|ninguna alergia'),
  has: list(
    'tengo|soy|somos|tiene|tenemos|es|son|mi|mis|nuestro|nuestra|con|porque|ojo|cuidado|por cierto|ademas|alguien es',
  ),
  goesOn: list('asi que|pero|por favor|porfa|entonces|quiero|quisiera|me das|y quiero|y un|y una|y dos'),
  joins: list('y|pero'),
  ownOrder: list('mi pedido|el pedido|ese pedido|mi orden|la orden|nuestro pedido'),
  mayChange: list(
    'todavia puedo cambiar|aun puedo cambiar|puedo cambiar mi pedido|puedo cambiar el pedido|puedo modificar|todavia puedo agregar|estoy a tiempo de cambiar|quiero cambiar mi pedido|cambiar mi pedido|modificar mi pedido|cambiar el pedido|modificar el pedido',
  ),
  addTo: list(
    'tambien|y tambien|ademas|y ademas|me falto|me olvide|se me olvido|se me paso|agregale|sumale|anadele|ponle tambien|puedes agregar|puede agregar|me agregas|me sumas|agrega|agregame|agregar|agreguen|anade|anademe|anadir|sumale|ponle|me agregas|puedes agregar|puedo agregar',
  ),
  joinTo: list(
    'agregalo|agregala|agregalos|agregalas|agrega eso|agrega esto|sumalo|sumala|sumalos|sumalas|ponlo|ponla|ponlos|ponlas|juntalo|juntalos|anadelo|anadela|anadelos|anade eso|incluyelo|incluyelos',
  ),
  pointing: list(
    'de estos|de estas|de esos|de esas|de este|de esta|de ese|de esa|este|esta|ese|esa|estos|estas|esos|esas|esto|eso',
  ),
  questionOpenings: list(
    'usan|usa|cocinan|frien|preparan|ponen|tienen|tienes|teneis|hacen|haceis|aceptan|se puede|puedo pagar|pueden|puedes|podrian|a que hora|hasta que hora|a cuanto|llegan|llevan|abren|cierran|estan|hay|es|esta|como|que|cuando|por que|quien|donde|cual|cuanto|cuanta',
  ),
}
