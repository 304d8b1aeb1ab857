import type { Category } from './case.js'

export const pizzaParlourCases: readonly Category[] = [
  [
    'toppings that stand for the plain pizza',
    [
      ['a large salami', '1 plain +size.large +topping.salami'],
      ['small leek and capers please', '1 plain +size.small +topping.capers +topping.leek'],
      [
        'two large salamis, one of them thin base',
        '1 plain +base.thin +size.large +topping.salami | 1 plain +size.large +topping.salami',
      ],
      ['can i get one large with goat cheese', '1 plain +size.large +topping.goat_cheese'],
      [
        'a large deep pan with salami and extra rocket',
        '1 plain +base.deep +size.large +topping.rocket=extra +topping.salami',
      ],
      ['a large garden', '1 garden +size.large'],
      ['with salami', '', 'ambiguous_item:with salami'],
      ['a large', '', 'ambiguous_item:a large'],
    ],
  ],
  [
    'a plain pizza before what has a name',
    [
      ['a large with leek and a lemonade', '1 lemonade | 1 plain +size.large +topping.leek'],
      [
        "i'd like a small salami a can of ginger beer and dough balls",
        '1 dough_balls | 1 ginger_beer +drink.can | 1 plain +size.small +topping.salami',
      ],
      [
        'large salami and two bottles of lemonade',
        '1 plain +size.large +topping.salami | 2 lemonade +drink.bottle',
      ],
      ['a small with rocket and a small fiery', '1 fiery +size.small | 1 plain +size.small +topping.rocket'],
      ['one small and two large garden', '1 garden +size.small | 2 garden +size.large'],
    ],
  ],
  [
    'a bit of it',
    [
      ['a seafood with a bit of leek', '1 seafood +topping.leek=light'],
      ['small fiery with a little bit of capers', '1 fiery +size.small +topping.capers=light'],
      ['garden pizza, just a little bit of rocket', '1 garden +topping.rocket=light'],
      [
        'calzone with salami and a bit of goat cheese',
        '1 calzone +topping.goat_cheese=light +topping.salami',
      ],
      ['a garden with a little leek', '1 garden +topping.leek=light'],
    ],
  ],
  [
    'each of so many by its own name',
    [
      [
        'two pizzas a large salami and a small garden',
        '1 garden +size.small | 1 plain +size.large +topping.salami',
      ],
      [
        'two small gardens with thin base, one large salami with deep pan',
        '2 garden +base.thin +size.small | 1 plain +base.deep +size.large +topping.salami',
      ],
      [
        'one large salami one large leek and one large capers pizza',
        '1 plain +size.large +topping.salami | 1 plain +size.large +topping.leek | 1 plain +size.large +topping.capers',
      ],
      [
        'two pizzas the first one with salami and leek the second one with capers',
        '1 plain +topping.leek +topping.salami | 1 plain +topping.capers',
      ],
      [
        'a large pizza with salami but not much leek and plenty of capers',
        '1 plain +size.large +topping.salami +topping.leek=light +topping.capers=extra',
      ],
      [
        'i would like a combination of two small pizzas with salami and one large with leek',
        '2 plain +size.small +topping.salami | 1 plain +size.large +topping.leek',
      ],
    ],
  ],
]
