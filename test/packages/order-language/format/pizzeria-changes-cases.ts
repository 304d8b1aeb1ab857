import type { Category } from './case.js'

export const pizzeriaChangesCases: readonly Category[] = [
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
      ['a coke and a lemonade, both with ice', '1 coke +drink_style.ice | 1 lemonade +drink_style.ice'],
      [
        'a margherita and a hawaiian, extra cheese on both',
        '1 margherita +toppings.cheese=extra | 1 hawaiian +toppings.cheese=extra',
      ],

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
      ['no. 4 with bacon', '1 hawaiian +toppings.bacon'],

      ['a number 4', '1 hawaiian'],
      ['2 of number 1', '2 margherita'],
      ['#2 please', '1 pepperoni'],
      ['number 3 large', '1 veggie +size.large'],
    ],
  ],
  [
    'prices in the text',
    [
      ['2 cokes (2.50 each)', '2 coke'],
      ['margherita 9.00 and a coke 2.50', '1 margherita | 1 coke'],

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
      ['2 cokes, sorry, 3', '3 coke'],

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
      ['6 wings, buffalo', '6 wings +flavour.buffalo'],

      ['wings', '1 wings', 'missing_option:wings'],
      ['6 buffalo wings', '6 wings +flavour.buffalo'],
      ['wings with ranch', '1 wings', 'unknown_option:ranch | missing_option:wings'],
      ['a small large margherita', '1 margherita +size.small', 'conflict:large'],
    ],
  ],
  [
    'one of several, and what is called alike',
    [
      [['two large pepperoni pizzas', 'make one a veggie'], '1 pepperoni +size.large | 1 veggie +size.large'],
      [
        ['two large pepperoni pizzas', 'make one of them a veggie'],
        '1 pepperoni +size.large | 1 veggie +size.large',
      ],
      [['a large margherita and 2 cokes', 'make the cokes diet'], '1 margherita +size.large | 2 diet_coke'],
      ['a large margherita and a medium one too', '1 margherita +size.large | 1 margherita +size.medium'],
      [['3 cokes', 'only two cokes'], '2 coke'],
    ],
  ],
  ['so many from the end', [[['a margherita, a coke and a brownie', 'cancel the last two'], '1 margherita']]],
]
