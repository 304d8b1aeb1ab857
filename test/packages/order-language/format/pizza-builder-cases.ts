import type { Category } from './case.js'

export const pizzaBuilderCases: readonly Category[] = [
  [
    'sizes and sides',
    [
      [
        'two 2 liter sprites and a large iced tea no ice',
        '1 iced_tea +drink_size.large -ice.ice | 2 sprite +container.two_litre',
      ],
      ['give me three cans of doctor pepper', '3 dr_pepper +container.can'],
      ['five small pizzas and three bottles of coke', '3 coke +container.bottle | 5 pizza +size.small'],
      [
        'a big bbq sauce pizza with chicken and red onions',
        '1 pizza +size.large +topping.bbq_sauce +topping.chicken +topping.red_onions',
      ],
      ['need 2 lrg pizzas w/ pep and shrooms', '2 pizza +size.large +topping.mushrooms +topping.pepperoni'],
    ],
  ],
  [
    'halves',
    [
      [
        'large pizza half pepperoni half mushroom',
        '1 pizza +size.large +topping.mushrooms/right +topping.pepperoni/left',
      ],
      ['i want a pizza with half ham and half olives', '1 pizza +topping.ham/left +topping.olives/right'],
      [
        'could you do a pizza with bacon and pineapple on one half and spinach on the other half',
        '1 pizza +topping.bacon/left +topping.pineapple/left +topping.spinach/right',
      ],
      [
        'large pizza, left half ham, right half olives',
        '1 pizza +size.large +topping.ham/left +topping.olives/right',
      ],
      ['pizza 1/2 ham 1/2 bacon', '1 pizza +topping.bacon/right +topping.ham/left'],
    ],
  ],
  [
    'spoken without marks',
    [
      [
        "i'd like a pizza with pepperoni sausage and bacon on a thin crust in large size",
        '1 pizza +size.large +style.thin +topping.bacon +topping.pepperoni +topping.sausage',
      ],
      [
        'one small gluten free pizza with chicken peppers and without any cheese',
        '1 pizza +size.small +style.gluten_free +topping.chicken +topping.green_peppers -topping.cheese',
      ],
      [
        "i'd like two large pizzas with mushrooms and a small one with ham",
        '1 pizza +size.small +topping.ham | 2 pizza +size.large +topping.mushrooms',
      ],
      [
        'can i have one large with pepperoni and one medium with sausage and olives',
        '1 pizza +size.large +topping.pepperoni | 1 pizza +size.medium +topping.olives +topping.sausage',
      ],
      [
        "i'd like to order a large pizza with roasted garlic spinach and tomatoes thin crust no cheese and also a medium iced tea with extra ice",
        '1 iced_tea +drink_size.medium +ice.ice=extra | 1 pizza +size.large +style.thin +topping.garlic +topping.spinach +topping.tomatoes -topping.cheese',
      ],
    ],
  ],
  [
    'edits in a row',
    [
      [
        [
          'large pepperoni and olive pizza with thin crust and a small dr pepper',
          'make the dr pepper large',
          'and remove the olives',
          'cancel the dr pepper',
        ],
        '1 pizza +size.large +style.thin +topping.pepperoni',
      ],
      [
        ['a large ham pizza', 'no wait make it medium', 'and add a coke', 'no ice in the coke'],
        '1 coke -ice.ice | 1 pizza +size.medium +topping.ham',
      ],
      [['a pizza with ham', 'can you take the ham off and put bacon instead'], '1 pizza +topping.bacon'],
      [
        ['a pizza with ham and a coke', "i changed my mind i don't want the coke", 'make it a sprite'],
        '1 sprite',
      ],
      [
        ['a large ham pizza and a small cheese pizza', 'make the small one medium', 'remove the large'],
        '1 pizza +size.medium +topping.cheese',
      ],
    ],
  ],
  [
    'cancel',
    [
      [['a pizza with ham and a coke', 'cancel everything'], ''],
      [['2 cokes and a sprite', 'cancel everything sorry my kid already ate'], ''],
      [['2 cokes and a sprite', 'cancel everything except the sprite'], '1 sprite'],
      [['2 cokes and a sprite', 'forget the sprite'], '2 coke'],
      [['2 cokes and a sprite', 'take away a coke'], '1 sprite'],
    ],
  ],
  [
    'something else of a kind in its place',
    [
      [
        ['two breadsticks with ranch', 'change one of them to marinara'],
        '1 breadsticks +dip.marinara | 1 breadsticks +dip.ranch',
      ],
      [['breadsticks with ranch', 'change the breadsticks to marinara'], '1 breadsticks +dip.marinara'],
      [['breadsticks with ranch', 'add marinara'], '1 breadsticks +dip.marinara +dip.ranch'],
    ],
  ],
  [
    'the same but for one thing',
    [
      [
        ['breadsticks with ranch', 'same thing but marinara'],
        '1 breadsticks +dip.marinara | 1 breadsticks +dip.ranch',
      ],
    ],
  ],
  [
    'more, with another of a kind',
    [
      ['2 ranch breadsticks 3 marinara', '2 breadsticks +dip.ranch | 3 breadsticks +dip.marinara'],
      ['2 ranch 3 marinara breadsticks', '2 breadsticks +dip.ranch | 3 breadsticks +dip.marinara'],
      ['ranch breadsticks and a marinara', '1 breadsticks +dip.marinara | 1 breadsticks +dip.ranch'],
      [
        'three breadsticks, ranch, marinara and garlic butter',
        '1 breadsticks +dip.garlic_butter | 1 breadsticks +dip.marinara | 1 breadsticks +dip.ranch',
      ],
    ],
  ],
  [
    'rather another of a kind',
    [
      [['breadsticks with ranch', "i'd rather have marinara"], '1 breadsticks +dip.marinara'],
      ['breadsticks with ranch wait no marinara', '1 breadsticks +dip.marinara'],
    ],
  ],
  [
    'talk in front of the number',
    [
      [
        'this is for an office lunch so six large pizzas two with ham two with bacon and two with just onions',
        '2 pizza +size.large +topping.ham | 2 pizza +size.large +topping.bacon | 2 pizza +size.large +topping.onions',
      ],
      ["i'm ordering for a kids birthday so ten small pizzas with ham", '10 pizza +size.small +topping.ham'],
      [
        'i was wondering if i could place an order for a large pizza with bacon',
        '1 pizza +size.large +topping.bacon',
      ],
      ['i wanna do the calzone with extra ham', '1 calzone +topping.ham=extra'],
      [
        'can i do a large half pepperoni half mushroom',
        '1 pizza +size.large +topping.mushrooms/right +topping.pepperoni/left',
      ],
    ],
  ],
  [
    'on half',
    [
      [
        'a large pizza with sausage on the whole thing and spinach on half',
        '1 pizza +size.large +topping.sausage +topping.spinach/left',
      ],
      [
        'a pizza with olives on half and ham on the other half',
        '1 pizza +topping.ham/right +topping.olives/left',
      ],
      ['a large pizza with bacon on half', '1 pizza +size.large +topping.bacon/left'],
      ['a pizza with ham and one with just tomatoes', '1 pizza +topping.ham | 1 pizza +topping.tomatoes'],
      [
        'a medium pizza with ham and a small one with just tomatoes',
        '1 pizza +size.medium +topping.ham | 1 pizza +size.small +topping.tomatoes',
      ],
      [
        'one small pizza with bacon no cheese one large with ham and onions',
        '1 pizza +size.small +topping.bacon -topping.cheese | 1 pizza +size.large +topping.ham +topping.onions',
      ],
      [
        ['a large pizza with ham and a sprite', 'make that a thin crust pizza'],
        '1 pizza +size.large +style.thin +topping.ham | 1 sprite',
      ],
    ],
  ],
  [
    'articles of what is talk, and names with a stop',
    [
      [
        'ten large pizzas with ham for a meeting plus two sprites',
        '10 pizza +size.large +topping.ham | 2 sprite',
      ],
      ['can you make it two large pizzas with ham', '2 pizza +size.large +topping.ham'],
      [
        'a large pizza with bacon but not too many onions',
        '1 pizza +size.large +topping.bacon +topping.onions=light',
      ],
      [
        'a large pizza with pepperoni, not too much cheese, and a can of Dr. Pepper',
        '1 pizza +size.large +topping.pepperoni +topping.cheese=light | 1 dr_pepper +container.can',
      ],
      ['3 medium pizzas for a birthday', '3 pizza +size.medium'],
    ],
  ],
  [
    'thought better of in one breath',
    [
      [
        'a pizza with sausage no wait make that bacon and a large coke no ice',
        '1 pizza +topping.bacon | 1 coke +drink_size.large -ice.ice',
      ],
      ['a pizza with sausage, no wait, bacon', '1 pizza +topping.bacon'],
      [
        ['a pizza with ham and two cokes', 'replace the cokes with one large sprite'],
        '1 pizza +topping.ham | 1 sprite +drink_size.large',
      ],
      [
        'i need pizza for a meeting: six medium pizzas with just cheese and three small pizzas with ham',
        '6 pizza +size.medium +topping.cheese | 3 pizza +size.small +topping.ham',
      ],
      [
        'a medium and a large pepperoni pizza',
        '1 pizza +size.medium +topping.pepperoni | 1 pizza +size.large +topping.pepperoni',
      ],
      [
        'a medium ham and a large pepperoni pizza',
        '1 pizza +size.medium +topping.ham | 1 pizza +size.large +topping.pepperoni',
      ],
      [
        'a large pizza with bacon and lots and lots of onions',
        '1 pizza +size.large +topping.bacon +topping.onions=extra',
      ],
    ],
  ],
]
