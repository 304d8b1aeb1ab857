import type { Category } from './case.js'

export const coffeeBarCases: readonly Category[] = [
  [
    'never mind one thing',
    [
      [['a flat white with oat milk', 'never mind the oat milk'], '1 flat_white'],
      [
        ['a flat white with oat milk', 'never mind the oat milk make it coconut'],
        '1 flat_white +milk.coconut',
      ],
      [['a burger and a lemonade', 'never mind the burger'], '1 lemonade'],
      [['a burger and a lemonade', 'never mind'], ''],
      [['a burger with chili', 'forget the chili'], '1 smash_burger'],
    ],
  ],
  [
    'taken off again',
    [
      [['nachos with chili and onions', 'take the chili off the nachos'], '1 nachos +on_it.onions'],
      [['nachos with chili and onions', 'leave the onions off the nachos'], '1 nachos +on_it.chili'],
      [['nachos with chili and onions', 'leave the onions off'], '1 nachos +on_it.chili'],
      [['nachos with chili and onions', 'take the chili and onions off of the nachos please'], '1 nachos'],
      [['nachos and a burger', 'take the nachos off'], '1 smash_burger'],
      [['a cappuccino with oat milk', 'remove the oat milk'], '1 cappuccino'],
      [
        ['a cappuccino with oat milk and a cappuccino with skim', 'remove the oat milk one'],
        '1 cappuccino +milk.skim',
      ],
    ],
  ],
  [
    'a count of extras',
    [
      ['a flat white with two extra shots', '1 flat_white +shots.shot=2'],
      ['a cappuccino with three extra pumps of vanilla', '1 cappuccino +syrup.vanilla=3'],
      [['a large flat white', 'put two extra shots in it'], '1 flat_white +size.large +shots.shot=2'],
      ['a flat white with an extra shot', '1 flat_white +shots.shot=extra'],
      ['iced coffee with extra honey', '1 iced_coffee +syrup.honey=extra'],
    ],
  ],
  [
    'one instead of another that was asked for',
    [
      [
        [
          'an iced coffee with two pumps of caramel',
          'change that to one pump of honey instead of the caramel',
        ],
        '1 iced_coffee +syrup.honey',
      ],
      [['a flat white with caramel', 'vanilla instead of the caramel'], '1 flat_white +syrup.vanilla'],
      [['a flat white with oat milk', 'skim instead of oat'], '1 flat_white +milk.skim'],
      [['a burger with pickles', 'jalapeños instead of the pickles'], '1 smash_burger +on_it.jalapenos'],
      [['nachos with onions', 'chili instead of onions'], '1 nachos +on_it.chili'],
    ],
  ],
  [
    'none of a kind but one',
    [
      ['a burger no bun just a lettuce wrap', '1 smash_burger +bun.lettuce'],
      ['a burger with no bun, lettuce wrap instead', '1 smash_burger +bun.lettuce'],
      ['a burger no bun with a lettuce wrap', '1 smash_burger +bun.lettuce'],
      ['two burgers on a potato bun', '2 smash_burger +bun.potato'],
      ['a burger, just pickles', '1 smash_burger +on_it.pickles'],
    ],
  ],
  [
    'another like it',
    [
      [['a flat white with oat milk', 'one more of those'], '2 flat_white +milk.oat'],
      ['a burger, lemonade the same 0', '1 smash_burger'],
      [['a flat white', 'the same 0 times'], '1 flat_white'],
      [
        ['two small cappuccinos', 'and one more of the same but with honey'],
        '2 cappuccino +size.small | 1 cappuccino +size.small +syrup.honey',
      ],
      [
        ['a burger with chili', 'another one with pickles instead of chili'],
        '1 smash_burger +on_it.chili | 1 smash_burger +on_it.pickles',
      ],
      [
        ['a large cappuccino with skim', 'and another one just like it but with oat'],
        '1 cappuccino +milk.skim +size.large | 1 cappuccino +milk.oat +size.large',
      ],
      [['a flat white with oat milk', 'another one'], '2 flat_white +milk.oat'],
    ],
  ],
  [
    'the one on this or that',
    [
      [
        ['two burgers one on sesame and one on a potato bun', 'put chili on the one on sesame'],
        '1 smash_burger +bun.sesame +on_it.chili | 1 smash_burger +bun.potato',
      ],
      [
        ['two burgers one on sesame and one on a potato bun', 'the one on sesame with pickles'],
        '1 smash_burger +bun.sesame +on_it.pickles | 1 smash_burger +bun.potato',
      ],
      [
        ['a cappuccino with oat and a cappuccino with skim', 'make the one with skim large'],
        '1 cappuccino +milk.oat | 1 cappuccino +milk.skim +size.large',
      ],
      [
        ['a cappuccino with oat and a cappuccino with skim', 'remove the one with oat'],
        '1 cappuccino +milk.skim',
      ],
      [
        ['two burgers one on sesame and one on a potato bun', 'no onions on the one on sesame'],
        '1 smash_burger +bun.sesame -on_it.onions | 1 smash_burger +bun.potato',
      ],
    ],
  ],
]
