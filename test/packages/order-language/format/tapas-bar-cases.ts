import type { Category } from './case.js'

export const tapasBarCases: readonly Category[] = [
  [
    'sin azúcar, donde algo se llama zero',
    [
      [['un cortado con leche de avena', 'sin azúcar porfa'], '1 cortado +leche.avena -azucar.azucar'],
      ['un café solo sin azúcar', '1 cafe_solo -azucar.azucar'],
      [['2 cortados', 'sin azúcar'], '2 cortado -azucar.azucar'],
      ['una zero y un cortado', '1 cortado | 1 gaseosa'],
      ['gaseosa zero', '1 gaseosa'],
    ],
  ],
  [
    'como se dice de verdad',
    [
      [
        'hola buenas, ponme dos cafés con leche y un cortado descafeinado',
        '1 cortado +cafe.descafeinado | 2 cafe_leche',
      ],
      [
        'un bocadillo de jamón con tomate y sin cebolla',
        '1 bocata_jamon +ingredientes.tomate -ingredientes.cebolla',
      ],
      [
        'dos hamburguesas muy hechas, una sin cebolla y otra con huevo',
        '1 hamburguesa +ingredientes.huevo +punto.muy | 1 hamburguesa +punto.muy -ingredientes.cebolla',
      ],
      [
        '3 bocatas de lomo: 2 con queso y 1 con huevo',
        '1 bocata_lomo +ingredientes.huevo | 2 bocata_lomo +ingredientes.queso',
      ],
      ['una amburguesa con keso', '1 hamburguesa +ingredientes.queso'],
      ['pa mi un cortado y pa ella un zumo', '1 cortado | 1 zumo'],
    ],
  ],
  [
    'opciones que empiezan por con o sin',
    [
      [
        'una coca cola zero sin hielo y un agua con gas fría',
        '1 agua +gas.con_gas +temperatura.fria | 1 cocacola +cola.zero -hielo.hielo',
      ],
      ['dos aguas del tiempo', '2 agua +temperatura.natural'],
      ['un café con leche de avena con dos azúcares', '1 cafe_leche +azucar.azucar=2 +leche.avena'],
      ['café con leche sin azúcar con sacarina', '1 cafe_leche +azucar.sacarina -azucar.azucar'],
      ['bocata de jamón sin gluten', '1 bocata_jamon +pan.sin_gluten'],
    ],
  ],
  [
    'tres y otra distinta',
    [
      ['tres cañas y una sin alcohol', '1 cana +cerveza.sin_alcohol | 3 cana'],
      ['dos bocatas de tortilla, los dos con alioli', '2 bocata_tortilla +ingredientes.alioli'],
      ['ponme dos cañas, perdón, tres', '3 cana'],
      ['dos no espera tres cañas', '3 cana'],
      [
        ['dos bocatas de jamón', 'uno de ellos sin tomate'],
        '1 bocata_jamon | 1 bocata_jamon -ingredientes.tomate',
      ],
    ],
  ],
  [
    'cambios hablados',
    [
      [['un zumo y un agua', 'al final el zumo no'], '1 agua'],
      [['un zumo y un agua', 'que el agua sea con gas'], '1 agua +gas.con_gas | 1 zumo'],
      [['un zumo y un agua', 'cambia el agua por una caña'], '1 cana | 1 zumo'],
      [['una hamburguesa', 'en vez de eso un bocata de lomo'], '1 bocata_lomo'],
      [['dos cañas', 'otra caña', 'y unas bravas'], '1 bravas | 3 cana'],
      [['una hamburguesa con queso', 'otra igual'], '2 hamburguesa +ingredientes.queso'],
    ],
  ],
  [
    'detalles',
    [
      ['soy Marta, mi teléfono es 612 345 678, quiero una ensalada', '1 ensalada'],
      ['para las 21:30 dos hamburguesas, calle Mayor 12 3ºB, pago con tarjeta', '2 hamburguesa'],
      ['un gazpacho para llevar, lo recojo a las 9', '1 gazpacho'],
      ['un cortado, pago con un billete de 20', '1 cortado'],
      [
        'Ana: un bocata de jamón\nLuis: una hamburguesa sin tomate',
        '1 bocata_jamon (Ana) | 1 hamburguesa (Luis) -ingredientes.tomate',
      ],
    ],
  ],
  [
    'de lo que cada una lleva',
    [
      ['6 croquetas, mitad jamón mitad bacalao', '3 croquetas +relleno.bacalao | 3 croquetas +relleno.jamon'],
      [
        ['croquetas: 4 jamón, 2 bacalao', 'mejor 3 de bacalao'],
        '3 croquetas +relleno.bacalao | 4 croquetas +relleno.jamon',
      ],
      [['4 croquetas de pollo', 'no perdón, 4 de bacalao'], '4 croquetas +relleno.bacalao'],
      [['2 cañas y un café con leche', 'mejor una sola caña'], '1 cafe_leche | 1 cana'],
      ['un gazpachito y dos croquetitas de pollo', '1 gazpacho | 2 croquetas +relleno.pollo'],
    ],
  ],
  [
    'lo que esto no lleva se pregunta',
    [['un bocata de lomo y otro de bacalao', '2 bocata_lomo', 'unknown_option:de bacalao']],
  ],
]
