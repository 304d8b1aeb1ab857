import type { Category } from './case.js'

export const bagelCounterCases: readonly Category[] = [
  [
    'on everything, where that is a kind of bagel',
    [
      ['a bec on everything', '1 bec +bagel.everything'],
      ['2 becs on everything and a tea', '2 bec +bagel.everything | 1 tea'],
      ['egg salad on everything with lettuce', '1 salad +bagel.everything +veg.lettuce'],
    ],
  ],
  [
    'two bagels',
    [
      [
        'a pastrami with mustard, a sesame bagel with butter',
        '1 bagel +bagel.sesame +spread.butter | 1 pastrami +sauce.mustard',
      ],
      ['2 becs and a poppy bagel', '1 bagel +bagel.poppy | 2 bec'],
    ],
  ],
  [
    'names that say a kind or an amount as well',
    [
      ['2 milk teas', '2 tea +milk.milk'],
      ['a sesame bagel with extra butter', '1 bagel +bagel.sesame +spread.double'],
    ],
  ],
]
