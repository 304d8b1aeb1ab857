import type { Category } from './case.js'

export const padariaCases: readonly Category[] = [
  [
    'gramas, onde g também é grande',
    [
      ['300g de salame', '0.3kg salame'],
      ['me vê 150 g salame e um café g', '0.15kg salame | 1 cafe +tamanho.grande'],
      ['meio quilo de ricota e 300 gramas de salame', '0.5kg ricota | 0.3kg salame'],
      [
        'uma vitamina de banana de 300 e 300g de ricota',
        '1 vitamina +copo.ml300 +fruta.banana | 0.3kg ricota',
      ],
      ['2 cafés g', '2 cafe +tamanho.grande'],
      ['1 quilo de salame', '1kg salame'],
      ['meio quilo de salame', '0.5kg salame'],
    ],
  ],
  [
    'e mais tantas de outro recheio',
    [
      ['4 esfirras de carne e 4 de queijo', '4 esfirra +recheio.carne | 4 esfirra +recheio.queijo'],
      ['6 esfirras, 3 de palmito e 3 de queijo', '3 esfirra +recheio.palmito | 3 esfirra +recheio.queijo'],
      [
        '1 empada de palmito 1 de queijo e 1 café',
        '1 empada +recheio.palmito | 1 empada +recheio.queijo | 1 cafe',
      ],
      ['2 esfirras de carne e um pão de queijo', '2 esfirra +recheio.carne | 1 pao_queijo'],
      ['3 empadas de palmito e 2 de carne', '3 empada +recheio.palmito | 2 empada +recheio.carne'],
    ],
  ],
  [
    'tantos de cada',
    [
      [
        '2 esfirras de cada: carne, queijo e palmito',
        '2 esfirra +recheio.carne | 2 esfirra +recheio.queijo | 2 esfirra +recheio.palmito',
      ],
      ['2 de cada: café e vitamina', '2 cafe | 2 vitamina'],
      ['café, empada e pão de queijo, um de cada', '1 cafe | 1 empada | 1 pao_queijo'],
      ['quero 3 de cada um, esfirra e empada', '3 esfirra | 3 empada'],
      ['duas de cada por favor: esfirra e vitamina', '2 esfirra | 2 vitamina'],
    ],
  ],
  [
    'correções',
    [
      [['10 pão de queijo', 'na vdd 12'], '12 pao_queijo'],
      [['uma empada de palmito e um café', 'na empada põe queijo'], '1 empada +recheio.queijo | 1 cafe'],
      [['2 cafés', 'na verdade 3'], '3 cafe'],
      [['um café p', 'desculpa, g'], '1 cafe +tamanho.grande'],
      [['uma esfirra de carne', 'na vdd de queijo'], '1 esfirra +recheio.queijo'],
    ],
  ],
  [
    'mais um, de outro recheio',
    [
      [
        ['uma esfirra de queijo', 'e me vê uma de palmito'],
        '1 esfirra +recheio.queijo | 1 esfirra +recheio.palmito',
      ],
      [
        ['empada de carne e empada de queijo', 'cancela a de carne', 'e me vê uma de palmito'],
        '1 empada +recheio.queijo | 1 empada +recheio.palmito',
      ],
      ['faz um café g', '1 cafe +tamanho.grande'],
      ['vai uma vitamina de mamão', '1 vitamina +fruta.mamao'],
      ['me vê 2 cafés', '2 cafe'],
    ],
  ],
  [
    'centos e quilos',
    [
      ['um cento de esfirra e meio cento de pão de queijo', '100 esfirra | 50 pao_queijo'],
      ['um cento e meio de pão de queijo', '150 pao_queijo'],
      ['2 centos de pão de queijo', '200 pao_queijo'],
      ['uma ricota de 2 kg e um café', '2kg ricota | 1 cafe'],
      ['1 ricota de 1,5kg', '1.5kg ricota'],
    ],
  ],
]
