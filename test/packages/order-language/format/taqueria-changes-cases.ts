import type { Category } from './case.js'

export const taqueriaChangesCases: readonly Category[] = [
  [
    'lo mismo otra vez',
    [
      [['2 tacos de pastor y un refresco', 'lo mismo otra vez'], '2 refresco | 4 taco_pastor'],
      [['un burrito de pollo, una horchata grande', 'lo mismo'], '2 burrito_pollo | 2 horchata +size.grande'],
      [['2 quesadillas con aguacate', 'lo mismo otra vez'], '4 quesadilla +toppings.aguacate'],
      [['2 tacos de pastor y un flan', 'otra igual'], '2 flan | 2 taco_pastor'],
      [['una quesadilla y un refresco', 'y lo mismo para mi hermano'], '2 quesadilla | 2 refresco'],
    ],
  ],
  [
    'corregido después',
    [
      [['2 tacos de pastor', '3 en realidad'], '3 taco_pastor'],
      [['2 tacos de pastor', 'en realidad 3'], '3 taco_pastor'],
      [['2 tacos de pastor y un flan', 'perdón, 3 tacos'], '1 flan | 3 taco_pastor'],
      [['una horchata chica', 'en realidad grande'], '1 horchata +size.grande'],
      [
        ['medio kilo de carnitas y un kilo de tortillas', 'mejor 2 kilos de tortillas'],
        '0.5kg carnitas | 2kg tortillas',
      ],
      [['medio kilo de carnitas', 'mejor kilo y medio'], '1.5kg carnitas'],
      [['un kilo de carnitas', 'mejor tres cuartos'], '0.75kg carnitas'],
    ],
  ],
  [
    'medidas que se sobreentienden',
    [
      ['2 kg de carnitas y 1 de tortillas', '1kg tortillas | 2kg carnitas'],
      ['medio kilo de carnitas y 2 de tortillas', '0.5kg carnitas | 2kg tortillas'],
      ['un kilo y medio de tortillas y uno de carnitas', '1.5kg tortillas | 1kg carnitas'],
      ['2 kg de tortillas y 3 tacos de pastor', '2kg tortillas | 3 taco_pastor'],
      ['1 kg de carnitas y 1 kg de tortillas', '1kg carnitas | 1kg tortillas'],
    ],
  ],
  [
    'en lugar de lo que se quitó',
    [
      [
        ['un refresco y 2 tacos de pastor', 'quita el refresco', 'mejor una horchata'],
        '1 horchata | 2 taco_pastor',
      ],
      [
        ['un refresco y 2 tacos de pastor', 'ya no quiero el refresco', 'mejor una jamaica'],
        '1 jamaica | 2 taco_pastor',
      ],
      [['una quesadilla y un flan', 'sin el flan', 'una horchata en su lugar'], '1 horchata | 1 quesadilla'],
      [
        ['2 tacos de asada y un refresco', 'quita el refresco', 'en cambio una jamaica'],
        '1 jamaica | 2 taco_asada',
      ],
      [
        ['un flan y una quesadilla', 'quita el flan', 'agrega una jamaica en su lugar'],
        '1 jamaica | 1 quesadilla',
      ],
    ],
  ],
  [
    'algunos de los que hay',
    [
      [
        ['3 tacos de pastor', 'uno de los tacos sin cebolla'],
        '1 taco_pastor -toppings.cebolla | 2 taco_pastor',
      ],
      [
        ['4 tacos de pastor', 'la mitad de los tacos sin cebolla'],
        '2 taco_pastor | 2 taco_pastor -toppings.cebolla',
      ],
      ['3 tacos de pastor, 2 con piña y uno sin', '1 taco_pastor | 2 taco_pastor +toppings.pina'],
      ['3 tacos de pastor todos con piña menos uno', '1 taco_pastor | 2 taco_pastor +toppings.pina'],
      ['2 tacos de pastor, uno con queso y el otro sin', '1 taco_pastor | 1 taco_pastor +toppings.queso'],
      ['4 burritos mitad de pollo y mitad de res', '2 burrito_pollo | 2 burrito_res'],
    ],
  ],
  [
    'lo que se contesta',
    [
      [['2 burritos', 'de pollo'], '2 burrito_pollo'],
      [['2 burritos', 'uno de pollo y uno de res'], '1 burrito_pollo | 1 burrito_res'],
      [['3 burritos', '2 de res y 1 de pollo'], '1 burrito_pollo | 2 burrito_res'],
      [['burrito', 'res'], '1 burrito_res'],
      [['un burrito y un refresco', 'el de pollo'], '1 burrito_pollo | 1 refresco'],
    ],
  ],
  [
    'quitar y preguntar',
    [
      [['una quesadilla, un refresco y un flan', 'quita los dos últimos'], '1 quesadilla'],
      [['2 quesadillas', 'uy no, bórreme todo'], ''],
      ['a cómo está el flan?', ''],
      ['despacho a Hidalgo 245 depto 31, un flan y dos refrescos', '1 flan | 2 refresco'],
      [['una quesadilla', 'dame un flan en vez'], '1 flan'],
    ],
  ],
]
