import type { Category } from './case.js'

export const taqueriaCases: readonly Category[] = [
  [
    'cantidades',
    [
      ['dos tacos al pastor', '2 taco_pastor'],
      ['hola, quiero 3 tacos de asada por favor', '3 taco_asada'],
      ['una quesadilla y dos aguas de horchata', '1 quesadilla | 2 horchata'],
      ['media docena de tacos al pastor', '6 taco_pastor'],
      ['me das un par de flanes', '2 flan'],
      ['3 pastor y 2 asada', '3 taco_pastor | 2 taco_asada'],
      ['tacos al pastor x3', '3 taco_pastor'],
    ],
  ],
  [
    'medidas',
    [
      ['medio kilo de carnitas', '0.5kg carnitas'],
      ['1 kg de carnitas y 2 kilos de tortillas', '1kg carnitas | 2kg tortillas'],
      ['tortillas 2 kgs', '2kg tortillas'],
      ['kilo y medio de carnitas', '1.5kg carnitas'],
      ['un kilo y medio de tortillas', '1.5kg tortillas'],
    ],
  ],
  [
    'negación',
    [
      ['3 tacos al pastor sin cebolla', '3 taco_pastor -toppings.cebolla'],
      ['dos de asada sin cebolla ni cilantro', '2 taco_asada -toppings.cebolla -toppings.cilantro'],
      ['un burrito de pollo sin frijoles y con queso', '1 burrito_pollo -toppings.frijoles +toppings.queso'],
      ['una horchata sin hielo', '1 horchata -ice.hielo'],
      ['quesadilla s/ crema', '1 quesadilla -toppings.crema'],
    ],
  ],
  [
    'opciones',
    [
      ['una quesadilla grande con aguacate', '1 quesadilla +size.grande +toppings.aguacate'],
      [
        'burrito de res mediano con salsa verde y extra queso',
        '1 burrito_res +size.mediano +salsa.verde +toppings.queso=extra',
      ],
      ['una jamaica grande y una horchata chica', '1 jamaica +size.grande | 1 horchata +size.chico'],
      ['2 tacos de asada con doble queso', '2 taco_asada +toppings.queso=double'],
      ['quesadilla con poca crema', '1 quesadilla +toppings.crema=light'],
      ['un burrito', '', 'ambiguous_item:burrito'],
    ],
  ],
  [
    'cambios',
    [
      [['dos tacos al pastor', 'agrega una horchata'], '2 taco_pastor | 1 horchata'],
      [['dos tacos al pastor', 'mejor que sean 3'], '3 taco_pastor'],
      [['una quesadilla y un refresco', 'quita el refresco'], '1 quesadilla'],
      [['una quesadilla', 'sin crema por favor'], '1 quesadilla -toppings.crema'],
      [['una quesadilla', 'cancela todo'], ''],
      [['una horchata', 'cambia la horchata por una jamaica'], '1 jamaica'],
      [['un burrito', 'de pollo'], '1 burrito_pollo'],
    ],
  ],
  [
    'detalles',
    [
      ['2 flanes a nombre de Rosa', '2 flan'],
      ['una jamaica, traer cambio de 200', '1 jamaica'],

      ['2 quesadillas, entregar en calle Reforma 123, pago en efectivo', '2 quesadilla'],
      ['un flan para las 8 de la noche', '1 flan'],
      ['un flan, mi celular es 55 1234 5678', '1 flan'],
    ],
  ],
  [
    'unos así, otros no',
    [
      [
        '2 quesadillas, una con aguacate y otra sin crema',
        '1 quesadilla +toppings.aguacate | 1 quesadilla -toppings.crema',
      ],
      ['2 burritos: uno de pollo y otro de res', '1 burrito_pollo | 1 burrito_res'],
      ['5 tacos, 3 de asada y 2 al pastor', '3 taco_asada | 2 taco_pastor'],
      ['2 tacos de asada, 1 sin cebolla', '1 taco_asada | 1 taco_asada -toppings.cebolla'],
      [['una horchata grande', 'y otra chica'], '1 horchata +size.grande | 1 horchata +size.chico'],
    ],
  ],
  [
    'charla y notas',
    [
      ['buenas tardes, me gustaría pedir 4 tacos de asada con todo', '4 taco_asada (con todo)'],
      ['dos tacos de asada con salsa verde aparte porfa', '2 taco_asada (aparte) +salsa.verde'],
      ['¿cuánto cuesta la quesadilla?', ''],
      ['quesadilla con frijoles refritos', '1 quesadilla +toppings.frijoles', 'unknown_option:refritos'],
      ['unas enchiladas', '', 'unknown_item:enchiladas'],
    ],
  ],
  [
    'mezclas y prisas',
    [
      ['kiero 3 tacos d pastor i una horchata', '1 horchata | 3 taco_pastor'],
      [
        'me da 3 de pastor con todo y 2 de asada sin cebolla',
        '2 taco_asada -toppings.cebolla | 3 taco_pastor (con todo)',
      ],
      ['un kilo de carnitas y medio de tortillas', '0.5kg tortillas | 1kg carnitas'],
      ['3/4 de kilo de carnitas', '0.75kg carnitas'],
      ['cuarto y mitad de tortillas', '0.375kg tortillas'],
      ['hi! 2 quesadillas y una coca please, delivery a las 7pm', '1 refresco | 2 quesadilla'],
    ],
  ],
  [
    'la que lleva algo',
    [
      [['una quesadilla con queso y otra con piña', 'quita la de piña'], '1 quesadilla +toppings.queso'],
      [
        ['una quesadilla con queso y otra con piña', 'la de piña que sean dos'],
        '1 quesadilla +toppings.queso | 2 quesadilla +toppings.pina',
      ],
      ['una quesadilla con queso y piña, quita la piña', '1 quesadilla +toppings.queso'],
      [
        'cinco burritos de pollo, 3 aguacate, 2 frijoles',
        '2 burrito_pollo +toppings.frijoles | 3 burrito_pollo +toppings.aguacate',
      ],
    ],
  ],
  [
    'igual que otra, y en una de ellas',
    [
      [
        'una quesadilla grande con queso y un burrito de res igual',
        '1 burrito_res +size.grande +toppings.queso | 1 quesadilla +size.grande +toppings.queso',
      ],
      [
        'una quesadilla con piña, otra quesadilla igual que la primera pero sin piña',
        '1 quesadilla +toppings.pina | 1 quesadilla -toppings.pina',
      ],
      [
        '2 quesadillas con queso y crema, sin crema en una',
        '1 quesadilla +toppings.crema +toppings.queso | 1 quesadilla +toppings.queso -toppings.crema',
      ],
    ],
  ],
  [
    'mejor otra cosa',
    [
      [['un flan', 'mejor una quesadilla'], '1 quesadilla'],
      ['quiero una quesadilla, no, mejor un flan', '1 flan'],
      [['un flan y un refresco', 'mejor una quesadilla'], '1 flan | 1 quesadilla', 'conflict:una quesadilla'],
      [['3 tacos al pastor', 'ya mejor cancela todo'], ''],
    ],
  ],
  [
    'que sea otro',
    [
      [['un burrito de res grande y un flan', 'que sea de pollo'], '1 burrito_pollo +size.grande | 1 flan'],
      [['3 burritos de pollo', 'cambia uno por de res'], '1 burrito_res | 2 burrito_pollo'],
    ],
  ],
  ['kilo y cuarto', [['kilo y cuarto de carnitas y dos flanes', '1.25kg carnitas | 2 flan']]],
]
