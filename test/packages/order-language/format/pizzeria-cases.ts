import type { Category } from './case.js'

export const pizzeriaCases: readonly Category[] = [
  [
    'number words and digits',
    [
      ['two margheritas', '2 margherita'],
      ['2 margherita please', '2 margherita'],
      ['a couple of cokes', '2 coke'],
      ['half a dozen garlic breads', '6 garlic_bread'],
      ['twenty-four wings plain', '24 wings +flavour.plain'],
      ['a dozen cokes', '12 coke'],
      ['I need twenty five cokes and a lemonade', '25 coke | 1 lemonade'],
    ],
  ],
  [
    'the sign ×',
    [
      ['2x margherita', '2 margherita'],
      ['2 x margherita', '2 margherita'],
      ['x2 margherita', '2 margherita'],
      ['margherita x2', '2 margherita'],
      ['margherita x 2, coke x3', '2 margherita | 3 coke'],
      ['2× hawaiian', '2 hawaiian'],
    ],
  ],
  [
    'quantities behind the name',
    [
      ['margherita 2, coke 3', '2 margherita | 3 coke'],
      ['margherita 2\ncoke 3\nfries 1', '2 margherita | 3 coke | 1 fries'],
      ['hawaiian 2 coke 3', '2 hawaiian | 3 coke'],
      ['fries - 2', '2 fries'],
      ['garlic bread (2)', '2 garlic_bread'],
    ],
  ],
  [
    'sizes',
    [
      ['a large margherita', '1 margherita +size.large'],
      ['large hawaiian and a small veggie', '1 hawaiian +size.large | 1 veggie +size.small'],
      ['margherita large', '1 margherita +size.large'],
      ['2 small margheritas', '2 margherita +size.small'],
      ['a big fries', '1 fries', 'unknown_option:big'],
      ['one family hawaiian, thin crust', '1 hawaiian +size.family +crust.thin'],
      ['an extra large pepperoni', '1 pepperoni +size.family'],
    ],
  ],
  [
    'negation over lists',
    [
      ['a cheeseburger with no onions or pickles', '1 cheeseburger -extras.onions -extras.pickles'],
      ['cheeseburger without lettuce and tomato', '1 cheeseburger -extras.lettuce -extras.tomato'],
      [
        'cheeseburger no onions, pickles or tomato',
        '1 cheeseburger -extras.onions -extras.pickles -extras.tomato',
      ],
      ['cheeseburger no cheese but bacon', '1 cheeseburger -extras.cheese +extras.bacon'],
      ['cheeseburger, hold the mayo', '1 cheeseburger -sauce.mayo'],
      ['cheeseburger w/o pickles', '1 cheeseburger -extras.pickles'],
      ['a margherita without ham and olives', '1 margherita -toppings.ham -toppings.olives'],
      ['cheeseburger no onions, extra cheese', '1 cheeseburger -extras.onions +extras.cheese=extra'],
      ['cheeseburger with bacon and no onions', '1 cheeseburger +extras.bacon -extras.onions'],
      ['cheeseburger no ice', '1 cheeseburger', 'unknown_option:ice'],
    ],
  ],
  [
    'amounts',
    [
      ['a margherita with extra cheese', '1 margherita +toppings.cheese=extra'],
      ['margherita with double cheese', '1 margherita +toppings.cheese=double'],
      ['light mayo cheeseburger', '1 cheeseburger +sauce.mayo=light'],
      ['cheeseburger easy on the mayo', '1 cheeseburger +sauce.mayo=light'],
      ['cheeseburger with lots of pickles', '1 cheeseburger +extras.pickles=extra'],
      ['chicken burger with 2 eggs', '1 chicken_burger +extras.egg=2'],
      ['hawaiian with a little pineapple', '1 hawaiian +toppings.pineapple=light'],
      ['hawaiian, pineapple extra', '1 hawaiian +toppings.pineapple=extra'],
    ],
  ],
  [
    'with and lists',
    [
      ['a margherita with ham and olives', '1 margherita +toppings.ham +toppings.olives'],
      [
        'margherita w/ ham, mushrooms & bacon',
        '1 margherita +toppings.ham +toppings.mushrooms +toppings.bacon',
      ],
      ['hawaiian plus bacon', '1 hawaiian +toppings.bacon'],
      [
        'a large margherita with mushrooms, onions, and a coke',
        '1 margherita +size.large +toppings.mushrooms +toppings.onions | 1 coke',
      ],
      ['margherita with fresh basil on top', '1 margherita +toppings.basil'],
      ['a mushroom and olive margherita', '1 margherita +toppings.mushrooms +toppings.olives'],
    ],
  ],
  [
    'several items',
    [
      ['a margherita and a coke', '1 margherita | 1 coke'],
      ['margherita, hawaiian, fries', '1 margherita | 1 hawaiian | 1 fries'],
      ['2 margheritas 3 cokes 1 fries', '2 margherita | 3 coke | 1 fries'],
      ['margherita coke fries', '1 margherita | 1 coke | 1 fries'],
      [
        'one hawaiian with no ham and two cokes with ice',
        '1 hawaiian -toppings.ham | 2 coke +drink_style.ice',
      ],
      ['margherita\nhawaiian\ncoke', '1 margherita | 1 hawaiian | 1 coke'],
      [
        'large margherita with ham large hawaiian with bacon and 2 waters',
        '1 margherita +size.large +toppings.ham | 1 hawaiian +size.large +toppings.bacon | 2 water',
      ],
    ],
  ],
  [
    'words for items and options both',
    [
      ['a pepperoni pizza', '1 pepperoni'],
      ['a large pepperoni', '1 pepperoni +size.large'],
      ['a margherita with pepperoni', '1 margherita +toppings.pepperoni'],
      ['2 pepperoni and a hawaiian', '2 pepperoni | 1 hawaiian'],
      ['margherita no pepperoni', '1 margherita -toppings.pepperoni'],
      ['hawaiian with extra pepperoni and a pepperoni', '1 hawaiian +toppings.pepperoni=extra | 1 pepperoni'],
    ],
  ],
  [
    'categories and parts of names',
    [
      ['a margherita pizza', '1 margherita'],
      ['a hawaiian pizza and a coke', '1 hawaiian | 1 coke'],
      ['pizza margherita', '1 margherita'],
      ['the falafel please', '1 falafel_wrap'],
      ['a tikka wrap', '1 tikka_wrap'],
      ['a chicken wrap', '1 tikka_wrap'],
      ['a wrap', '', 'ambiguous_item:wrap'],
      ['a pizza please', '', 'ambiguous_item:pizza'],
      ['2 burgers', '', 'ambiguous_item:burgers'],
      ['a brownie', '1 brownie'],
    ],
  ],
  [
    'compounds and hyphens',
    [
      ['a cheese burger', '1 cheeseburger'],
      ['cheeseburger with pepperjack', '1 cheeseburger +extras.pepper_jack'],
      ['cheeseburger with pepper-jack', '1 cheeseburger +extras.pepper_jack'],
      ['coca cola', '1 coke'],
      ['cocacola', '1 coke'],
      ['garlicbread', '1 garlic_bread'],
      ['7up', '1 seven_up'],
      ['2 7up', '2 seven_up'],
    ],
  ],
  [
    'plurals, accents and letter case',
    [
      ['3 BROWNIES', '3 brownie'],
      ['hawaiian with jalapenos', '1 hawaiian +toppings.jalapenos'],
      ['hawaiian with Jalapeño', '1 hawaiian +toppings.jalapenos'],
      ['cheeseburger with tomatoes', '1 cheeseburger +extras.tomato'],
      ['2 Diet Cokes', '2 diet_coke'],
      ['TWO LARGE MARGHERITAS', '2 margherita +size.large'],
    ],
  ],
  [
    'courtesy around the order',
    [
      ['Hi there! Could I please get a margherita? Thanks a lot', '1 margherita'],
      ['good evening, I would like to order a hawaiian please, thank you so much', '1 hawaiian'],
      ['hey can i get uh a coke and um fries', '1 coke | 1 fries'],
      ['Hello', ''],
      ['thanks!', ''],
      ['a margherita that will be all', '1 margherita'],
    ],
  ],
  [
    'what the menu has not',
    [
      ['a sushi roll and a coke', '1 coke', 'unknown_item:sushi roll'],
      ['margherita with anchovies', '1 margherita', 'unknown_option:anchovies'],
      ['2 milkshakes', '', 'unknown_item:milkshakes'],
      ['cheeseburger with pineapple', '1 cheeseburger', 'unknown_option:pineapple'],
      ['an anchovy margherita', '1 margherita', 'unknown_option:anchovy'],
      ['hawaiian no anchovies', '1 hawaiian', 'unknown_option:anchovies'],
    ],
  ],
  [
    'typos',
    [
      ['a margarita', '1 margherita'],
      ['a hawaian pizza', '1 hawaiian'],
      ['chesseburger', '1 cheeseburger'],
      ['margherita with mushroms', '1 margherita +toppings.mushrooms'],
      ['2 lemonaid', '2 lemonade', 'unknown_item:lemonaid'],
    ],
  ],
  [
    'numbered and bulleted lists',
    [
      ['1. margherita\n2. coke\n3. fries', '1 margherita | 1 coke | 1 fries'],
      ['1) 2 margheritas\n2) 3 cokes', '2 margherita | 3 coke'],
      ['- 2 margheritas\n- 1 coke', '2 margherita | 1 coke'],
      ['• hawaiian\n• coke', '1 hawaiian | 1 coke'],
      ['* 2 hawaiian\n* fries', '2 hawaiian | 1 fries'],
    ],
  ],
]
