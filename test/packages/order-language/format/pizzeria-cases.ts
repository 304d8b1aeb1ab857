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
  [
    'options on lines of their own',
    [
      ['2 margheritas\nno cheese\n1 coke', '2 margherita -toppings.cheese | 1 coke'],
      ['1 cheeseburger\n- no pickles\n- extra bacon', '1 cheeseburger -extras.pickles +extras.bacon=extra'],
      ['Cheeseburger (no onions)\nCoke (no ice)', '1 cheeseburger -extras.onions | 1 coke -drink_style.ice'],
      ['hawaiian: large, extra cheese', '1 hawaiian +size.large +toppings.cheese=extra'],
      [
        'Large margherita. Thin crust. Extra basil.',
        '1 margherita +size.large +crust.thin +toppings.basil=extra',
      ],
    ],
  ],
  [
    'splitting what was ordered',
    [
      [
        '2 margheritas, one with ham and one with olives',
        '1 margherita +toppings.ham | 1 margherita +toppings.olives',
      ],
      [
        '2 hawaiian, one no ham, one extra cheese',
        '1 hawaiian -toppings.ham | 1 hawaiian +toppings.cheese=extra',
      ],
      ['4 cokes, 2 of them with ice', '2 coke | 2 coke +drink_style.ice'],
      ['3 margheritas: one large, two small', '1 margherita +size.large | 2 margherita +size.small'],
      ['one small and two large margheritas', '1 margherita +size.small | 2 margherita +size.large'],
    ],
  ],
  [
    'modifiers for all',
    [
      [
        'a cheeseburger and a falafel wrap, all no onions',
        '1 cheeseburger -extras.onions | 1 falafel_wrap -extras.onions',
      ],
      ['2 cokes and a water, all with ice', '2 coke +drink_style.ice | 1 water +drink_style.ice'],
      ['margherita and hawaiian, both large', '1 margherita +size.large | 1 hawaiian +size.large'],
    ],
  ],
  [
    'numbers of the menu',
    [
      ['a number 4', '1 hawaiian'],
      ['2 of number 1', '2 margherita'],
      ['#2 please', '1 pepperoni'],
      ['number 3 large', '1 veggie +size.large'],
    ],
  ],
  [
    'prices in the text',
    [
      ['margherita $9', '1 margherita'],
      ['1 margherita ($9.00), 1 coke ($2.50)', '1 margherita | 1 coke'],
      ['2 cokes 5 dollars', '2 coke'],
    ],
  ],
  [
    'what is not heard or seen',
    [
      ['2\u200b mar\u200bgheritas', '2 margherita'],
      ['\u202e2 cokes\u202c', '2 coke'],
      ['margherita 🍕🍕 please 🙏', '1 margherita'],
      ['2️⃣ cokes', '2 coke'],
      ['🍕', ''],
      ['２ ｃｏｋｅｓ', '2 coke'],
    ],
  ],
  [
    'details',
    [
      ['2 margheritas to 5 Oak St', '2 margherita'],
      ['a coke, deliver to 221 Baker Street, flat 2', '1 coke'],
      ['a coke, my number is 555 123 4567', '1 coke'],
      ['margherita for pickup at 7:30', '1 margherita'],
      ['2 cokes at 7pm please', '2 coke'],
      ['hawaiian, paying cash', '1 hawaiian'],
      ['coke and fries. My name is Zelda', '1 coke | 1 fries'],
      ['margherita, call me at +1 (212) 555-0100', '1 margherita'],
    ],
  ],
  [
    'adding over turns',
    [
      [['a margherita', 'add a coke'], '1 margherita | 1 coke'],
      [['a margherita', 'and 2 cokes'], '1 margherita | 2 coke'],
      [['a margherita', 'another one'], '2 margherita'],
      [['a margherita', 'one more margherita'], '2 margherita'],
      [['a margherita', 'also fries please'], '1 margherita | 1 fries'],
      [['a small margherita', 'and a large one'], '1 margherita +size.small | 1 margherita +size.large'],
      [['a margherita', 'hello?', 'and a coke'], '1 margherita | 1 coke'],
    ],
  ],
  [
    'changing quantities',
    [
      [['a margherita', 'make it 3'], '3 margherita'],
      [['2 cokes and a hawaiian', 'make the cokes 4'], '4 coke | 1 hawaiian'],
      [['a coke', 'change that to 2'], '2 coke'],
      [['2 cokes', 'make it two more'], '4 coke'],
      [['3 cokes', 'remove one coke'], '2 coke'],
      [['a coke', 'make that 5 cokes'], '5 coke'],
      [['a margherita and a coke', '2 cokes instead'], '1 margherita | 2 coke'],
    ],
  ],
  [
    'changing options',
    [
      [['a margherita', 'make it large'], '1 margherita +size.large'],
      [['a margherita and a coke', 'make the margherita large'], '1 margherita +size.large | 1 coke'],
      [['a cheeseburger', 'no onions please'], '1 cheeseburger -extras.onions'],
      [
        ['a cheeseburger and a coke', 'no onions on the cheeseburger'],
        '1 cheeseburger -extras.onions | 1 coke',
      ],
      [['a cheeseburger and a coke', 'extra pickles'], '1 cheeseburger +extras.pickles=extra | 1 coke'],
      [['a cheeseburger with bacon', 'remove the bacon'], '1 cheeseburger'],
      [['2 margheritas', 'make one of them large'], '1 margherita | 1 margherita +size.large'],
      [['a margherita', 'can you add mushrooms to it'], '1 margherita +toppings.mushrooms'],
      [['a margherita with ham', 'change the ham to bacon'], '1 margherita +toppings.bacon'],
      [['margherita, hawaiian', 'make both large'], '1 margherita +size.large | 1 hawaiian +size.large'],
    ],
  ],
  [
    'removing',
    [
      [['a margherita and a coke', 'remove the coke'], '1 margherita'],
      [['a margherita and a coke', 'no coke'], '1 margherita'],
      [['a margherita and a coke', "I don't want the coke"], '1 margherita'],
      [['a margherita and a coke', 'cancel the coke'], '1 margherita'],
      [['a margherita and a coke', 'take the coke off'], '1 margherita'],
      [['a margherita and a coke', 'remove everything'], ''],
      [['a margherita and a coke', 'remove the wings'], '1 margherita | 1 coke', 'unknown_item:the wings'],
    ],
  ],
  [
    'replacing',
    [
      [['a margherita', 'make that a hawaiian'], '1 hawaiian'],
      [['a large margherita', 'change it to a hawaiian'], '1 hawaiian +size.large'],
      [['a margherita and a coke', 'swap the coke for a lemonade'], '1 margherita | 1 lemonade'],
      [['a margherita and a coke', 'a lemonade instead of the coke'], '1 margherita | 1 lemonade'],
      [['2 cokes', 'replace them with diet cokes'], '2 diet_coke'],
      [['a coke', 'make it a diet'], '1 diet_coke'],
    ],
  ],
  [
    'cancelling all',
    [
      [['a margherita', 'cancel everything'], ''],
      [['a margherita', 'cancel my order please'], ''],
      [['a margherita', 'never mind'], ''],
      [['a margherita', 'forget it'], ''],
      [['a margherita', 'cancel'], ''],
      [['a margherita', 'start over', 'a coke'], '1 coke'],
    ],
  ],
  [
    'corrections inside a message',
    [
      ['2 no wait 3 margheritas', '3 margherita'],
      ['a margherita, no wait, a hawaiian', '1 hawaiian'],
      ['2 cokes, actually make that 3', '3 coke'],
      ['a large margherita, sorry I meant small', '1 margherita +size.small'],
    ],
  ],
  [
    'answers to questions',
    [
      [['2 burgers', 'cheeseburger'], '2 cheeseburger'],
      [['a wrap and a coke', 'falafel'], '1 falafel_wrap | 1 coke'],
      [['wings', 'buffalo'], '1 wings +flavour.buffalo'],
      [['wings and a coke', 'honey mustard please'], '1 wings +flavour.honey | 1 coke'],
      [['a large pizza', 'hawaiian'], '1 hawaiian +size.large'],
    ],
  ],
  [
    'choices that must be made',
    [
      ['wings', '1 wings', 'missing_option:wings'],
      ['6 buffalo wings', '6 wings +flavour.buffalo'],
      ['wings with ranch', '1 wings', 'unknown_option:ranch | missing_option:wings'],
      ['a small large margherita', '1 margherita +size.small', 'conflict:large'],
    ],
  ],
  [
    'questions to the shop',
    [
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
      ['my dog is sick', '', 'unknown:dog | unknown:sick'],
      ['the usual and a coke', '1 coke', 'unknown_item:the usual'],
      ['1 cheeseburger meal', '1 cheeseburger', 'unknown_option:meal'],
    ],
  ],
  [
    'half and half',
    [
      ['a margherita half ham half olives', '1 margherita +toppings.ham/left +toppings.olives/right'],
      [
        'large hawaiian, half bacon and half mushrooms',
        '1 hawaiian +size.large +toppings.bacon/left +toppings.mushrooms/right',
      ],
    ],
  ],
]
