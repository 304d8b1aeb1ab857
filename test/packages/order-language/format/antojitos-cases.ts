import type { Category } from './case.js'

export const antojitosCases: readonly Category[] = [
  [
    'y otras tantas de otro relleno',
    [
      [
        '3 gorditas de chicharrón y 1 de tinga porfa',
        '3 gordita +relleno.chicharron | 1 gordita +relleno.tinga',
      ],
      ['2 sopes de papa y una de puro requesón', '2 sope +relleno.papa | 1 sope +relleno.requeson'],
      [
        '2 gorditas de tinga con mucho chile y 1 de papa sin crema',
        '2 gordita +relleno.tinga +lleva.chile=extra | 1 gordita +relleno.papa -lleva.crema',
      ],
      [
        '3 gorditas de tinga, una sin chile',
        '2 gordita +relleno.tinga | 1 gordita +relleno.tinga -lleva.chile',
      ],
      ['un sope de papa con tinga', '1 sope +relleno.papa +relleno.tinga'],
    ],
  ],
  [
    'por kilo',
    [
      ['un kilo de cochinita y 2 caldos grandes', '1kg cochinita | 2 caldo +tamano.grande'],
      ['medio kilo de cochinita', '0.5kg cochinita'],
      ['kilo y medio de cochinita', '1.5kg cochinita'],
      [['medio kilo de cochinita', 'mejor que sea un kilo de cochinita'], '1kg cochinita'],
      ['300 gramos de cochinita', '0.3kg cochinita'],
    ],
  ],
  [
    'tantos de cada uno',
    [
      [
        '2 gorditas de cada una: papa, tinga y requesón',
        '2 gordita +relleno.papa | 2 gordita +relleno.tinga | 2 gordita +relleno.requeson',
      ],
      ['caldo y sidral, dos de cada uno', '2 caldo | 2 sidral'],
      ['1 de cada: sope y gordita', '1 sope | 1 gordita'],
      ['quiero 2 de cada uno, sidral y agua de limón', '2 sidral | 2 agua_limon'],
      ['sidral, sope y caldo, uno de cada uno', '1 sidral | 1 sope | 1 caldo'],
    ],
  ],
  [
    'números que no cuentan',
    [
      ['Para la mesa 4: dos sopes de papa', '2 sope +relleno.papa'],
      ['mesa 12, un caldo chico', '1 caldo +tamano.chico'],
      ['estamos en la mesa 3: 2 sidral', '2 sidral'],
      [
        ['un sope y un sidral', 'cambia el sidral por un caldo, mándalo a Reforma 1020 por favor'],
        '1 sope | 1 caldo',
      ],
      ['un caldo, me lo mandan a Juárez 45 por favor', '1 caldo'],
    ],
  ],
  [
    'a la gordita ponle',
    [
      [
        ['una gordita de papa y un sope de tinga', 'a la gordita ponle chile y al sope quítale la crema'],
        '1 gordita +lleva.chile +relleno.papa | 1 sope -lleva.crema +relleno.tinga',
      ],
      [
        ['una gordita de papa y un caldo', 'a la gordita ponele crema'],
        '1 gordita +lleva.crema +relleno.papa | 1 caldo',
      ],
      [['2 sopes de papa', 'a uno ponele chile'], '1 sope +relleno.papa | 1 sope +lleva.chile +relleno.papa'],
      [['un sope de tinga con col', 'en vez de col ponele crema'], '1 sope +lleva.crema +relleno.tinga'],
      [
        'una docena de gorditas: 6 de papa, 4 de tinga y 2 de chicharrón',
        '6 gordita +relleno.papa | 4 gordita +relleno.tinga | 2 gordita +relleno.chicharron',
      ],
    ],
  ],
  [
    'los que no',
    [
      [['un caldo y 2 sidral', 'los sidral no, cancelalos'], '1 caldo'],
      [
        'una docena de gorditas: 4 de papa, 4 de tinga y 4 de chicharrón',
        '4 gordita +relleno.papa | 4 gordita +relleno.tinga | 4 gordita +relleno.chicharron',
      ],
      ['5 caldos grandes para un cumpleaños', '5 caldo +tamano.grande'],
      ['dos sidral, lo mandas a San Juan 832?', '2 sidral'],
      [['un caldo y un sidral', 'cancela el caldo'], '1 sidral'],
    ],
  ],
]
