import type { Category } from './case.js'

export const burgerBarCases: readonly Category[] = [
  [
    'lists of flavours and choices',
    [
      ['two shakes one chocolate one strawberry', '1 chocolate_shake | 1 strawberry_shake'],
      ['three shakes, 2 vanilla and a chocolate', '1 chocolate_shake | 2 vanilla_shake'],
      [
        '4 shakes: 2 vanilla, 1 chocolate, 1 strawberry',
        '1 chocolate_shake | 1 strawberry_shake | 2 vanilla_shake',
      ],
      [
        'two burritos one chicken and one steak both with brown rice and cheese',
        '1 burrito +extras.brown_rice +extras.cheese +filling.chicken | 1 burrito +extras.brown_rice +extras.cheese +filling.steak',
      ],
      ['three burritos two beef one carnitas', '1 burrito +filling.carnitas | 2 burrito +filling.beef'],
      [
        'a small vanilla and a large chocolate shake',
        '1 chocolate_shake +size.large | 1 vanilla_shake +size.small',
      ],
    ],
  ],
  [
    'some more, not some of those',
    [
      [
        '3 hot dogs with ketchup and mustard and 2 with just mustard',
        '2 hot_dog +on_it.mustard | 3 hot_dog +on_it.ketchup +on_it.mustard',
      ],
      ['two large fries and a small', '1 fries +size.small | 2 fries +size.large'],
      ['two small fries and one large', '1 fries +size.large | 2 fries +size.small'],
      ['2 burgers with bacon and one with egg', '1 hamburger +on_it.egg | 2 hamburger +on_it.bacon'],
      ['two hot dogs with ketchup and a hot dog plain', '1 hot_dog | 2 hot_dog +on_it.ketchup'],
    ],
  ],
  [
    'some of those',
    [
      [
        'two burgers both medium well one with cheddar and the other with swiss',
        '1 hamburger +doneness.medium_well +on_it.cheddar | 1 hamburger +doneness.medium_well +on_it.swiss',
      ],
      ['two burgers one rare one well done', '1 hamburger +doneness.rare | 1 hamburger +doneness.well_done'],
      ['four burgers, 2 of them with cheddar', '2 hamburger | 2 hamburger +on_it.cheddar'],
      ['3 burgers, one of them without onion', '1 hamburger -on_it.onion | 2 hamburger'],
      [
        'two burgers medium well one with cheddar and the other with swiss',
        '1 hamburger +doneness.medium_well +on_it.cheddar | 1 hamburger +doneness.medium_well +on_it.swiss',
      ],
    ],
  ],
  [
    'taken back while speaking',
    [
      ['can i get uh two uh no three burgers', '3 hamburger'],
      ['two burgers no wait three burgers and a coke', '1 coke | 3 hamburger'],
      ['i want a coke no make that a diet coke', '1 diet_coke'],
      ['i want a coke sorry i mean a root beer', '1 root_beer'],
      ['2 burgers, sorry, 3', '3 hamburger'],
      ['two burgers scratch that one burger', '1 hamburger'],
    ],
  ],
  [
    'one thing instead of another',
    [
      ['burger with bacon instead of cheddar', '1 hamburger +on_it.bacon -on_it.cheddar'],
      ['cheeseburger with swiss instead of american cheese', '1 cheeseburger +on_it.swiss -on_it.american'],
      [['a coke', 'make it a diet coke instead'], '1 diet_coke'],
      [['2 cokes and a root beer', '3 cokes instead of 2'], '1 root_beer | 3 coke'],
      [['a burger and fries', "i'd rather have onion rings than the fries"], '1 hamburger | 1 onion_rings'],
    ],
  ],
  [
    'no, only and free',
    [
      ['a burger no mustard no ketchup just mayo', '1 hamburger +on_it.mayo -on_it.ketchup -on_it.mustard'],
      [
        'cheeseburger without lettuce or tomato and a coke',
        '1 cheeseburger -on_it.lettuce -on_it.tomato | 1 coke',
      ],
      [
        'cheeseburger with no lettuce and no tomato and extra onion',
        '1 cheeseburger +on_it.onion=extra -on_it.lettuce -on_it.tomato',
      ],
      ['burger with everything but onions', '1 hamburger -on_it.onion'],
      ['cheeseburger minus the pickles plus an egg', '1 cheeseburger +on_it.egg -on_it.pickles'],
    ],
  ],
  [
    'whom it is for',
    [
      [
        'Ana: 2 hot dogs\nBob: a cheeseburger no onion\nMe: fries',
        '1 cheeseburger (Bob) -on_it.onion | 1 fries | 2 hot_dog (Ana)',
      ],
      [
        'john wants a burger and mary wants a veggie burger with no mayo',
        '1 hamburger (john) | 1 veggie_burger (mary) -on_it.mayo',
      ],
      [
        'for jim a burger with bacon, for kate a hot dog',
        '1 hamburger (jim) +on_it.bacon | 1 hot_dog (kate)',
      ],
      ['a burger for tom and a coke', '1 coke | 1 hamburger (tom)'],
      ['Zoe: a coke', '1 coke (Zoe)'],
    ],
  ],
  [
    'changes to one of several',
    [
      [['2 cokes and a root beer', 'change one coke to a root beer'], '1 coke | 2 root_beer'],
      [['2 cokes', 'make one of them large'], '1 coke | 1 coke +size.large'],
      [['3 cokes', 'remove one'], '2 coke'],
      [['3 cokes', 'remove a coke'], '2 coke'],
      [
        ['a small coke and a large coke', 'make the small one a root beer'],
        '1 coke +size.large | 1 root_beer +size.small',
      ],
    ],
  ],
  [
    'the line that is meant',
    [
      [['a large coke and a small coke', 'remove the large one'], '1 coke +size.small'],
      [
        ['a large coke and a small coke', 'no ice in the small one'],
        '1 coke +size.large | 1 coke +size.small -ice.ice',
      ],
      [
        ['a large coke and a small coke', 'add ice to the large coke'],
        '1 coke +ice.ice +size.large | 1 coke +size.small',
      ],
      [['two cokes', 'make the second one large'], '1 coke | 1 coke +size.large'],
      [
        ['a vanilla shake and a coke', 'the shake without whipped cream'],
        '1 coke | 1 vanilla_shake -whip.whip',
      ],
    ],
  ],
  [
    'the same again',
    [
      [['a large coke no ice', 'same again'], '2 coke +size.large -ice.ice'],
      [
        ['a burger with bacon', 'another one but with egg'],
        '1 hamburger +on_it.bacon | 1 hamburger +on_it.bacon +on_it.egg',
      ],
      [['a burger with bacon', 'one more the same'], '2 hamburger +on_it.bacon'],
      [['a coke', 'same thing but large'], '1 coke | 1 coke +size.large'],
    ],
  ],
  [
    'after a question to the shop',
    [
      ["do you have burgers? if so i'd like two", '2 hamburger'],
      [['do you have root beer?', 'ok two please'], '2 root_beer'],
      [['how much is the hot dog?', "i'll take one with ketchup"], '1 hot_dog +on_it.ketchup'],
      [['is there orange juice?', 'a large one then'], '1 orange_juice +size.large'],
    ],
  ],
  [
    'care',
    [
      ["a burger, i'm allergic to nuts", '1 hamburger', 'unknown:allergic to nuts'],
      ['i have a peanut allergy. a burger please', '1 hamburger', 'unknown:peanut allergy'],
      ['a veggie burger. my son is celiac', '1 veggie_burger', 'unknown:celiac'],
      ['i am lactose intolerant, a coke please', '1 coke', 'unknown:lactose intolerant'],
      ["a burger no onion, i'm allergic to onion", '1 hamburger -on_it.onion', 'unknown:allergic to onion'],
    ],
  ],
  [
    'talk around',
    [
      ['my mother in law is visiting. can i get 2 burgers and a coke', '1 coke | 2 hamburger'],
      ['we are so hungry over here, 3 hot dogs please', '3 hot_dog'],
      ['hey guys love your food, a burger and fries thanks a million', '1 fries | 1 hamburger'],
      ['i changed my mind, just a coke', '1 coke'],
    ],
  ],
  [
    'counts that come to as many as there are',
    [
      ['four burgers two bacon and two egg', '2 hamburger +on_it.bacon | 2 hamburger +on_it.egg'],
      [
        '5 hot dogs 3 ketchup 2 mustard all with pickles',
        '2 hot_dog +on_it.mustard +on_it.pickles | 3 hot_dog +on_it.ketchup +on_it.pickles',
      ],
      ['three burgers with two bacon and one egg', '3 hamburger +on_it.bacon=2 +on_it.egg'],
    ],
  ],
  [
    'a line told by what it has',
    [
      [
        'two burgers one egg one bacon with extra mayo on the bacon one',
        '1 hamburger +on_it.bacon +on_it.mayo=extra | 1 hamburger +on_it.egg',
      ],
      [
        'two cokes one small one large the small with no ice the large with extra ice',
        '1 coke +size.large +ice.ice=extra | 1 coke +size.small -ice.ice',
      ],
      [
        ['a burger with bacon and a burger with egg', 'the one with egg well done please'],
        '1 hamburger +doneness.well_done +on_it.egg | 1 hamburger +on_it.bacon',
      ],
      [['two burgers one with bacon one with egg', 'take off the one with bacon'], '1 hamburger +on_it.egg'],
      [['a large coke and a small coke', 'drop the small one'], '1 coke +size.large'],
      [
        ['five burritos 3 beef 2 steak', 'make it two beef burritos'],
        '2 burrito +filling.beef | 2 burrito +filling.steak',
      ],
    ],
  ],
  [
    'one of a kind in place of another',
    [
      [
        'a burrito with beef wait no steak with corn and guac',
        '1 burrito +extras.corn +extras.guacamole +filling.steak',
      ],
    ],
  ],
  [
    'like another',
    [
      [
        'a steak burrito with brown rice and corn and two chicken bowls the same way',
        '1 burrito +extras.brown_rice +extras.corn +filling.steak | 2 bowl +extras.brown_rice +extras.corn +filling.chicken',
      ],
      [
        'two beef bowls same for both white rice and cheese',
        '2 bowl +extras.cheese +extras.white_rice +filling.beef',
      ],
      [
        ['a burger well done with bacon and a large coke', 'and a cheeseburger same doneness'],
        '1 cheeseburger +doneness.well_done | 1 coke +size.large | 1 hamburger +doneness.well_done +on_it.bacon',
      ],
      [
        ['a burger with bacon and egg and a coke', 'another burger same as the first one but no egg'],
        '1 coke | 1 hamburger +on_it.bacon +on_it.egg | 1 hamburger +on_it.bacon -on_it.egg',
      ],
    ],
  ],
  [
    'on some of them',
    [
      [
        'two burgers with onion and pickles hold the pickles on one',
        '1 hamburger +on_it.onion +on_it.pickles | 1 hamburger +on_it.onion -on_it.pickles',
      ],
      [
        'three hot dogs with ketchup and extra mustard on two',
        '1 hot_dog +on_it.ketchup | 2 hot_dog +on_it.ketchup +on_it.mustard=extra',
      ],
      [
        'two burgers with bacon on one and egg on the other',
        '1 hamburger +on_it.bacon | 1 hamburger +on_it.egg',
      ],
    ],
  ],
  [
    'another item in its place',
    [
      [['a chicken bowl with corn', 'no make that a burrito'], '1 burrito +extras.corn +filling.chicken'],
      [['a hamburger with egg', 'make that a veggie burger'], '1 veggie_burger +on_it.egg'],
    ],
  ],
  [
    'said of all, then of each',
    [
      ['shakes: a vanilla shake and a chocolate shake', '1 chocolate_shake | 1 vanilla_shake'],
      ['two cokes? one small and another large', '1 coke +size.large | 1 coke +size.small'],
      [['3 cokes and a root beer', 'just a coke'], '1 coke | 1 root_beer'],
    ],
  ],
  [
    'sides, and another of a kind',
    [
      ['a steak burrito and a side of rice', '1 burrito +filling.steak | 1 side_rice'],
      ['a beef bowl and a side of brown rice', '1 bowl +filling.beef | 1 side_rice +rice.brown'],
      ['two sides of saffron rice', '2 side_rice +rice.saffron'],
      ['a hamburger and a side of fries', '1 fries | 1 hamburger'],
      ['a cup of large coke a cup of small', '1 coke +size.large | 1 coke +size.small'],
    ],
  ],
  [
    'some of what there is, and what comes in its place',
    [
      [
        ['three hot dogs with onion', 'no onion on one of the hot dogs'],
        '1 hot_dog -on_it.onion | 2 hot_dog +on_it.onion',
      ],
      [
        '2 burgers with bacon and 2 large cokes, no ice in one of the cokes',
        '1 coke +size.large | 1 coke +size.large -ice.ice | 2 hamburger +on_it.bacon',
      ],
      [
        ['two burgers with bacon and egg', 'one of them with just cheddar'],
        '1 hamburger +on_it.bacon +on_it.egg | 1 hamburger +on_it.cheddar',
      ],
      [['a hamburger and a coke', "i'd rather have a root beer"], '1 hamburger | 1 root_beer'],
    ],
  ],
  [
    'plain ones, first ones and bare names',
    [
      ['3 burgers one plain two with cheddar', '1 hamburger | 2 hamburger +on_it.cheddar'],
      [
        '4 burgers: 2 plain, 1 with bacon, 1 with egg and cheddar',
        '1 hamburger +on_it.bacon | 1 hamburger +on_it.cheddar +on_it.egg | 2 hamburger',
      ],
      [
        'two burgers, first one with bacon second one with egg',
        '1 hamburger +on_it.bacon | 1 hamburger +on_it.egg',
      ],
      [['a small vanilla shake', 'make that chocolate'], '1 chocolate_shake +size.small'],
      [['3 vanilla shakes', 'change one to chocolate'], '1 chocolate_shake | 2 vanilla_shake'],
      [['a burger and fries', 'do onion rings too'], '1 fries | 1 hamburger | 1 onion_rings'],
    ],
  ],
  [
    'one of them otherwise',
    [
      [
        ['two burgers with bacon', 'swap the bacon for egg on one'],
        '1 hamburger +on_it.bacon | 1 hamburger +on_it.egg',
      ],
      [['3 large cokes', 'one of them diet'], '1 diet_coke +size.large | 2 coke +size.large'],
      [['3 vanilla shakes', 'make one of them chocolate'], '1 chocolate_shake | 2 vanilla_shake'],
      ['4 burgers and 2 orders of fries', '2 fries | 4 hamburger'],
    ],
  ],
  ['is there anybody', [['a burger. is anybody there?', '1 hamburger']]],
  [
    'said a turn later',
    [
      [['a hamburger and fries', 'large fries please'], '1 fries +size.large | 1 hamburger'],
      [['large fries', 'small fries too'], '1 fries +size.large | 1 fries +size.small'],
      [['fries', 'and 2 large fries'], '1 fries | 2 fries +size.large'],
      [
        ['a beef burrito with corn', 'same but a bowl'],
        '1 bowl +extras.corn +filling.beef | 1 burrito +extras.corn +filling.beef',
      ],
    ],
  ],
]
