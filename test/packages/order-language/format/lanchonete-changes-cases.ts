import type { Category } from './case.js'

export const lanchoneteChangesCases: readonly Category[] = [
  [
    'a mesma coisa de novo',
    [
      [['1 x-salada e 2 sucos de laranja', 'a mesma coisa de novo'], '2 x_salada | 4 suco_laranja'],
      [['2 coxinhas', 'a mesma coisa'], '4 coxinha'],
      [['1 x-bacon com ovo e 1 guaraná', 'tudo de novo'], '2 guarana | 2 x_bacon +adicionais.ovo'],
      [['um misto e um suco de limão', 'a mesma coisa para minha irmã'], '2 misto | 2 suco_limao'],
      [['1 x-burger e 1 guaraná', 'mais um igual'], '1 x_burger | 2 guarana'],
    ],
  ],
  [
    'corrigido depois',
    [
      [['2 coxinhas', '3 na verdade'], '3 coxinha'],
      [['2 coxinhas', 'na verdade 3'], '3 coxinha'],
      [['2 coxinhas', 'na verdade são 3'], '3 coxinha'],
      [['2 coxinhas e um misto', 'desculpa, 3 coxinhas'], '1 misto | 3 coxinha'],
      [['1 suco de laranja pequeno', 'na verdade grande'], '1 suco_laranja +tamanho.grande'],
    ],
  ],
  [
    'alguns dos que há',
    [
      [['2 x-salada', 'um dos x-salada sem tomate'], '1 x_salada | 1 x_salada -adicionais.tomate'],
      [['2 sucos de laranja', 'um dos sucos sem gelo'], '1 suco_laranja | 1 suco_laranja -bebida.gelo'],
      ['2 x-salada, um com ovo e outro sem', '1 x_salada | 1 x_salada +adicionais.ovo'],
      [
        '4 x-salada, metade sem tomate e metade com ovo',
        '2 x_salada +adicionais.ovo | 2 x_salada -adicionais.tomate',
      ],
      ['3 x-salada todos com ovo menos um', '1 x_salada | 2 x_salada +adicionais.ovo'],
    ],
  ],
  [
    'o que se responde',
    [
      [['2 pastéis', 'um de carne e um de queijo'], '1 pastel_carne | 1 pastel_queijo'],
      [['3 pastéis', 'os de carne'], '3 pastel_carne'],
      [['3 pastéis', '2 de queijo e 1 de carne'], '1 pastel_carne | 2 pastel_queijo'],
      [['1 pastel e 1 coxinha', 'de queijo'], '1 coxinha | 1 pastel_queijo'],
      [['2 sucos', 'de laranja'], '2 suco_laranja'],
    ],
  ],
  [
    'cancelar com motivo, e pedir depois do endereço',
    [
      [['1 x-bacon', 'cancela por favor, faltou luz aqui'], ''],
      [['1 x-bacon, 1 guaraná, 1 coxinha', 'tira os dois últimos'], '1 x_bacon'],
      ['entrega na Rua Portugal 45, uma coxinha', '1 coxinha'],
    ],
  ],
]
