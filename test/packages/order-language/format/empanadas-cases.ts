import type { Category } from './case.js'

export const empanadasCases: readonly Category[] = [
  [
    'docenas',
    [
      ['hola! quería una docena de empanadas: 6 de carne y 6 de jamón y queso', '6 emp_carne | 6 emp_jyq'],
      ['12 empanadas, 4 de carne, 4 de pollo y 4 de humita', '4 emp_carne | 4 emp_humita | 4 emp_pollo'],
      ['media docena de carne y media docena de pollo al horno', '6 emp_carne | 6 emp_pollo +coccion.horno'],
      ['docena y media de jyq', '18 emp_jyq'],
      ['dos docenas de empanadas de carne', '24 emp_carne'],
    ],
  ],
  [
    'nombres cortos',
    [
      ['3 de carne 2 de pollo y 1 de humita', '1 emp_humita | 2 emp_pollo | 3 emp_carne'],
      ['una grande de muzza y una coca de litro y medio', '1 coca_15 | 1 muzza +tamano.grande'],
      [
        'una napolitana grande con jamon y sin aceitunas, una fugazzeta chica y 3 latas de coca',
        '1 fuga +tamano.chica | 1 napo +extras.jamon +tamano.grande -extras.aceitunas | 3 coca_lata',
      ],
      ['una muzza chica con jamón y morrones', '1 muzza +extras.jamon +extras.morron +tamano.chica'],
      [
        '2 empanadas de carne picante fritas y 2 de carne al horno',
        '2 emp_carne +coccion.horno | 2 emp_carne_picante +coccion.frita',
      ],
    ],
  ],
  [
    'la chica, la grande',
    [
      [['una muzza chica y una napo grande', 'quita la chica'], '1 napo +tamano.grande'],
      [
        ['una muzza chica y una napo grande', 'a la grande agregale jamon'],
        '1 muzza +tamano.chica | 1 napo +extras.jamon +tamano.grande',
      ],
      [
        ['una muzza', 'agregale huevo', 'y sin aceitunas', 'otra más igual'],
        '2 muzza +extras.huevo -extras.aceitunas',
      ],
      [
        ['6 empanadas de pollo', 'que sean 8', '4 fritas y 4 al horno'],
        '4 emp_pollo +coccion.frita | 4 emp_pollo +coccion.horno',
      ],
      ['una napo con extra de queso', '1 napo', 'unknown_option:con extra | unknown_option:queso'],
    ],
  ],
  [
    'mitad y mitad',
    [
      ['una docena de empanadas, mitad carne y mitad pollo', '6 emp_carne | 6 emp_pollo'],
      ['12 empanadas: mitad de carne, mitad de humita', '6 emp_carne | 6 emp_humita'],
      ['6 empanadas de carne, la mitad fritas', '3 emp_carne | 3 emp_carne +coccion.frita'],
      [
        '8 empanadas de pollo, mitad al horno y mitad fritas',
        '4 emp_pollo +coccion.frita | 4 emp_pollo +coccion.horno',
      ],
      ['docena de empanadas, mitad jamón y queso mitad pollo', '6 emp_jyq | 6 emp_pollo'],
    ],
  ],
]
