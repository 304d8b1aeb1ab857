import type { Category } from './case.js'

export const grelhadosCases: readonly Category[] = [
  [
    'a drink that meals have too',
    [
      ['kebab com alho e 2 colas de lata', '1 doner +sauce.sauce_2 | 2 can +drink.drink_1'],
      ['duas canecas e um kebab', '1 doner | 2 beer +meas.meas_1'],
      ['menu kebab com alho e limonada', '1 meal +drink.drink_2 +sauce.sauce_2'],
    ],
  ],
  [
    'what only a combo brings',
    [
      ['um burger e uma cola lata', '1 burger | 1 can +drink.drink_1'],
      [
        'burger no combo grande com anéis de cebola e limonada',
        '1 burger +cd.cd_2 +combo.combo_3 +side.side_2',
      ],
    ],
  ],
  [
    'what a dish comes with, and is sold alone too',
    [
      ['omelete, torrada integral', '1 omelette +bread.bread_2'],
      ['bife com ovos, ovos mexidos', '1 steak +eggs.eggs_1'],
      ['kebab, tomate, queijo, vinagrete', '1 doner +sal.sal_2 +sal.sal_3 +sal.sal_4'],
    ],
  ],
  [
    'a box put together',
    [
      ['caixa de 10 salgados: 6 carne 4 queijo', '1 box +pies.pies_1=6 +pies.pies_2=4'],
      [['caixa de salgados', '6 de carne e 4 de frango'], '1 box +pies.pies_1=6 +pies.pies_3=4'],
    ],
  ],
  ['codes of the printed menu', [['um K1 com alho e 2 B2', '1 doner +sauce.sauce_2 | 2 dbl']]],
  ['refused behind its name', [['kebab com queijo, cebola não', '1 doner +sal.sal_3 -sal.sal_1']]],
]
