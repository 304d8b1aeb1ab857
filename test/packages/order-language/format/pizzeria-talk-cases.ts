import type { Category } from './case.js'

export const pizzeriaTalkCases: readonly Category[] = [
  [
    'questions to the shop',
    [
      [['do you have lemonade?', 'ok, two please'], '2 lemonade'],

      ['do you have vegan pizza?', ''],
      ['how much is a margherita?', ''],
      ['what time do you close?', ''],
      ['are you open today?', ''],
    ],
  ],
  [
    'some of several, the others otherwise',
    [
      [
        '2 cheeseburgers, one with no pickles, the other with bacon',
        '1 cheeseburger -extras.pickles | 1 cheeseburger +extras.bacon',
      ],
      [
        '3 margheritas, 1 with ham, the rest with olives',
        '1 margherita +toppings.ham | 2 margherita +toppings.olives',
      ],
      ['2 cheeseburgers, one with ham', '2 cheeseburger', 'unknown_option:ham'],
      [
        '2x margherita (1x with ham, 1x with olives)',
        '1 margherita +toppings.ham | 1 margherita +toppings.olives',
      ],
      ['3 buffalo wings and 1 plain', '3 wings +flavour.buffalo | 1 wings +flavour.plain'],
      [
        '3 pizzas: 1 margherita, 1 hawaiian and 1 veggie, all large',
        '1 margherita +size.large | 1 hawaiian +size.large | 1 veggie +size.large',
      ],
      [
        'two cheeseburgers both with bacon, one without pickles',
        '1 cheeseburger +extras.bacon | 1 cheeseburger +extras.bacon -extras.pickles',
      ],
    ],
  ],
  [
    'where a refusal ends',
    [
      [
        'cheeseburger, no onion, no tomato, ketchup and mayo',
        '1 cheeseburger -extras.onions -extras.tomato +sauce.ketchup +sauce.mayo',
      ],
      ['cheeseburger no onion extra pickles', '1 cheeseburger -extras.onions +extras.pickles=extra'],
      ['margherita no basil, large', '1 margherita -toppings.basil +size.large'],
      ['cheeseburger no onions, ketchup', '1 cheeseburger -extras.onions -sauce.ketchup', 'conflict:ketchup'],
      ['a no basil large margherita', '1 margherita -toppings.basil +size.large'],
      ['cheeseburger with everything but onions', '1 cheeseburger -extras.onions'],
    ],
  ],
  [
    'notes for the kitchen',
    [
      ['a cheeseburger with everything', '1 cheeseburger (with everything)'],
      ['2 cheeseburgers no sauce', '2 cheeseburger (no sauce)'],
      ['cheeseburger with ketchup on the side', '1 cheeseburger (on the side) +sauce.ketchup'],
      ['wings extra crispy, buffalo', '1 wings (extra crispy) +flavour.buffalo'],
      [
        '2 falafel wraps and a tikka wrap, no sauce on any of them',
        '2 falafel_wrap (no sauce) | 1 tikka_wrap (no sauce)',
      ],
    ],
  ],
  [
    'lists without punctuation',
    [
      [
        'cheeseburger no onion extra pickles fries large coke no ice',
        '1 cheeseburger -extras.onions +extras.pickles=extra | 1 fries +portion.large | 1 coke -drink_style.ice',
      ],
      ['1 margherita ham olives 2 cokes', '1 margherita +toppings.ham +toppings.olives | 2 coke'],
      [
        '2 large margherita thin crust extra cheese 1 garlic bread',
        '2 margherita +size.large +crust.thin +toppings.cheese=extra | 1 garlic_bread',
      ],
      [
        'falafel wrap lettuce tomato avocado',
        '1 falafel_wrap +extras.lettuce +extras.tomato +extras.avocado',
      ],
      ['margherita hawaiian 7up', '1 margherita | 1 hawaiian | 1 seven_up'],
    ],
  ],
  [
    'short names that may be options',
    [
      ['a cheeseburger and bacon', '1 cheeseburger +extras.bacon'],
      ['a margherita and pepperoni', '1 margherita | 1 pepperoni', 'ambiguous_item:pepperoni'],
      ['a margherita and a pepperoni', '1 margherita | 1 pepperoni'],
      ['a margherita plus pepperoni', '1 margherita +toppings.pepperoni'],
      [['a margherita', 'add pepperoni'], '1 margherita +toppings.pepperoni'],
    ],
  ],
  [
    'only, sorry, less',
    [
      [['2 cokes', 'only one coke'], '1 coke'],
      [['2 cokes', 'just one'], '1 coke'],
      [['a coke', 'sorry, two cokes'], '2 coke'],
      [['a coke', 'sorry, and a water too'], '1 coke | 1 water'],
      [['3 cokes', '2 cokes less'], '1 coke'],
    ],
  ],
  [
    'lines by their place',
    [
      [['a margherita and a hawaiian', 'make the first one large'], '1 margherita +size.large | 1 hawaiian'],
      [
        ['a margherita and a hawaiian', 'the second one without ham'],
        '1 margherita | 1 hawaiian -toppings.ham',
      ],
      [['a margherita and a coke', 'remove the last one'], '1 margherita'],
      [['a margherita and a coke', 'remove the first'], '1 coke'],
      [['a margherita', 'make the second one large'], '1 margherita', 'unknown_item:the second one large'],
    ],
  ],
  [
    'drawn-out words',
    [
      ['heyyy 2 cokes pleaseee', '2 coke'],
      ['hiii can i get a margherita plsss', '1 margherita'],
      ['a largeee hawaiian', '1 hawaiian +size.large'],
      ['thankssss', ''],
      ['2 cokesss', '2 coke'],
    ],
  ],
  [
    'people are no quantity',
    [
      ['a margherita for 2 people', '1 margherita'],
      ['2 margheritas for the 4 of us', '2 margherita'],
      ['my kids want 2 small margheritas', '2 margherita +size.small'],
      ['for 3 persons: 3 cokes', '3 coke'],
      ['a margherita 2', '2 margherita', 'quantity:a margherita 2'],
    ],
  ],
  [
    'talk around the order',
    [
      ["We're having a party tonight so we need 5 large hawaiians", '5 hawaiian +size.large'],
      ['I am starving!! please hurry', ''],
      [
        'a margherita without cheese. I am lactose intolerant',
        '1 margherita -toppings.cheese',
        'unknown:lactose intolerant',
      ],
      ['my dog is sick', ''],
      ['the usual and a coke', '1 coke', 'unknown_item:the usual'],
      ['1 cheeseburger meal', '1 cheeseburger', 'unknown_option:meal'],
    ],
  ],
  [
    'half and half',
    [
      [
        'margherita, left half ham, right half olives',
        '1 margherita +toppings.ham/left +toppings.olives/right',
      ],
      [
        'large margherita half ham half bacon',
        '1 margherita +size.large +toppings.ham/left +toppings.bacon/right',
      ],
      ['margherita 1/2 ham 1/2 olives', '1 margherita +toppings.ham/left +toppings.olives/right'],

      ['a margherita half ham half olives', '1 margherita +toppings.ham/left +toppings.olives/right'],
      [
        'large hawaiian, half bacon and half mushrooms',
        '1 hawaiian +size.large +toppings.bacon/left +toppings.mushrooms/right',
      ],
    ],
  ],
]
