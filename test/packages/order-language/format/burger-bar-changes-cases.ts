import type { Category } from './case.js'

export const burgerBarChangesCases: readonly Category[] = [
  [
    'all but some',
    [
      ['4 hamburgers with cheddar except one', '1 hamburger | 3 hamburger +on_it.cheddar'],
      ['2 hamburgers with cheddar, no, 3', '3 hamburger +on_it.cheddar'],
      ['3 burgers all with bacon except one', '1 hamburger | 2 hamburger +on_it.bacon'],
      ['3 burgers, all with bacon except one with egg', '1 hamburger +on_it.egg | 2 hamburger +on_it.bacon'],
      [
        'a burger and 2 hot dogs all with ketchup except one hot dog',
        '1 hamburger +on_it.ketchup | 1 hot_dog | 1 hot_dog +on_it.ketchup',
      ],
      [
        'a burger and 2 hot dogs, all with ketchup except the burger',
        '1 hamburger | 2 hot_dog +on_it.ketchup',
      ],
    ],
  ],
  [
    'one with and the other without',
    [
      ['2 burgers, one with cheddar the other without', '1 hamburger | 1 hamburger +on_it.cheddar'],
      ['2 burgers, one with bacon and one without', '1 hamburger | 1 hamburger +on_it.bacon'],
      ['a burger with egg and one without', '1 hamburger | 1 hamburger +on_it.egg'],
      ['2 cokes, one with ice, one without', '1 coke | 1 coke +ice.ice'],
      ['3 hot dogs, two with mustard and one without', '1 hot_dog | 2 hot_dog +on_it.mustard'],
    ],
  ],
  [
    'the same again',
    [
      [['a burger and fries', 'the same again'], '2 fries | 2 hamburger'],
      [
        ['a burger, a coke and 2 onion rings', 'and the same again for my friend'],
        '2 coke | 2 hamburger | 4 onion_rings',
      ],
      [['a burger with bacon', 'same again'], '2 hamburger +on_it.bacon'],
      [['a burger and a coke', 'another one the same'], '1 hamburger | 2 coke'],
      [
        ['2 burgers and a large vanilla shake', 'same again please'],
        '2 vanilla_shake +size.large | 4 hamburger',
      ],
    ],
  ],
  [
    'put right a turn later',
    [
      [['2 burgers', 'actually 3'], '3 hamburger'],
      [['2 burgers', '3 actually'], '3 hamburger'],
      [['2 cokes and a root beer', 'coke x3 actually'], '1 root_beer | 3 coke'],
      [['2 burgers and a coke', 'sorry, 2 cokes'], '2 coke | 2 hamburger'],
      [['2 cokes', '3 cokes not 2'], '3 coke'],
      [['a chicken burrito', 'actually steak'], '1 burrito +filling.steak'],
      [['a burrito with chicken', 'sorry steak'], '1 burrito +filling.steak'],
      [['a burger medium rare', 'actually well done'], '1 hamburger +doneness.well_done'],
      [['a burger with cheddar', 'actually swiss'], '1 hamburger +on_it.swiss'],
      [
        ['a burger with cheddar and bacon', 'actually swiss'],
        '1 hamburger +on_it.bacon +on_it.cheddar +on_it.swiss',
        'conflict:swiss',
      ],
      [['2 burgers with cheddar', 'sorry no cheddar'], '2 hamburger -on_it.cheddar'],
      [
        ['a burger with bacon', 'can i also get 2 burgers actually'],
        '1 hamburger +on_it.bacon | 2 hamburger',
      ],
    ],
  ],
  [
    'instead of what was taken out',
    [
      [['a coke and a burger', 'drop the coke', 'a root beer instead'], '1 hamburger | 1 root_beer'],
      [['a coke and a burger', 'no coke', 'add a root beer instead'], '1 hamburger | 1 root_beer'],
      [['a burger and fries', 'not the fries, onion rings'], '1 hamburger | 1 onion_rings'],
      [['a burger and fries', 'remove the fries', 'onion rings instead'], '1 hamburger | 1 onion_rings'],
      [
        ['a burger and 2 cokes', 'take off the cokes', '2 root beers instead please'],
        '1 hamburger | 2 root_beer',
      ],
    ],
  ],
  [
    'some of what is there',
    [
      [['2 burgers', 'one of the burgers without onion'], '1 hamburger | 1 hamburger -on_it.onion'],
      [['4 burgers', 'half of them with cheddar'], '2 hamburger | 2 hamburger +on_it.cheddar'],
      [['4 burgers', 'half of the burgers with cheddar'], '2 hamburger | 2 hamburger +on_it.cheddar'],
      ['4 burgers, half with cheddar', '2 hamburger | 2 hamburger +on_it.cheddar'],
      [
        '4 burgers, half with cheddar and half with swiss',
        '2 hamburger +on_it.cheddar | 2 hamburger +on_it.swiss',
      ],
      ['4 shakes half vanilla half chocolate', '2 chocolate_shake | 2 vanilla_shake'],
      ['3 burgers rare ones and a coke', '1 coke | 3 hamburger +doneness.rare'],
    ],
  ],
]
