import type { Category } from './case.js'

export const pizzariaCases: readonly Category[] = [
  [
    'nomes com o tamanho no meio',
    [
      [
        'oi boa noite, quero uma pizza grande de calabresa sem cebola e uma coca 2 litros',
        '1 calabresa +tamanho.grande -ingredientes.cebola | 1 coca +volume.v2l',
      ],
      ['uma portuguesa média com borda de catupiry', '1 portuguesa +borda.catupiry +tamanho.media'],
      [
        '2 pizzas grandes: 1 calabresa, 1 quatro queijos',
        '1 calabresa +tamanho.grande | 1 quatro_queijos +tamanho.grande',
      ],
      [
        'uma calabresa e uma portuguesa, as duas grandes e com borda de cheddar',
        '1 calabresa +borda.cheddar +tamanho.grande | 1 portuguesa +borda.cheddar +tamanho.grande',
      ],
      [
        'quero tudo grande: uma calabresa e uma portuguesa',
        '1 calabresa +tamanho.grande | 1 portuguesa +tamanho.grande',
      ],
    ],
  ],
  [
    'copos e medidas',
    [
      [
        'me vê um açaí de 500 com granola e banana sem leite condensado',
        '1 acai +complementos.banana +complementos.granola +copo.c500 -complementos.leite_condensado',
      ],
      [
        'dois açaís, um de 300ml com morango e outro de 500ml com paçoca e ninho',
        '1 acai +complementos.leite_ninho +complementos.pacoca +copo.c500 | 1 acai +complementos.morango +copo.c300',
      ],
      ['uma coca lata e um guaraná 600ml', '1 coca +volume.lata | 1 guarana +volume.v600'],
      ['3 coca lata', '3 coca +volume.lata'],
      ['dúzia e meia de esfiha de carne', '18 esfiha_carne'],
    ],
  ],
  [
    'mudanças',
    [
      [
        [
          'uma calabresa',
          'troca a calabresa por portuguesa',
          'e bota borda de catupiry',
          'põe mais uma coca',
        ],
        '1 coca | 1 portuguesa +borda.catupiry',
      ],
      [
        ['uma calabresa grande', 'na verdade quero média', 'sem cebola'],
        '1 calabresa +tamanho.media -ingredientes.cebola',
      ],
      [['uma calabresa e uma coca', 'são duas cocas'], '1 calabresa | 2 coca'],
      [['2 pizzas de calabresa', 'uma delas sem cebola'], '1 calabresa | 1 calabresa -ingredientes.cebola'],
      [['uma calabresa e uma coca', 'cancela a pizza'], '1 coca'],
      [['uma coca sem gelo', 'mais uma igual'], '2 coca -gelo.gelo'],
    ],
  ],
  [
    'como se escreve',
    [
      ['calabreza grande', '1 calabresa +tamanho.grande'],
      ['pizza de musarela', '1 mussarela'],
      ['fulano: uma coca\nciclano: um guaraná', '1 coca (fulano) | 1 guarana (ciclano)'],
      ['duas não espera três cocas', '3 coca'],
      ['duas cocas zero', '2 coca', 'unknown_option:zero'],
      ['quero 2 calabresas pra rua augusta 500 apto 12, troco pra 100', '2 calabresa'],
    ],
  ],
  [
    'igual, mas outra',
    [
      [
        ['uma calabresa grande e um guaraná', 'outra igual mas mussarela'],
        '1 calabresa +tamanho.grande | 1 guarana | 1 mussarela +tamanho.grande',
      ],
    ],
  ],
  [
    'na pizza toda',
    [
      [
        'uma calabresa grande com bacon na pizza toda e milho na metade',
        '1 calabresa +tamanho.grande +ingredientes.bacon +ingredientes.milho/left',
      ],
      ['uma calabresa com ovo na pizza inteira', '1 calabresa +ingredientes.ovo'],
    ],
  ],
]
