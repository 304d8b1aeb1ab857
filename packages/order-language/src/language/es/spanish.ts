import type { Language } from '../language.js'
import { spanishAnswers } from './answers.js'
import { spanishQuestions } from './questions.js'
import { spanishTalk } from './talk.js'
import { times } from './times.js'
import { spanishWishes } from './wishes.js'

export const spanish: Language = {
  code: 'es',
  modifiersFollow: true,
  numbers: {
    uno: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
    once: 11,
    doce: 12,
    trece: 13,
    catorce: 14,
    quince: 15,
    dieciseis: 16,
    diecisiete: 17,
    dieciocho: 18,
    diecinueve: 19,
    veinte: 20,
    veinticinco: 25,
    treinta: 30,
    cuarenta: 40,
    cincuenta: 50,
    sesenta: 60,
    setenta: 70,
    ochenta: 80,
    noventa: 90,
    veintiuno: 21,
    veintiuna: 21,
    veintidos: 22,
    veintitres: 23,
    veinticuatro: 24,
    veintiseis: 26,
    veintisiete: 27,
    veintiocho: 28,
    veintinueve: 29,
    cien: 100,
    ciento: 100,
    doscientos: 200,
    doscientas: 200,
    trescientos: 300,
    trescientas: 300,
    cuatrocientos: 400,
    cuatrocientas: 400,
    quinientos: 500,
    quinientas: 500,
    seiscientos: 600,
    seiscientas: 600,
    setecientos: 700,
    setecientas: 700,
    ochocientos: 800,
    ochocientas: 800,
    novecientos: 900,
    novecientas: 900,
    'un par de': 2,
    'un par': 2,
    par: 2,
    'un cuarto': 0.25,
    'un cuarto de': 0.25,
    'cuarto de': 0.25,
    'cuarto y mitad': 0.375,
    'cuarto y mitad de': 0.375,
    'tres cuartos': 0.75,
    'tres cuartos de': 0.75,
    'media docena': 6,
    'media docena de': 6,
  },
  ordinals: {
    'el primero': 1,
    'la primera': 1,
    'el primer': 1,
    'el segundo': 2,
    'la segunda': 2,
    'el tercero': 3,
    'la tercera': 3,
    'el tercer': 3,
    'el cuarto': 4,
    'la cuarta': 4,
    'el quinto': 5,
    'la quinta': 5,
    'el sexto': 6,
    'la sexta': 6,
    'el septimo': 7,
    'la septima': 7,
    'el octavo': 8,
    'la octava': 8,
    'el noveno': 9,
    'la novena': 9,
    'el decimo': 10,
    'la decima': 10,
    ultimos: -1,
    ultimas: -1,
    'el ultimo': -1,
    'la ultima': -1,
    'el penultimo': -2,
    'la penultima': -2,
  },
  multipliers: { docena: 12, docenas: 12, mil: 1000 },
  measures: {
    kg: 'kg',
    k: 'kg',
    kgs: 'kg',
    kilo: 'kg',
    kilos: 'kg',
    kilogramo: 'kg',
    kilogramos: 'kg',
    g: 'g',
    gr: 'g',
    grs: 'g',
    gramo: 'g',
    gramos: 'g',
    libra: 'lb',
    libras: 'lb',
    onza: 'oz',
    onzas: 'oz',
    l: 'l',
    lt: 'l',
    lts: 'l',
    litro: 'l',
    litros: 'l',
    ml: 'ml',
    mililitros: 'ml',
  },
  shorthand: `p/ para, q que, k que, ke que, d de, x por, xfa porfa, pa para, xa para, i y, c con, s sin, kiero quiero, kisiera quisiera, keria quiero, qiero quiero, bn bien, tb tambien, tmb tambien, tmbn tambien, pq porque, xq porque, nd nada, ola hola, oa hola, aora ahora, aki aqui, toy estoy, dnd donde, cn con, cmo como, grax gracias, grcs gracias, sn sin, m me, t te, tbn tambien`,
  clitics: 'melos, melas, selos, selas, melo, mela, selo, sela, nos, les, los, las, le, lo, la, me',
  diminutives: [
    ['quito', 'co'],
    ['quita', 'ca'],
    ['quitos', 'co'],
    ['quitas', 'ca'],
    ['guito', 'go'],
    ['guita', 'ga'],
    ['guitos', 'go'],
    ['guitas', 'ga'],
    ['cecita', 'za'],
    ['cecitas', 'za'],
    ['cita', 'za'],
    ['cito', 'z'],
    ['ecito', 'e'],
    ['cito', ''],
    ['citos', ''],
    ['cita', ''],
    ['citas', ''],
    ['ito', 'o'],
    ['ita', 'a'],
    ['itos', 'o'],
    ['itas', 'a'],
    ['ito', ''],
    ['ita', ''],
    ['itos', ''],
    ['itas', ''],
    ['illo', 'o'],
    ['illa', 'a'],
    ['guita', 'gua'],
  ],
  synonyms: `
    grande, gde, grandota
    mediano, med, mediana
    pequeño, chico, peque, chiquito
    doble, dble
    papas fritas, papas, patatas fritas, patatas, fritas
    papa, patata
    refresco, gaseosa, soda
    coca cola, coca, cocacola, coke
    cola, coca, coca cola
    jugo, zumo
    jugo de naranja, zumo de naranja
    aguacate, palta
    maiz, elote, choclo
    fresa, frutilla
    piña, anana
    platano, banana, banano
    melocoton, durazno
    frijol, poroto, judia
    cerdo, puerco, chancho
    camaron, gamba, langostino
    mantequilla, manteca
    crema, nata
    pimiento, morron
    tomate, jitomate
    mozzarella, muzzarella, muzza, mozarela
    champiñon, champi, hongo, seta
    hamburguesa, burger
    sandwich, sanguche, sandwiche, sanduche, sangüich
    bocadillo, bocata
    ketchup, catsup, catchup
    mayonesa, mayo
    barbacoa, bbq
    tocino, bacon, panceta
    cerveza, birra, chela, cervecita
    cafe con leche, cafe c leche
    descafeinado, descaf, desca
    leche desnatada, leche descremada
    leche entera, leche normal
    sin azucar, zero, cero
    botella, bot
    con gas, gasificada, mineral con gas
    sin gas, natural
    pastel, torta, tarta
    helado, nieve
    batata, boniato, camote
    calabacin, zapallito
    calabaza, zapallo
    carne de res, carne, res
    bistec, bistek, bife
    empanada, empa
    jamon y queso, jyq, j y q
    queso, qso
    vegetariano, veggie, vegetal
    picante, picoso`,
  shortSizes: `
    chico, ch, c
    pequeno, p, peq
    mediano, m, med
    grande, g, gde, gd, gr
    familiar, f, fam
    personal, pers
    individual, ind
    extra grande, xg, eg`,
  foods: `bebidas, postres, entradas, platos, paella, pasta, pasto, pizza, pizzas, sopa, sopas, arroz, pan, panes, queso, quesos, leche, huevo, huevos, carne, carnes, pollo, pollos, cerdo, res, ternera, cordero, pavo, jamon, chorizo, salchicha, salchichas, tocino, bacon, pescado, pescados, atun, salmon, merluza, bacalao, calamar, calamares, pulpo, gamba, gambas, camaron, camarones, mejillones, marisco, mariscos,
    lechuga, tomate, tomates, cebolla, cebollas, ajo, ajos, pimiento, pimientos, pepino, pepinos, zanahoria, zanahorias, papa, papas, patata, patatas, brocoli, espinaca, espinacas, maiz, elote, elotes, frijol, frijoles, lenteja, lentejas, garbanzo, garbanzos, champiñon, champinon, champinones, seta, setas, aguacate, aguacates, aceituna, aceitunas, nopal, nopales, calabaza, berenjena, apio,
    manzana, manzanas, pera, peras, naranja, naranjas, platano, platanos, uva, uvas, limon, limones, lima, limas, mango, mangos, piña, pina, pinas, fresa, fresas, melon, sandia, kiwi, papaya, guayaba, coco, durazno, cereza, cerezas, nuez, nueces, almendra, almendras, cacahuate, cacahuates,
    taco, tacos, torta, tortas, burrito, burritos, quesadilla, quesadillas, enchilada, enchiladas, tamal, tamales, pozole, mole, ceviche, arepa, arepas, empanada, empanadas, tortilla, tortillas, croqueta, croquetas, bocadillo, bocadillos, sandwich, hamburguesa, hamburguesas, perrito, perritos, ensalada, ensaladas, gazpacho, lasaña, lasana, espagueti, canelones, milanesa, milanesas, churro, churros, flan, flanes, helado, helados, pastel, pasteles, tarta, tartas, galleta, galletas, dona, donas, chocolate, vainilla, caramelo, canela, miel, azucar, sal, pimienta, salsa, salsas, mayonesa, ketchup, mostaza, vinagre, aceite,
    cafe, cafes, te, agua, aguas, jugo, jugos, zumo, zumos, refresco, refrescos, coca, cocas, cerveza, cervezas, vino, vinos, licuado, batido, batidos, horchata, jamaica, limonada, sidra, ron, mate, sushi, ramen, kebab`,
  genera: `acompanamiento, acompanamientos, guarnicion, guarniciones, entrada, entradas, bebida, bebidas, plato, platos, platillo, platillos, sandwich, sandwiches, pizza, pizzas, hamburguesa, hamburguesas, refresco, refrescos, gaseosa, gaseosas, jugo, jugos, postre, postres, ensalada, ensaladas, sopa, sopas, pan, salsa, cafe, cafes, taco, tacos, torta, tortas, burrito, burritos`,
  talk: spanishTalk,
  endings: { plurals: [], foldsGender: true, ordinals: [] },
  answers: spanishAnswers,
  wishes: spanishWishes,
  questions: spanishQuestions,
  phrases: {
    dislike: `no le gusta, no le gustan, no me gusta, no me gustan, no nos gusta, no nos gustan, no les gusta, no les gustan, no come, no comen, no puede comer, no puedo comer, no pueden comer, odia, odio, odian, detesta, detesto, no soporta, no soporto, no tolera, no tolero, no puede con, no puedo con, no quiere, no puede tener, no puedo tener, le cae mal, me cae mal, le caen mal, me caen mal`,
    weAre: `somos, seremos, vamos a ser, vamos a estar, estamos, vienen, van a venir, comemos, son para, para una mesa de, mesa de, grupo de, un grupo de`,
    otherwise: `si no, y si no, si no hay, si no tienen, si no tienes, si no tiene, si no teneis, si no queda, si no quedan, en caso contrario, de lo contrario, en su defecto`,
    aged: `nene de, nena de, nenes de, nino de, nina de, ninos de, hijo de, hija de, hijito de, hijita de, sobrino de, sobrina de, nieto de, nieta de, bebe de, chiquito de, chiquita de, peque de, pequeno de, pequena de, tiene, cumple, edad de`,
    anew: `borra todo, borralo, borralo todo, borre todo, tacha eso, tacha todo, empezamos de nuevo, empecemos de cero, empezar de cero, comencemos de nuevo, comenzamos de nuevo, comenzar de nuevo, de nuevo mejor, otra vez desde el principio, desde el principio, desde el inicio, empezar de nuevo, empecemos de nuevo, empiezo de nuevo, empecemos otra vez, mejor todo de nuevo, desde cero, lo hago bien, lo hago de nuevo, va de nuevo, rehago el pedido, rehago, reinicio, olvida todo eso, olvida lo anterior, olvidate de lo anterior, olvide lo anterior, olviden lo anterior, borra lo anterior, eso esta mal, esta mal, asi no, el pedido completo es, el pedido seria, en total seria, repito el pedido, lo repito`,
    left: `a la izquierda, en la izquierda, del lado izquierdo, de lado izquierdo, en el lado izquierdo, al lado izquierdo, lado izquierdo, mitad izquierda, en la mitad izquierda, la mitad izquierda, por la izquierda`,
    right: `a la derecha, en la derecha, del lado derecho, de lado derecho, en el lado derecho, al lado derecho, lado derecho, mitad derecha, en la mitad derecha, la mitad derecha, por la derecha`,
    complaint: `la vez pasada no mandaron, la vez pasada no, la ultima vez no, la ultima vez no mandaron, la otra vez no, no mandaron, no me mandaron, no trajeron, no me trajeron, llego sin, llegaron sin, vino sin, vinieron sin, llego todo frio, llego todo, todo frio, no venia, no venian, no vino, hace mas de una hora, llevo esperando, llevamos esperando, estoy esperando hace, una hora esperando, media hora esperando, sigo esperando, tarda tanto, tardan tanto, tardan mucho, es una verguenza, es un robo, es una falta de respeto, inaceptable, nunca mas, pesimo servicio, pesima atencion, mal servicio, muy mal servicio, no es lo que pedi, no era lo que pedi, esto no es lo que, se equivocaron, esta crudo, esta cruda, un pelo en, quiero poner una queja, quiero quejarme, una queja, me cobraron de mas, me cobraron doble, donde esta la comida, no ha llegado, no llegan, llego frio, llego fria, llegaron frios, llegaron frias, llego frias, vino frio, vino fria, vinieron frios, vinieron frias, estaba frio, estaba fria, estaban frios, estaban frias, estaba crudo, estaba cruda, estaban crudos, estaban crudas, estaba quemado, estaba quemada, estaban quemados, estaban quemadas, estaba duro, estaba dura, estaban duros, estaban duras, estaba malo, estaba mala, estaba feo, estaba fea, estaba horrible, un desastre, una verguenza, no llego, no llega, no me llego, nunca llego, todavia no llega, aun no llega, falto, faltaba, faltaban, faltaron, se olvidaron, se les olvido, me mandaron, me trajeron, mandaron mal, equivocado, pedido equivocado, quiero un reembolso, reembolso, devolucion, va a venir frio, va a llegar frio, ya va una hora, hace una hora, llevo una hora`,
    those: 'esos, esas, estos, estas, ellos',
    care: 'alergico, alergica, alergico a, alergica a, alergico al, alergica al, alergia, alergia a, alergia al, alergias, intolerante, intolerante a, intolerante a la lactosa, intolerancia, celiaco, celiaca, diabetico, diabetica, embarazada',
    again:
      'lo mismo, lo mismo otra vez, otra vez lo mismo, otra vez igual, lo mismito, exactamente lo mismo, lo mismo de nuevo',
    alike:
      'otro de esos, otra de esas, otro de ese, uno mas de esos, una mas de esas, igual, iguales, otra igual, otro igual, una igual, uno igual, otra mas igual, otro mas igual, la misma, el mismo, otra de lo mismo, otro de lo mismo, identico, identica, otra identica, de la misma forma, de la misma manera, del mismo modo, igualito, igualita, igual que, igual a',
    usual:
      'lo mismo que la vez pasada, lo de la vez pasada, igual que la vez pasada, el mismo pedido que la vez pasada, lo de siempre, lo mismo de siempre, lo mismo que siempre, lo mismo que la ultima vez, lo mismo que la otra vez, lo mismo de la ultima vez, lo mismo de la otra vez, lo mismo de la vez pasada, lo mismo de ayer, lo mismo que ayer, lo mismo de antes, mi pedido de siempre, el pedido de siempre, igual que la ultima vez, igual que siempre, repite mi ultimo pedido, repetir mi ultimo pedido, el mismo pedido, el mismo pedido de siempre, como la ultima vez, como siempre, lo mismo de la semana pasada, lo mismo que la semana pasada, lo del otro dia, lo mismo del otro dia, lo de la otra vez, lo de la ultima vez, lo de ayer',
    courtesy: `dejalo asi, dejelo asi, asi dejalo, no se olviden, no te olvides, no se olvide, no olvides, no olviden, que no se les olvide, que no se te olvide, de tomar nada, para tomar nada, de beber nada, nada de bebidas, nada de bebida, tam, tamano, en tamano, de tamano, del tamano, tamanos, plis, pliss, porfis, plz, nada extra, sin nada extra, sin extras, sin ningun extra, nada de tomar, nada para tomar, nada de beber, nada para beber, sin nada de tomar, tal cual, tal como viene, asi como viene, asi nomas, no manches, no mames, no inventes, no me digas, hola, holi, buenas, buenos dias, buen dia, buenas tardes, buenas noches, que tal, como estas, como esta, como estan, como va, que onda, saludos, un saludo,
      por favor, porfa, porfavor, porfis, xfa, xfavor, pf, gracias, muchas gracias, mil gracias, muchisimas gracias, gracias de antemano, desde ya gracias, de nada, le agradezco, te agradezco,
      eso es todo, es todo, nada mas, eso seria todo, seria todo, y ya, solo eso, eso nomas, con eso esta bien, ya esta, eso, y eso es todo, y nada mas, eso seria, nada mas gracias,
      eh, este, pues, bueno, bien, vale, ok, okay, dale, listo, por fa, por fis, claro, ah, oh, mmm, hmm, a ver, jaja, jajaja, jeje, disculpen, oye, oiga, mira,
      amigo, amiga, amigos, jefe, señor, senor, senora, senorita, joven, chicos, adios, chao, chau, hasta luego, nos vemos, un abrazo, saludos cordiales, buen provecho, genial, perfecto, excelente,
      si se puede, si es posible, si puede ser, si pueden, cuando puedan, mi pedido, mi pedido es, este es mi pedido, pedido, un pedido, el pedido, hacer un pedido, orden, la orden, mi orden, al final, bueno ya, pues bien, va, vale pues, entonces, oki, okis, listo gracias, porfaa, porfavorr, porfis gracias, de favor, x favor, xfi, gracias guapa, gracias guapo, gracias jefe, guapa, guapo, linda, lindo, carnal, wey, guey, compa, vecino, vecina, maestro, patron, crack, che, hey, buenass, holaa, wenas, que tal todo, muy amable, muy amables, se lo agradezco, te lo agradezco, un favor, una consulta, una pregunta, una cosa, una cosa mas, otra cosa, por ultimo, por cierto, ah y, y bueno, o sea, no se, nose, ya sabes, ya sabe, tipo asi, ahi, ahi va, sale, sale pues, sobres, simon, orale, andale, dale gracias, perfecto gracias, de una, jajaj, jaj, ja, jiji, besos, beso, saludo, feliz dia, feliz noche, buen finde, hasta ahora, nos vemos ahora, de momento, por ahora, por el momento, en principio, bien hermoso, hermoso, hermosa, bonito, bonita, ay`,
    common: `siendo, yo, tu, usted, ustedes, nosotros, ellos, ella, el, me, te, se, nos, le, les, mi, mis, su, sus, es, son, era, ser, estar, esta, estoy, estamos, estan, soy, hay, ha, he, hemos,
      tengo, tenemos, tiene, tienen, voy, vamos, va, van, ir, hacer, haga, hace, puede, puedes, pueden, podria, podrian, podrias, quiero, queremos, quisiera, necesito, dame, pedir, encargar,
      muy, tambien, ademas, ya, aqui, ahi, alla, hoy, luego, despues, antes, ahora, siempre, nunca, aun, todavia, tal vez, quizas, mejor, igual, mismo, misma, otro dia, cosa,
      que, quien, cual, cuales, donde, cuando, como, porque, pero si, si, al, del, lo, en, por, para, hasta, desde, entre, segun, sobre, hacia, favor, vez, veces, tipo, algo, alguien, nadie, nada,
      persona, personas, ninos, hijo, hija, esposa, esposo, marido, mujer, familia, fiesta, casa, oficina, mesa, dia, noche, tarde, manana, almuerzo, cena, desayuno, comida, menu, hambre,
      llevar, para llevar, recoger, retirar, enviar, envio, entrega, domicilio, a domicilio, entregar, traer, traeme, manda, mandar, mande, precio, cuenta, pagar, pago, rico, rica, fresco, fresca, gustaria, favorito,
      para mi, para nosotros, para el, para ella, para todos, todo bien, tamano, opcion, version, estilo, porciones de, porcion de, orden de, ordenes de, sea, sean, va a, servicio, hora, q, paso, pasamos, pasare, recojo, recogemos, recoge, recogere, voy a recoger, vamos a recoger, paso a recoger, paso por, paso por el, paso por ella, paso a buscar, somos, seremos, son para, es para, cumple, cumpleaños, cumpleanos, reunion, suegra, suegro, madre, padre, mama, papa mio, hermano, hermana, abuela, abuelo, tio, tia, primo, prima, novio, novia, jefa, vienen, viene, vino a, llega, llegan, llegar, comer, comemos, cenar, cenamos, almorzar, desayunar, beber, tomar, antojo, antojito, promo, promocion, oferta, ofertas, descuento, anuncio, volante, folleto, pagina, web, dije, dijo, dijimos, olvide, olvidaba, se me olvido, me olvide, cambie, cambio, idea, opinion, cambie de idea, cambie de opinion, he cambiado de idea, entero dia, rapido, rapidito, pronto, cuanto antes, tarda, tardan, tardara, demora, timbre, puerta, porton, porteria, portero, interfono, afuera, abajo, arriba, frente, lado, esquina, entre calles, referencia, costaria, me costaria, cuesta, vale, listo para, pedi, habia, tenia, queria, querias, suelo, suelen, normalmente, siempre pido, tal cual, tambien quiero, ademas quiero, quiza, acaso, igual y, mira que, oye que, servilletas, cubiertos, bolsita, recogida, domi, repartidor, moto, muchacho, envian, hacerme, tendran, tendra, tendrias, podrian ser, partir, estaban, estaba, a partir, viaje, trae, traes, esten, lazo, regalar, lo recojo, la recojo, los recojo, paso a por, lo busco`,
    want: `me falto, me falta, me faltan, me faltaron, nos falto, nos falta, nos faltan, tambien me falto, se me olvido, se me olvidaron, se me olvidaba, me olvide de, se me paso, poneme, haceme, ponenos, quiero, queremos, quiero pedir, quisiera, quisiera pedir, quisieramos, me gustaria, me gustaria pedir, nos gustaria, querria, necesito, necesitamos, dame, deme, denos, danos, me das, me da, me dan, nos das, nos da,
      me puede dar, me puedes dar, me podria dar, me podrias dar, me pueden dar, me puede traer, me puedes traer, me podrias traer, me trae, me traes, nos trae, traigame, traeme, ponme, pongame, me pone, me pones, me pon, nos pone, mandame, mandeme,
      me manda, me mandas, me mandan, me envia, me envias, me envian, enviame, me puede mandar, me puedes mandar, me pueden mandar, me podrias mandar, me puedes enviar, me pueden enviar, puedo pedir, puedo tener, se puede pedir, se puede encargar, se podria pedir, me puede apartar, para pedir, voy a querer, voy a pedir, vamos a querer, vamos a pedir, va a ser, van a ser, seria, serian, me regala, me regalas, regaleme, me vende, me vendes, vendeme, tomo, tomare, llevo, me llevo, pido, pedire, para mi, me apunta, me apuntas, apuntame, anotame, me anotas, me prepara, me preparas, quiero encargar, encargo, quiero hacer un pedido de, quisiera encargar, queria, queriamos, querria pedir, me das por favor, me manda por favor, nos manda, nos mandan, nos mandas, mande, manden, mandenme, mandanos, envieme, envien, ponganos, ponnos, ponganme, pongan, denme, regalame, hazme, hagame, haganme, me haces, me hace, me hacen, preparame, prepareme, apunteme, anoteme, reservame, me guardas, guardame, me apartas, apartame, necesitaria, me vendria bien, me apetece, se me antoja, se me antojan, ocupo, voy a llevar, vamos a llevar, me voy a llevar, llevaria, tomaria, para mi va a ser, me pondrias, me pondria, me pondreis, me traeis, me podeis poner, me podeis mandar, me podes mandar, me podes dar, podrias mandarme, podrian mandarme, podes mandarme, pueden mandarme, puede mandarme, me mandarias, me darias, me daria, ponme tambien, va`,
    add: 'le pones, le pone, le ponen, les pones, le agregas, le agregan, le echas, le echan, le metes, ponele, poneles, pone, agregales, agrega, agregar, agregue, agregame, agregale, agreguele, anade, anadir, anada, anademe, anadele, suma, sumar, sumale, sumame, pon, ponle, ponga, poner, pongale, incluye, incluir, puedes agregar, puede agregar, podrias agregar, puedes anadir, me agregas, me agrega, le agregas, quiero agregar, echale, echa, metele, agregalo, agreguen, agregarle, agregarme, ponles, pongales, echales, echenle, echenles, metales, y ponle, y agregale, tambien ponme, tambien agrega, tambien anade, tambien ponle, incluyeme, incluyan',
    remove:
      'cancelalos, cancelalas, quita, quitar, quite, quitale, quiteme, quitame, quitele, elimina, eliminar, elimine, borra, borrar, saca, sacar, sacale, saque, saquele, cancela el, cancela la, cancela los, cancela las, cancelar el, cancelar la, cancela eso, ya no quiero, no quiero, no queremos, ya no, puedes quitar, puede quitar, podrias quitar, retira, me quitas, sin contar, quitale la, quitale el, quitame la, quitame el, quitamelo, quitalo, quitala, quiten, quitenle, olvida el, olvida la, olvida los, olvida las, olvidate del, olvidate de la, borrame, borrale, sacame, saquenle, sin el, sin la, elimina el, elimina la, cancelame, cancelen, cancelo, anula, anular, anulame, anula el, anula la, ya no quiero el, ya no quiero la, no quiero el, no quiero la, no me pongas, no me ponga, no pongas el, no pongas la, descarta, al final no quiero, mejor no, mejor sin el, mejor sin la, esquece',
    change:
      'cambiando, sustituyendo, cambia, cambiar, cambie, cambiame, cambiale, cambialo, cambiala, reemplaza, reemplazar, sustituye, sustituir, modifica, modificar, haz, hazlo, hazla, que sea, que sean, mejor que sea, mejor que sean, puedes cambiar, puede cambiar, podrias cambiar, quiero cambiar, pasa, dejalo en, dejala en, dejalo, dejala, deja, troca, cambialos, cambialas, cambien, cambieme, cambialo por, que sea mejor, que sean mejor, ponlo, ponla, ponlos, ponlas, pongalo, pongala, hazlos, hazlas, hagalo, hagala, que en vez, mejor dame, mejor hazlo, son, eran, serian, corrige, corregir, deja solo, dejalos en, dejalas en, dejame solo, dejame, subelo a, sube a, bajalo a, baja a, aumenta, aumentar, reduce, sube',
    cancel:
      'nada dejalo, no dejalo, no nada dejalo, mejor dejalo, dejalo mejor, dejelo mejor, mejor dejelo, nada dejelo, anula, anular, anule, anulalo, anulamelo, dejalo anula, cancela todo, cancela todo eso, cancela el pedido, cancela mi pedido, cancela la orden, cancela mi orden, cancela todo el pedido, cancela todo mi pedido, cancela lo anterior, cancela todo lo anterior, cancela pedido, cancelar todo, cancelar todo eso, cancelar el pedido, cancelar mi pedido, cancelar la orden, cancelar mi orden, cancelar todo el pedido, cancelar todo mi pedido, cancelar lo anterior, cancelar todo lo anterior, cancelar pedido, cancele todo, cancele todo eso, cancele el pedido, cancele mi pedido, cancele la orden, cancele mi orden, cancele todo el pedido, cancele todo mi pedido, cancele lo anterior, cancele todo lo anterior, cancele pedido, cancelen todo, cancelen todo eso, cancelen el pedido, cancelen mi pedido, cancelen la orden, cancelen mi orden, cancelen todo el pedido, cancelen todo mi pedido, cancelen lo anterior, cancelen todo lo anterior, cancelen pedido, cancelo todo, cancelo todo eso, cancelo el pedido, cancelo mi pedido, cancelo la orden, cancelo mi orden, cancelo todo el pedido, cancelo todo mi pedido, cancelo lo anterior, cancelo todo lo anterior, cancelo pedido, cancelame todo, cancelame todo eso, cancelame el pedido, cancelame mi pedido, cancelame la orden, cancelame mi orden, cancelame todo el pedido, cancelame todo mi pedido, cancelame lo anterior, cancelame todo lo anterior, cancelame pedido, cancelenme todo, cancelenme todo eso, cancelenme el pedido, cancelenme mi pedido, cancelenme la orden, cancelenme mi orden, cancelenme todo el pedido, cancelenme todo mi pedido, cancelenme lo anterior, cancelenme todo lo anterior, cancelenme pedido, anula todo, anula todo eso, anula el pedido, anula mi pedido, anula la orden, anula mi orden, anula todo el pedido, anula todo mi pedido, anula lo anterior, anula todo lo anterior, anula pedido, anular todo, anular todo eso, anular el pedido, anular mi pedido, anular la orden, anular mi orden, anular todo el pedido, anular todo mi pedido, anular lo anterior, anular todo lo anterior, anular pedido, anule todo, anule todo eso, anule el pedido, anule mi pedido, anule la orden, anule mi orden, anule todo el pedido, anule todo mi pedido, anule lo anterior, anule todo lo anterior, anule pedido, anulen todo, anulen todo eso, anulen el pedido, anulen mi pedido, anulen la orden, anulen mi orden, anulen todo el pedido, anulen todo mi pedido, anulen lo anterior, anulen todo lo anterior, anulen pedido, anulame todo, anulame todo eso, anulame el pedido, anulame mi pedido, anulame la orden, anulame mi orden, anulame todo el pedido, anulame todo mi pedido, anulame lo anterior, anulame todo lo anterior, anulame pedido, borra todo, borra todo eso, borra el pedido, borra mi pedido, borra la orden, borra mi orden, borra todo el pedido, borra todo mi pedido, borra lo anterior, borra todo lo anterior, borra pedido, borrar todo, borrar todo eso, borrar el pedido, borrar mi pedido, borrar la orden, borrar mi orden, borrar todo el pedido, borrar todo mi pedido, borrar lo anterior, borrar todo lo anterior, borrar pedido, borre todo, borre todo eso, borre el pedido, borre mi pedido, borre la orden, borre mi orden, borre todo el pedido, borre todo mi pedido, borre lo anterior, borre todo lo anterior, borre pedido, borren todo, borren todo eso, borren el pedido, borren mi pedido, borren la orden, borren mi orden, borren todo el pedido, borren todo mi pedido, borren lo anterior, borren todo lo anterior, borren pedido, elimina todo, elimina todo eso, elimina el pedido, elimina mi pedido, elimina la orden, elimina mi orden, elimina todo el pedido, elimina todo mi pedido, elimina lo anterior, elimina todo lo anterior, elimina pedido, eliminar todo, eliminar todo eso, eliminar el pedido, eliminar mi pedido, eliminar la orden, eliminar mi orden, eliminar todo el pedido, eliminar todo mi pedido, eliminar lo anterior, eliminar todo lo anterior, eliminar pedido, elimine todo, elimine todo eso, elimine el pedido, elimine mi pedido, elimine la orden, elimine mi orden, elimine todo el pedido, elimine todo mi pedido, elimine lo anterior, elimine todo lo anterior, elimine pedido, olvida todo, olvida todo eso, olvida el pedido, olvida mi pedido, olvida la orden, olvida mi orden, olvida todo el pedido, olvida todo mi pedido, olvida lo anterior, olvida todo lo anterior, olvida pedido, olvidar todo, olvidar todo eso, olvidar el pedido, olvidar mi pedido, olvidar la orden, olvidar mi orden, olvidar todo el pedido, olvidar todo mi pedido, olvidar lo anterior, olvidar todo lo anterior, olvidar pedido, olvide todo, olvide todo eso, olvide el pedido, olvide mi pedido, olvide la orden, olvide mi orden, olvide todo el pedido, olvide todo mi pedido, olvide lo anterior, olvide todo lo anterior, olvide pedido, olviden todo, olviden todo eso, olviden el pedido, olviden mi pedido, olviden la orden, olviden mi orden, olviden todo el pedido, olviden todo mi pedido, olviden lo anterior, olviden todo lo anterior, olviden pedido, olvidate de todo, olvidate de todo eso, olvidate de el pedido, olvidate de mi pedido, olvidate de la orden, olvidate de mi orden, olvidate de todo el pedido, olvidate de todo mi pedido, olvidate de lo anterior, olvidate de todo lo anterior, olvidate de pedido, olvidense de todo, olvidense de todo eso, olvidense de el pedido, olvidense de mi pedido, olvidense de la orden, olvidense de mi orden, olvidense de todo el pedido, olvidense de todo mi pedido, olvidense de lo anterior, olvidense de todo lo anterior, olvidense de pedido, quita todo, quita todo eso, quita el pedido, quita mi pedido, quita la orden, quita mi orden, quita todo el pedido, quita todo mi pedido, quita lo anterior, quita todo lo anterior, quita pedido, quitar todo, quitar todo eso, quitar el pedido, quitar mi pedido, quitar la orden, quitar mi orden, quitar todo el pedido, quitar todo mi pedido, quitar lo anterior, quitar todo lo anterior, quitar pedido, quiten todo, quiten todo eso, quiten el pedido, quiten mi pedido, quiten la orden, quiten mi orden, quiten todo el pedido, quiten todo mi pedido, quiten lo anterior, quiten todo lo anterior, quiten pedido, descarta todo, descarta todo eso, descarta el pedido, descarta mi pedido, descarta la orden, descarta mi orden, descarta todo el pedido, descarta todo mi pedido, descarta lo anterior, descarta todo lo anterior, descarta pedido, deja todo eso, deja el pedido, deja mi pedido, deja la orden, deja mi orden, deja todo el pedido, deja todo mi pedido, deja lo anterior, deja todo lo anterior, cancela todito, cancelalo todo, cancelar todo el pedido, cancela todo el pedido, mejor cancela todo, mejor cancela, mejor cancelalo, mejor cancelo todo, cancelo todo, anula todo, anular todo, ya no voy a pedir, ya no pido nada, mejor nada, no nada mejor, cancela, cancelar, cancele, cancela todo, cancelar todo, cancele todo, cancela mi pedido, cancela el pedido, cancelar el pedido, cancelar mi pedido, cancele el pedido, cancele mi pedido, cancela la orden, cancelar la orden, olvidalo, olvida todo, quita todo, borra todo, elimina todo, ya no quiero nada, no quiero nada, empezar de nuevo, empecemos de nuevo, quiero cancelar, quiero cancelar mi pedido, quiero cancelar el pedido',
    ask: 'a como, a como esta, a como estan, a como sale, a como salen, a como tiene, a como me deja, a cuanto esta, a cuanto estan, a cuanto sale, a cuanto salen, a cuanto tiene, hay alguien, alguien ahi, entregan, hacen envios, hacen entregas, reparten, tienen, tienes, tiene, hay, cuanto, cuanto cuesta, cuanto vale, cuanto es, cuanto sale, cuanto cuestan, cuanto tarda, cuantos, cuantas, a cuanto, que tienen, que hay, que precio, cual es, cuales son, donde, donde esta, donde estan, a que hora, que sabores, que tamanos, venden, vende, hacen, aceptan, estan abiertos, abren, es posible, puedo pagar, se puede pagar, que trae, que lleva, cuando, por que, quien, teneis, tenes, tendran, tendras, hay algo, habra, hacen envio, hacen domicilio, hacen delivery, llevan, lleva, trae, traen, que traen, que incluye, incluye, que tal esta, cuanto me sale, cuanto me costaria, cuanto seria, cuanto es el total, cuanto tardan, tarda mucho, tardan mucho, ya esta mi, donde queda, donde se, se puede, puedo, aceptas, aceptan tarjeta, cobran, sigue abierto, siguen abiertos, todavia hay, aun hay, queda, quedan, me podrias decir, me puedes decir, me dice, sabes si, sabe si',
    article: 'un, una, unos, unas',
    definite: 'el, la, los, las, mi',
    except:
      'menos, excepto, salvo, menos la, menos el, menos en, excepto en, salvo en, menos a, excepto a, quitando a',
    no: 'sin agregar, sin ponerle, sin poner, sin anadir, sin echarle, sin que lleve, sin que tenga, venir sin, ir sin, que venga sin, que vaya sin, que vayan sin, que vengan sin, hacer sin, sin meterle, sin, no, no le agregues, no le agregue, no le agreguen, no agregues, no agregue, no agreguen, no le eches, no le eche, no le echen, no eches, no me pongas, no me pongan, no me ponga, no pongan, no ponga, que no haya, que no venga con, que no tengan, que no lleven, que no le pongan, que no le pongas, asegurate que no tenga, asegurense que no tenga, asegurate de que no tenga, asegurense de que no tenga, asegurate de que no lleve, asegurense de que no lleve, fijate que no tenga, fijense que no tenga, nada con, definitivamente sin, sin nada de nada de, no lo hagas con, no la hagas con, no me lo hagas con, no quiero que lleve, no quiero que tenga, omite, omitan, omita, evita, eviten, evite, saltate, que no sea, que no sean, no lo quiero con, no la quiero con, cero, s/, nada de, sin nada de, ni, que no lleve, que no tenga, que no traiga, no le pongas, no le pongan, no le ponga, no pongas, tampoco, sin nada, quitando, que no, sin que, no con, sin ningun, sin ninguna, s, nada, tampoco quiero, no lleve, no lleven, ni con',
    with: 'con agregado de, con adicional de, agregado de, adicional de, con, c/, y con, que lleve, que tenga, que traiga, incluyendo, de sabor, sabor',
    and: 'y, e, &, +, mas, tambien, ademas, ademas de, y tambien, asi como, junto con, luego, y luego',
    or: 'o, u, y/o',
    but: 'pero, pero con, aunque, sino, sino con',
    to: 'a, al, a la, a los, a las, en, por, para, para el, para la, en el, en la, sobre',
    from: 'de la, de las, de los, del',
    instead:
      'en vez de los, en vez de las, en lugar de los, en lugar de las, en vez de la, en lugar de la, en lugar de, en vez de, en lugar del, en vez del',
    prefer: 'mejor, mejor ponme, prefiero, preferiria, mejor quiero, mejor pon',
    rather: 'en su lugar, en cambio, en vez, en vez de eso, en lugar de eso',
    that: 'eso, ese, esa, este, esta, lo, esto, ese ultimo, esa ultima',
    all: 'en ninguno, en ninguna, en ninguno de ellos, en ninguna de ellas, todo, todos, todas, ambos, ambas, los dos, las dos, los tres, las tres, cada uno, cada una, cada, todas ellas, todos ellos, de todo, los cuatro, las cuatro, los cinco, las cinco, en todos, en todas, para todos, para todas, a todos, a todas, a los dos, a las dos, en los dos, en las dos, en ambos, en ambas, a ambos, a ambas, a los tres, a las tres, de los dos, de las dos, las 2, los 2, las 3, los 3',
    among:
      'de ellas, de ellos, de esas, de esos, de las, de los, de estos, de estas, de aquellos, de aquellas, de mis',
    of: 'de, d',
    ones: 'uno, una, unos, unas',
    more: 'otro, otra, otros, otras, uno mas, una mas, mas, otro mas, otra mas, adicional',
    other:
      'el otro, la otra, los otros, las otras, los demas, las demas, el resto, los otros dos, las otras dos, a la otra, al otro, en la otra, en el otro, a las otras, a los otros, la otra con, el otro con',
    correction:
      'no perdon, no espera, espera, mejor dicho, digo, quise decir, no mejor, corrijo, me equivoque, no no, ay no, ah no, no digo, no mejor dicho, uy no, ups, me equivoque son, corrijo son, aguanta, espera no, esperate, espere, rectifico, quiero decir, bueno no, o mejor',
    light:
      'con menos, con un poco de, con poquito, con poquita, con algo de, poco, poca, pocos, pocas, un poco de, un poquito de, poquito, poquita, ligero, ligera, menos, apenas, un toque de, bajo en, algo de, no mucho, no mucha, no tanto, no tanta, poquitito, una pizca de, pizca de, apenas un poco de, ligerito, con poco, con poca, con pocos, con pocas, poco de',
    extra:
      'extra, mucho, mucha, muchos, muchas, bastante, adicional, con extra, con mas, extra de, bien de, harto, harta, mas, con mucho, con mucha, con muchos, con muchas, con bastante, con harto, con harta, un chingo de, un monton de, monton de, un poco mas de, mas de, xtra, ext',
    double: 'doble, dobles, doble de, doble porcion de, doble racion de',
    twofold: 'dos veces',
    triple: 'triple, triples, triple de',
    normal: 'normal, normales, regular, comun, sencillo, sencilla',
    note: 'con todo, sin nada, solo con lo basico, aparte, por separado, bien frio, bien fria, bien frios, bien frias, bien caliente, bien calientes, bien cocido, bien cocida, bien dorado, bien dorada, para compartir, cortado, cortada, partido, partida, con todo y verdura, bien hecho, bien hecha, poco hecho, poco hecha, a parte, en bolsa, en bolsas separadas, con cubiertos, sin cubiertos, con servilletas, bien tostado, bien tostada, bien doradas, bien dorados, bien picado, recien hecho, recien hecha, para regalo, en trozos, en rodajas, cortados, cortadas, partidos, partidas',
    whole: 'en toda la pizza, por toda la pizza, por todos lados',
    half: 'mitad, la mitad, mitad de, la otra mitad, medio, media, mitad con, la mitad con, la mitad de',
    counter:
      'unidad, unidades, pieza, piezas, pza, pzas, porcion, porciones, racion, raciones, orden, ordenes, botella, botellas, lata, latas, vaso, vasos, taza, tazas, copa, copas, plato, platos, caja, cajas, bolsa, bolsas, paquete, paquetes, sobre, sobres, rebanada, rebanadas, trozo, trozos, pedazo, pedazos, cucharada, cucharadas, cucharadita, cucharaditas, bandeja, bandejas, atado, atados, manojo, manojos, barra, barras, frasco, frascos, tarro, tarros, bola, bolas, carton, cartones, chorrito, cabeza, cabezas, rodaja, rodajas, puñado, punado, sobrecito, jarra, jarras, pinta, pintas, tarrina, tarrinas, malla, mallas, ristra, hoja, hojas, rama, ramas, diente, dientes',
    only: 'solo, sola, solamente, nada mas que, unicamente',
    sorry:
      'al final, en realidad, mas bien, la verdad, perdon, disculpa, disculpe, lo siento, perdona, perdoname, perdone, disculpame, sorry, uy, ups perdon, mil disculpas',
    people:
      'anos, anitos, meses, personas, persona, de nosotros, ninos, adultos, invitados, amigos, cosas, cositas',
    times: 'x, ×, por',
    plusHalf: 'y medio, y media',
    yes: 'si, si por favor, sip, sii, claro que si, correcto, exacto, asi es, confirmo, confirmado, esta bien',
    numberSign: '#, numero, num, nro, n°, nº, no',
  },
  times,
  details: {
    address:
      'enviar a, envio a, envien a, envialo a, enviarlo a, entregar en, entrega en, entreguen en, para entregar en, llevar a, traer a, mandar a, manda a, mandalo a, mandala a, mandas a, lo mandas a, la mandas a, los mandas a, las mandas a, lo manda a, lo mandan a, mandalos a, mandamelo a, mandamela a, mandamelos a, mandenlo a, mandenmelo a, me lo mandas a, me lo manda a, me lo mandan a, envialo a, enviala a, enviamelo a, envienlo a, me lo envias a, me lo envia a, llevalo a, llevala a, llevamelo a, me lo llevas a, traelo a, traemelo a, me lo traes a, entregalo en, me lo entregan en, que lo lleven a, manden a, direccion, mi direccion, mi direccion es, la direccion es, direccion es, vivo en, estoy en, estamos en, a domicilio en, domicilio en, para la direccion',
    place: 'a, en, para',
    delivery:
      'a domicilio, domicilio, para domicilio, servicio a domicilio, envio, con envio, para envio, entrega, para entrega, para entregar, delivery, con delivery, reparto, para la oficina, a la oficina, en la oficina, a mi casa, para mi casa, en mi casa, al trabajo, para el trabajo, al consultorio',
    street:
      'calle, cl, cll, kr, cr, av, avenida, av, avda, carrera, cra, carretera, plaza, pasaje, pje, colonia, col, barrio, camino, paseo, ronda, edificio, depto, departamento, piso, apartamento, apto, bloque, casa numero',
    unit: 'apto, apartamento, depto, dpto, departamento, piso, bloque, torre, casa, puerta, timbre, interior, oficina, planta, portal, edificio, escalera, lote, local, casa numero, interno',
    area: 'barrio, al barrio, colonia, col, urbanizacion, conjunto, sector, residencial, fraccionamiento',
    phone:
      'telefono, mi telefono, mi telefono es, tel, cel, celular, mi celular, mi celular es, movil, mi movil, numero de telefono, mi numero, mi numero es, llamame al, llamar al, whatsapp',
    sameAddress:
      'misma direccion, la misma direccion, a la misma direccion, en la misma direccion, a la direccion de siempre, la direccion de siempre, la misma direccion de siempre, a donde siempre, a la de siempre, al mismo lugar, la misma direccion de la otra vez',
    each: 'cada, c',
    money:
      'usd, dolar, dolares, eur, euro, euros, peso, pesos, sol, soles, mxn, ars, clp, cop, lucas, en efectivo',
    payment:
      'abono en efectivo, abono con tarjeta, abono con mercado pago, abono con transferencia, abono por transferencia, pago con mercado pago, efectivo, en efectivo, pago en efectivo, pago con efectivo, pagar en efectivo, pagare en efectivo, tarjeta, con tarjeta, pago con tarjeta, pagar con tarjeta, pago tarjeta, pagare con tarjeta, tarjeta de credito, con tarjeta de credito, tarjeta de debito, transferencia, por transferencia, pago por transferencia, con transferencia, bizum, mercado pago, pago en metalico, en metalico, metalico, al contado, pago al recibir, contra entrega, pago contra entrega, nequi, yape, plin, zelle, oxxo, spei, por bizum, con bizum, pago por bizum, voy a pagar en efectivo, voy a pagar con tarjeta, pago en cash, cash, tarjeta por favor, efectivo por favor',
    change:
      'pago con un billete de, con billete de, con un billete de, pago con billete de, tengo billete de, pagaria con, pago con uno de, solo tengo un billete de, cambio de, pago con, cambio para, vuelto de, vuelto para, voy a pagar con, con un billete de, tengo un billete de, pagare con, traer cambio de, con cambio de, traigan cambio de, traer cambio para',
    name: 'me llamo, mi nombre es, a nombre de, nombre, soy, el nombre es',
    table:
      'mesa, la mesa, para la mesa, para mesa, mesa numero, en la mesa, de la mesa, estamos en la mesa, estoy en la mesa, somos la mesa',
    self: 'soy, habla, le habla, les habla, te habla, aqui',
    recipient: 'para, para mi, para el, para la, pa',
    wants: 'quiere, va a querer, pide, desea',
  },
}
