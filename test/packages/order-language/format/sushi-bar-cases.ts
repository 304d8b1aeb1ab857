import type { Category } from './case.js'

export const sushiBarCases: readonly Category[] = [
  [
    'bare numbers of the menu',
    [
      ['2x 10\n1x 31\n1x 43', '1 jasmine_rice | 1 miso | 2 salmon_nigiri'],
      ['21 chicken, 31, 43', '1 green_curry +protein.chicken | 1 jasmine_rice | 1 miso'],
      ['a 20 with tofu and a 31', '1 jasmine_rice | 1 pad_thai +protein.tofu'],
      ['number 43 and 2 of number 44', '1 miso | 2 spring_rolls'],
      ['no. 22 with prawn', '1 red_curry +protein.prawn'],
      [['20 chicken', 'make the 20 spicy'], '1 pad_thai +heat.hot +protein.chicken'],
    ],
  ],
  [
    'parts of long names',
    [
      ['a california roll and a spicy tuna roll', '1 cali_roll | 1 spicy_tuna'],
      ['2 miso and a pork gyoza', '1 gyoza_pork | 2 miso'],
      ['salmon nigiri x2, tuna nigiri x3', '2 salmon_nigiri | 3 tuna_nigiri'],
      ['a cucumber roll with wasabi', '1 veg_roll +sauces.wasabi'],
      ['edamame and sapporo', '1 edamame | 1 sapporo'],
    ],
  ],
]
