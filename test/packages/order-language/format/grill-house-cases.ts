import type { Category } from './case.js'

export const grillHouseCases: readonly Category[] = [
  [
    'a drink that meals have too',
    [
      ['doner, chilli and 2 cans of cola', '1 doner +sauce.sauce_1 | 2 can +drink.drink_1'],
      ['2 cans of cola and a bottle of lemonade', '1 bottle +drink.drink_2 | 2 can +drink.drink_1'],
      ['a pint and a doner', '1 beer +meas.meas_2 | 1 doner'],
      ['doner and 2 colas', '1 doner', 'ambiguous_item:colas'],
      ['doner meal, garlic sauce and a lemonade', '1 meal +drink.drink_2 +sauce.sauce_2'],
    ],
  ],
  [
    'what only a combo brings',
    [
      ['a house burger and a cola can', '1 burger | 1 can +drink.drink_1'],
      ['a burger combo with onion rings and a lemonade', '1 burger +cd.cd_2 +combo.combo_2 +side.side_2'],
      ['large combo burger, no onion', '1 burger +combo.combo_3 -sal.sal_1'],
    ],
  ],
  [
    'what a dish comes with, and is sold alone too',
    [
      ['omelette, rye toast', '1 omelette +bread.bread_2'],
      [['omelette', 'rye toast please'], '1 omelette +bread.bread_2'],
      ['omelette with brown toast and a side of toast', '1 omelette +bread.bread_3 | 1 toast'],
      ['omelette and 2 rye toasts', '1 omelette | 2 toast +bread.bread_2'],
      ['steak and eggs, eggs poached', '1 steak +eggs.eggs_2'],
      ['doner, tomato, cheese, houmous', '1 doner +sal.sal_2 +sal.sal_3 +sal.sal_4'],
      ['doner and a houmous', '1 doner | 1 guac'],
    ],
  ],
  [
    'a box put together',
    [
      ['box of 10 pies: 6 beef 4 leek', '1 box +pies.pies_1=6 +pies.pies_3=4'],
      [['pie box', '6 beef and 4 cheese'], '1 box +pies.pies_1=6 +pies.pies_2=4'],
    ],
  ],
  ['codes of the printed menu', [['a K1 with garlic and two B2', '1 doner +sauce.sauce_2 | 2 dbl']]],
]
