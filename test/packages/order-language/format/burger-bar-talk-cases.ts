import type { Category } from './case.js'

export const burgerBarTalkCases: readonly Category[] = [
  [
    'one of several becomes another',
    [
      [['2 cokes', 'make one a diet coke'], '1 coke | 1 diet_coke'],
      [['2 cokes', 'one should be diet'], '1 coke | 1 diet_coke'],
      [['2 cokes', 'change one for a root beer'], '1 coke | 1 root_beer'],
      [['2 burgers', 'one should be with cheddar'], '1 hamburger | 1 hamburger +on_it.cheddar'],
      [['2 burgers', 'make one a cheeseburger with bacon'], '1 cheeseburger +on_it.bacon | 1 hamburger'],
      [['2 burgers and 2 cokes', 'make one of the cokes a root beer'], '1 coke | 1 root_beer | 2 hamburger'],
      [['a coke and a burger', 'no i wanted a root beer'], '1 hamburger | 1 root_beer'],
      [['a coke', 'no i wanted a root beer'], '1 root_beer'],
      [['4 burgers', 'one less'], '3 hamburger'],
      [
        ['4 burgers', 'make two medium and two rare'],
        '2 hamburger +doneness.medium | 2 hamburger +doneness.rare',
      ],
    ],
  ],
  [
    'a choice made anew',
    [
      [['a chicken burrito and a beef burrito', 'make the beef one chicken'], '2 burrito +filling.chicken'],
      [
        ['2 chicken burritos', 'make one of them steak'],
        '1 burrito +filling.chicken | 1 burrito +filling.steak',
      ],
      ['a burrito with chicken uh actually with beef', '1 burrito +filling.beef'],
      [
        ['a small vanilla shake and a large one', 'make the small medium'],
        '1 vanilla_shake +size.large | 1 vanilla_shake +size.medium',
      ],
      [
        ['two vanilla shakes one small one large', 'make the small a chocolate shake'],
        '1 chocolate_shake +size.small | 1 vanilla_shake +size.large',
      ],
    ],
  ],
  [
    'all, and one of them otherwise',
    [
      [
        '3 burgers all medium one with bacon',
        '1 hamburger +doneness.medium +on_it.bacon | 2 hamburger +doneness.medium',
      ],
      [
        '2 burgers both with cheddar one with bacon',
        '1 hamburger +on_it.bacon +on_it.cheddar | 1 hamburger +on_it.cheddar',
      ],
      [
        '3 burgers, all with cheddar one without onion',
        '1 hamburger +on_it.cheddar -on_it.onion | 2 hamburger +on_it.cheddar',
      ],
      [
        '2 burritos one chicken with cheese the other beef no cheese',
        '1 burrito +extras.cheese +filling.chicken | 1 burrito +filling.beef -extras.cheese',
      ],
      [
        '3 burgers 2 with cheddar 1 with swiss all medium',
        '1 hamburger +doneness.medium +on_it.swiss | 2 hamburger +doneness.medium +on_it.cheddar',
      ],
    ],
  ],
  [
    'people',
    [
      [
        'Kim - burger\nRaj - 2 hot dogs, no mustard\nLou - a coke',
        '1 coke (Lou) | 1 hamburger (Kim) | 2 hot_dog (Raj) -on_it.mustard',
      ],
      [
        ['Kim - burger\nRaj - hot dog', 'Raj wants mustard'],
        '1 hamburger (Kim) | 1 hot_dog (Raj) +on_it.mustard',
      ],
      [
        ['Kim - burger\nRaj - hot dog', 'Kim wants hers with bacon'],
        '1 hamburger (Kim) +on_it.bacon | 1 hot_dog (Raj)',
      ],
      ["hi it's Maria from the gym, 2 burgers please", '2 hamburger'],
      ['hi its Dave, flat 3, 22 Park Road. 2 burgers', '2 hamburger'],
      ['hey this is Tom. a burger to apt 12b, 482 Oak Ave', '1 hamburger'],
    ],
  ],
  [
    'talk around the order',
    [
      ['hello hello, my boss is hungry so 2 burgers, no rush', '2 hamburger'],
      ['we just moved in next door lol, 2 burgers and a coke please', '1 coke | 2 hamburger'],
      ['sorry my phone died, i meant 2 burgers', '2 hamburger'],
      ['the burger is 9? ok give me 2 with bacon', '2 hamburger +on_it.bacon'],
      ['a burger, fries, and a drink', '1 fries | 1 hamburger', 'ambiguous_item:drink'],
    ],
  ],
  [
    'not one more of the same',
    [
      ['a coke and a chicken', '1 coke', 'ambiguous_item:chicken'],
      ['turkey burger and a coke', '1 coke | 1 hamburger', 'unknown_option:turkey'],
    ],
  ],
]
