import type { Category } from './case.js'

export const parrillaCases: readonly Category[] = [
  [
    'a drink that meals have too',
    [
      ['kebab con ajo y 2 colas de lata', '1 doner +sauce.sauce_2 | 2 can +drink.drink_1'],
      ['dos cañas y un kebab', '1 doner | 2 beer +meas.meas_1'],
      ['menú kebab con ajo y limonada', '1 meal +drink.drink_2 +sauce.sauce_2'],
    ],
  ],
  [
    'what only a combo brings',
    [
      ['una hamburguesa y una cola de lata', '1 burger | 1 can +drink.drink_1'],
      [
        'hamburguesa en combo grande con aros de cebolla y limonada',
        '1 burger +cd.cd_2 +combo.combo_3 +side.side_2',
      ],
    ],
  ],
  [
    'what a dish comes with, and is sold alone too',
    [
      ['omelette, pan tostado integral', '1 omelette +bread.bread_2'],
      ['bistec con huevos, los huevos estrellados', '1 steak +eggs.eggs_2'],
      ['kebab, jitomate, queso, guacamole', '1 doner +sal.sal_2 +sal.sal_3 +sal.sal_4'],
    ],
  ],
  [
    'a box put together',
    [
      ['caja de 10 empanadas: 6 carne 4 rajas', '1 box +pies.pies_1=6 +pies.pies_2=4'],
      [['caja de empanadas', '6 de carne y 4 de pollo'], '1 box +pies.pies_1=6 +pies.pies_3=4'],
    ],
  ],
  ['codes of the printed menu', [['un K1 con ajo y 2 B2', '1 doner +sauce.sauce_2 | 2 dbl']]],
  ['refused behind its name', [['kebab con queso, cebolla no', '1 doner +sal.sal_3 -sal.sal_1']]],
]
