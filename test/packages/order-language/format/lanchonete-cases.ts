import type { Category } from './case.js'

export const lanchoneteCases: readonly Category[] = [
  [
    'quantidades',
    [
      ['dois x-burger', '2 x_burger'],
      ['oi, quero 3 coxinhas por favor', '3 coxinha'],
      ['uma batata frita e dois guaranás', '1 batata | 2 guarana'],
      ['meia dúzia de pastéis de carne', '6 pastel_carne'],
      ['2x misto quente', '2 misto'],
      ['me vê um x-bacon e um suco de laranja', '1 x_bacon | 1 suco_laranja'],
      ['10 pães de queijo', '10 pao_queijo'],
    ],
  ],
  [
    'medidas',
    [
      ['meio quilo de queijo minas', '0.5kg queijo_minas'],

      ['meio quilo de queijo minas', '0.5kg queijo_minas'],
      ['300g de queijo minas', '0.3kg queijo_minas'],
      ['1 quilo e meio de queijo minas', '1.5kg queijo_minas'],
      ['queijo minas 2kg', '2kg queijo_minas'],
    ],
  ],
  [
    'negação',
    [
      ['dois x-bacon sem ovo nem milho', '2 x_bacon -adicionais.ovo -adicionais.milho'],

      ['um x-salada sem tomate', '1 x_salada -adicionais.tomate'],
      ['x-burger sem cebola nem alface', '1 x_burger -adicionais.cebola -adicionais.alface'],
      ['um suco de laranja sem gelo e sem açúcar', '1 suco_laranja -bebida.gelo -bebida.acucar'],
      ['x-bacon sem alface e com ovo', '1 x_bacon -adicionais.alface +adicionais.ovo'],
    ],
  ],
  [
    'opções',
    [
      ['um suco de limão grande', '1 suco_limao +tamanho.grande'],
      ['uma batata pequena e uma batata grande', '1 batata +tamanho.pequeno | 1 batata +tamanho.grande'],
      ['x-burger com bacon e ovo', '1 x_burger +adicionais.bacon +adicionais.ovo'],
      ['x-salada com queijo extra', '1 x_salada +adicionais.queijo=extra'],
      ['x-salada com pouca maionese', '1 x_salada +molho.maionese=light'],
      ['um suco', '', 'ambiguous_item:suco'],
    ],
  ],
  [
    'mudanças',
    [
      [['dois x-burger', 'adiciona um guaraná'], '2 x_burger | 1 guarana'],
      [['um x-burger e um guaraná', 'tira o guaraná'], '1 x_burger'],
      [['um x-burger', 'sem cebola'], '1 x_burger -adicionais.cebola'],
      [['um suco de laranja', 'troca por suco de limão'], '1 suco_limao'],
      [['um x-burger', 'cancela tudo'], ''],
      [['um x-burger', 'mais um'], '2 x_burger'],
      [['2 sucos', 'de laranja'], '2 suco_laranja'],
    ],
  ],
  [
    'detalhes',
    [
      ['uma coxinha, entrega na rua das flores 12', '1 coxinha'],
      ['um guaraná, pago no pix', '1 guarana'],

      ['2 coxinhas, entregar na rua das Flores 12, pagamento no pix', '2 coxinha'],
      ['um x-bacon para as 19h', '1 x_bacon'],
      ['uma coxinha, troco para 50', '1 coxinha'],
    ],
  ],
  [
    'uns assim, outros não',
    [
      [
        '2 x-salada, um sem tomate e outro com ovo',
        '1 x_salada -adicionais.tomate | 1 x_salada +adicionais.ovo',
      ],
      ['3 pastéis, 2 de carne e 1 de queijo', '2 pastel_carne | 1 pastel_queijo'],
      ['3 guaranás sendo 1 sem gelo', '2 guarana | 1 guarana -bebida.gelo'],
      ['batata frita média', '1 batata +tamanho.medio'],
      [['um suco de laranja', 'na verdade de limão'], '1 suco_limao'],
    ],
  ],
  [
    'conversa e observações',
    [
      ['oi tudo bem? quero 1 x-salada completo', '1 x_salada (completo)'],
      ['um guaraná bem gelado', '1 guarana (bem gelado)'],
      ['quanto custa o x-bacon?', ''],
      ['dois x-bacon e uma coca', '2 x_bacon', 'unknown_item:coca'],
      ['x-bacon s/ tomate c/ ovo', '1 x_bacon -adicionais.tomate +adicionais.ovo'],
    ],
  ],
  [
    'o que tem alguma coisa',
    [
      [
        ['um x-burger com bacon e um x-burger com ovo', 'o de ovo sem cebola'],
        '1 x_burger +adicionais.bacon | 1 x_burger +adicionais.ovo -adicionais.cebola',
      ],
      [['um x-burger com milho e um x-burger com ovo', 'tira o de milho'], '1 x_burger +adicionais.ovo'],
    ],
  ],
  [
    'do mesmo jeito, e em um deles',
    [
      [
        ['um x-burger com ovo e milho', 'um x-bacon do mesmo jeito'],
        '1 x_bacon +adicionais.milho +adicionais.ovo | 1 x_burger +adicionais.milho +adicionais.ovo',
      ],
      [
        'dois x-burger com ovo e milho, sem milho em um',
        '1 x_burger +adicionais.milho +adicionais.ovo | 1 x_burger +adicionais.ovo -adicionais.milho',
      ],
    ],
  ],
  ['melhor outra coisa', [[['um misto quente', 'melhor uma coxinha'], '1 coxinha']]],
  ['só um', [[['dois guaranás sem gelo', 'só um'], '1 guarana -bebida.gelo']]],
  [
    'em um deles, no mesmo tamanho',
    [
      [
        'dois x-burger com ovo, sem cebola em um deles',
        '1 x_burger +adicionais.ovo | 1 x_burger +adicionais.ovo -adicionais.cebola',
      ],
      ['dois x-salada, um completo', '1 x_salada | 1 x_salada (completo)'],
      [
        'um suco de laranja grande e um suco de limão no mesmo tamanho',
        '1 suco_laranja +tamanho.grande | 1 suco_limao +tamanho.grande',
      ],
    ],
  ],
  [
    'em cima do que já foi pedido',
    [[['um x-burger e uma batata', 'põe bacon no x-burger'], '1 batata | 1 x_burger +adicionais.bacon']],
  ],
]
