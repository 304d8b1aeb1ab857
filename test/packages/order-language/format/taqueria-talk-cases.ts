import type { Category } from './case.js'

export const taqueriaTalkCases: readonly Category[] = [
  [
    'uno de varios se vuelve otro',
    [
      [
        ['2 tacos de pastor y 2 refrescos', 'uno de los refrescos que sea horchata'],
        '1 horchata | 1 refresco | 2 taco_pastor',
      ],
      [['3 tacos de pastor', 'uno que sea de asada'], '1 taco_asada | 2 taco_pastor'],
      [['3 tacos de pastor', 'uno que sea sin cebolla'], '1 taco_pastor -toppings.cebolla | 2 taco_pastor'],
      [['3 tacos de pastor', 'cambia uno por un burrito de pollo'], '1 burrito_pollo | 2 taco_pastor'],
      [['una horchata', 'no, quiero una jamaica'], '1 jamaica'],
      [['2 tacos de pastor', 'no, dame 3'], '3 taco_pastor'],
    ],
  ],
  [
    'direcciones y nombres',
    [
      ['soy Carmen del 3ºB, calle Mayor 12. 2 tacos de pastor', '2 taco_pastor'],
      ['a la calle 45 # 12-30 apto 301: 1 quesadilla y dos refrescos', '1 quesadilla | 2 refresco'],
      ['2 tacos de asada para el barrio Laureles, calle 10 # 4-22', '2 taco_asada'],
      ['una quesadilla al depto 4, torre B', '1 quesadilla'],
      ['buenas, habla Marcela. 2 tacos de pastor', '2 taco_pastor'],
    ],
  ],
  [
    'lo que se cuenta alrededor',
    [
      ['no manches qué hambre, 3 tacos de pastor porfa', '3 taco_pastor'],
      ['mi suegra viene a comer, mándame 2 quesadillas', '2 quesadilla'],
      ['las quesadillas siguen en 45? dame 2', '2 quesadilla'],
      ['a cuánto las carnitas? dame medio kilo', '0.5kg carnitas'],
      ['confirmas que llega antes de las 3? 2 tacos de asada', '2 taco_asada'],
      [['un kilo de carnitas', 'añade medio kilo más'], '1.5kg carnitas'],
    ],
  ],
]
