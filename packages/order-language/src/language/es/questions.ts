import { listQuestions as list, pairQuestions as pairs, type QuestionWords } from '../questions.js'

export const spanishQuestions: QuestionWords = {
  classes: {
    opens: list(
      'a que numero|que numero|ensename|muestrame|cuanto|cuanta|cuantos|cuantas|a cuanto|en cuanto|de cuanto|a como|a que hora|a que horas|que hora|que horas|hasta que hora|desde que hora|hasta donde|de que hora|que precio|que precios|que tamanos|que sabores|que opciones|que formas|que metodos|que medios|que lleva|que trae|que tiene|que contiene|que incluye|que viene|de que|cual es|cuales son|cuales|donde|en donde|por donde|quisiera saber|queria saber|quiero saber|me podria decir|me podrias decir|me puede decir|me puedes decir|me dices|sabes si|sabe si|una pregunta|una consulta|hacen envios|hacen envio|hacen entregas|hacen domicilio|hacen delivery|aceptan|reciben|puedo pagar|podria pagar|se puede pagar|se puede|puedo saber|tienen servicio|estan abiertos|esta abierto|siguen abiertos|tardan|tarda mucho|demoran|demora mucho',
    ),
    mayOpen: list(
      'cual|como|cuando|quien|por que|tienen|tienes|tiene|tenes|teneis|tendran|tendras|tendra|hay|habra|hacen|haces|venden|vende|manejan|maneja|es|son|esta|estan|abren|abre|cierran|cierra|lleva|llevan|trae|traen|incluye|contiene|queda|quedan|puedo|podria|podemos|llegan|reparten|entregan|envian|mandan|cobran|alguno|alguna|algun|sirven|atienden|trabajan|me pasas|me pasa|me das la|me da la|me mandas la|contratan',
    ),
    orders: list(
      'quiero|quisiera|queria|me das|me da|me dan|dame|deme|denme|me pones|me pone|me puede poner|me puedes poner|ponme|pongame|me mandas|me manda|mandame|mandeme|me envias|enviame|me traes|traeme|me preparas|me prepara|me anotas|anotame|apuntame|puedes mandarme|puede mandarme|pueden mandarme|me puedes mandar|me puede mandar|me pueden mandar|me puedes dar|me puede dar|me podrias dar|me podria dar|puedes traerme|pueden traerme|me gustaria|voy a querer|vamos a querer|agrega|agregame|agregale|necesito|quiero pedir|para mi|me llevo|me sirves|me vendes|me regalas|me regala|regalame|puedo pedir|puedes hacerme|me haces|me hace',
    ),
    price: list(
      'cuanto|cuanto cuesta|cuanto cuestan|cuanto vale|cuanto valen|cuanto sale|cuanto salen|cuanto es|cuanto son|a cuanto|en cuanto|a como|cuesta|cuestan|precio|precios|valor|que precio|a que precio|cuanto cobran|costaria|cuanto seria|cuanto esta|cuanto estan|cuanto me sale|cuanto me costaria|cuanto saldria',
    ),
    total: list(
      'total|en total|el total|hasta ahora|la cuenta|mi cuenta|llevo|cuanto llevo|cuanto va|cuanto vamos|cuanto debo|debo|cuanto es todo|cuanto seria todo|seria todo|por todo',
    ),
    deliver: list(
      'envio|envios|entrega|entregas|entregan|domicilio|a domicilio|servicio a domicilio|reparto|reparten|reparte|delivery|mandan|envian|llevan a|llegan a|llegan hasta|que me lo traigan|me lo traen|lo traen|traen a',
    ),
    fee: list(
      'costo de envio|costo del envio|cobran aparte el domicilio|cobran aparte el envio|envio aparte|domicilio aparte|costo de entrega|precio del envio|precio de envio|cobran envio|cobran el envio|cobran por envio|cobran por el envio|cobran domicilio|cobran el domicilio|cobran por llevar|cobran por entregar|envio gratis|envio es gratis|domicilio gratis|gastos de envio|tarifa de envio|valor del domicilio|valor del envio|domicilio tiene costo|envio tiene costo|entrega tiene costo|vale el envio|vale el domicilio|cuesta el envio|cuesta el domicilio|sale el envio|costo',
    ),
    minimum: list(
      'minimo|pedido minimo|compra minima|minima|monto minimo|consumo minimo|minimo de compra|minimo de pedido',
    ),
    speak: [
      ...pairs(
        'hablan|habla|hablas|entienden|entiende|entiendes|atienden en|contestan en|responden en',
        'espanol|ingles|portugues|frances|italiano|aleman',
      ),
      ...list('que idiomas|en que idioma|que idioma|en ingles|en espanol|en portugues'),
    ],
    robot: list(
      'un robot|robot|un bot|bot|chatbot|una maquina|maquina|una persona real|persona o|humano o|inteligencia artificial|una ia|contestador|respuesta automatica|contesta una persona',
    ),
    compare: list(
      'que sale mejor|cual sale mejor|que sale mas barato|cual sale mas barato|cual es mas barato|que es mas barato|que conviene|cual conviene|que me conviene|conviene mas|cual me conviene|sale mejor|sale mas barato|rinde mas',
    ),
    pay: list(
      'pagar|pago|pagos|formas de pago|forma de pago|metodos de pago|medios de pago|tarjeta|tarjetas|efectivo|transferencia|transferencias|debito|credito|mercado pago|mercadopago|yape|plin|nequi|daviplata|bizum|spei|oxxo|paypal|visa|mastercard|vales|qr|terminal|contra entrega|al recibir',
    ),
    open: list(
      'abren|abre|abierto|abierta|abiertos|abiertas|abris|cierran|cierra|cerrado|cerrados|cerrada|cerrais|atienden|atiende|atendiendo|atencion|trabajan|trabajando|hasta que hora|a que hora|a que horas|desde que hora|de que hora|sirviendo|tomando pedidos|ya abrieron|ya cerraron|abrieron|cerraron|dan servicio|hay servicio|siguen dando servicio|dando servicio|siguen atendiendo|siguen trabajando|siguen tomando pedidos|estan trabajando|ya no atienden',
    ),
    hours: list('horario|horarios|horas de atencion|horario de atencion|que horario|sus horarios|su horario'),
    where: list(
      'donde estan|donde queda|donde quedan|donde se encuentran|donde esta|donde es|donde los encuentro|ubicados|ubicado|ubicacion|la direccion|su direccion|direccion|direccion del local|direccion de ustedes|como llego|como llegar|en que calle|en que zona estan|el local|la sucursal|sucursales',
    ),
    duration: list(
      'cuanto tarda|cuanto tardan|cuanto tardaria|cuanto se tarda|cuanto se tardan|cuanto demora|cuanto demoran|cuanto se demora|cuanto se demoran|cuanto tiempo|en cuanto tiempo|tarda|tardan|tarda mucho|tardan mucho|tardara|tardaria|demora|demoran|demora mucho|demoran mucho|se demora|se demoran|tiempo de entrega|tiempo de espera|que tan rapido|cuanto hay que esperar|cuantos minutos|en cuanto llega|cuando llegaria|para cuando estaria|a que hora llegaria|en cuanto estaria|en cuanto esta listo|mucha demora|hay demora|hay espera',
    ),
    phone: list(
      'telefono|numero de telefono|un telefono|su telefono|numero para llamar|numero para llamarlos|a que numero|que numero|donde llamar|llamarles|llamarlos|celular|otro numero|su numero|tel',
    ),
    sizes: list('tamano|tamanos|medida|medidas|presentacion|presentaciones|que tan grande|de que tamano'),
    options: list(
      'sabores|sabor|de que son|de que|de que es|de que hay|de que tienen|que rellenos|rellenos|relleno|salsas|extras|adicionales|toppings|ingredientes extra|opciones|opciones para|opciones tienes|aderezos|guarniciones|acompanamientos|complementos|variedades',
    ),
    contents: list(
      'lleva|llevan|que lleva|que llevan|trae|traen|que trae|que traen|contiene|contienen|que contiene|incluye|que incluye|hecho de|hecha de|hechos de|hechas de|esta hecho|esta hecha|ingredientes|de que esta hecho|de que esta hecha|viene con|vienen con|con que viene|que viene|tiene adentro|tiene dentro',
    ),
    have: list(
      'tienen|tienes|tiene|tenes|teneis|tendran|tendras|hay|habra|venden|vende|manejan|maneja|hacen|haces|sirven|queda|quedan|todavia hay|aun hay|ofrecen|habria|tendria|tendrian|alguno|alguna|algun|algo|disponible|disponibles',
    ),
    cheapest: list(
      'mas barato|mas barata|mas baratos|mas baratas|mas economico|mas economica|menor precio|economico|barato|barata|lo mas barato|menos caro',
    ),
    popular: list(
      'recomiendas|recomienda|recomiendan|recomendacion|recomendaciones|recomendas|sugieres|sugiere|sugieren|sugerencia|sugerencias|mas pedido|mas pedida|mas pedidos|mas pedidas|mas vendido|mas vendida|mas vendidos|mas popular|mas populares|popular|populares|mas rico|mas rica|favorito|favorita|especialidad|lo mejor|el mejor|la mejor|que esta bueno|que es lo bueno|mas piden|piden mas|se vende mas|la mas rica|estrella',
    ),
    which: list(
      'que|q|cuales|cual|que tipo de|que tipos de|que clase de|que clases de|lista de|ensename|muestrame|todos los|todas las',
    ),
    time: list('a que hora|a que horas|que hora|que horas|hasta que hora|desde que hora|de que hora|cuando'),
    now: list('ahora|ahorita|en este momento|todavia|aun|siguen|sigue|ya'),
    today: list('hoy|el dia de hoy'),
    tonight: list('esta noche|hoy en la noche|hoy a la noche|hoy por la noche|en la noche'),
    tomorrow: list('manana|el dia de manana'),
    holiday: list(
      'feriado|feriados|festivo|festivos|dia festivo|dias festivos|puente|navidad|nochebuena|ano nuevo|fin de ano|semana santa|dia de la madre|dia del padre|dia de muertos|reyes',
    ),
    beside: list(
      'como va|como andan|como anda|como estas|como estan|como esta usted|como te va|como les va|que tal|todo bien|que onda|hola|buenas|buenos dias|buenas tardes|buenas noches|oiga|oye|disculpa|disculpe|perdon|por favor|porfa|porfavor|gracias|y|pero|entonces|pues|ok|una pregunta|pregunta|consulta|una consulta|una duda|duda|solo|tambien|ustedes|uds|usted|eh|este|bueno|mira|che|amigo|amiga|senor|senora|joven|el|la|los|las|un|una|de|del|a|al|en|por|para|con|me|se|lo|su|sus|mi|es|son|esta|estan|que|si|ya|seria|tu|nos|le|les|dia|dias|ahi|aca|aqui|alli|local',
    ),
  },
  diets: {
    vegetarian: list(
      'vegetariano|vegetariana|vegetarianos|vegetarianas|sin carne|no lleve carne|no tenga carne|que no tenga carne',
    ),
    vegan: list('vegano|vegana|veganos|veganas|vegan'),
    gluten_free: list(
      'sin gluten|libre de gluten|sin tacc|para celiacos|apto celiacos|apto para celiacos|aptas para celiacos|apto celiaco|gluten free',
    ),
    lactose_free: list('sin lactosa|sin lacteos|libre de lactosa|deslactosado|deslactosada|sin leche'),
    halal: list('halal'),
    kosher: list('kosher'),
  },
  allergens: {
    gluten: list('gluten|trigo|harina|harina de trigo|tacc|cebada|celiacos|celiaco|celiaca'),
    crustaceans: list('crustaceo|crustaceos|mariscos|marisco|camaron|camarones|gambas|langostinos|cangrejo'),
    eggs: list('huevo|huevos'),
    fish: list('pescado|pescados'),
    peanuts: list('cacahuate|cacahuates|cacahuete|cacahuetes|mani|manies'),
    soybeans: list('soja|soya|sillao|salsa de soja|salsa de soya'),
    milk: list('leche|lacteo|lacteos|lactosa'),
    nuts: list(
      'nuez|nueces|frutos secos|frutos de cascara|almendra|almendras|avellana|avellanas|pistacho|pistachos|castanas|nuez de la india',
    ),
    celery: list('apio'),
    mustard: list('mostaza'),
    sesame: list('sesamo|ajonjoli'),
    sulphites: list('sulfito|sulfitos'),
    lupin: list('altramuz|altramuces'),
    molluscs: list('molusco|moluscos|almejas|mejillones|calamar|calamares|pulpo|ostras|ostiones|caracoles'),
  },
  days: ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado sabados', 'domingo domingos'],
}
