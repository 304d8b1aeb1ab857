import { option } from './shape.js'

const pizza = (id: string, name: string, priceMinor: number, aliases: string[] = []) => ({
  id,
  name,
  aliases,
  category: 'Pizzas',
  priceMinor,
  groups: ['size', 'base', 'topping'],
  defaults: [{ group: 'size', option: 'regular' }],
})

/** An English shop with a plain pizza beside those that have names. */
export const pizzaParlour = {
  currency: 'GBP',
  language: 'en',
  items: [
    pizza('plain', 'Tomato pizza', 800, ['pizza', 'plain pizza']),
    pizza('garden', 'Garden pizza', 1000, ['garden']),
    pizza('fiery', 'Fiery pizza', 1100, ['fiery']),
    pizza('seafood', 'Seafood pizza', 1300, ['seafood']),
    { id: 'calzone', name: 'Calzone', priceMinor: 1000, groups: ['topping'] },
    { id: 'dough_balls', name: 'Dough balls', priceMinor: 400 },
    { id: 'lemonade', name: 'Lemonade', category: 'Drinks', priceMinor: 200, groups: ['drink'] },
    { id: 'ginger_beer', name: 'Ginger beer', category: 'Drinks', priceMinor: 250, groups: ['drink'] },
  ],
  groups: [
    {
      id: 'size',
      name: 'Size',
      max: 1,
      options: [option('small', 'small'), option('regular', 'regular'), option('large', 'large', 300)],
    },
    { id: 'base', name: 'Base', max: 1, options: [option('thin', 'thin base'), option('deep', 'deep pan')] },
    {
      id: 'topping',
      name: 'Toppings',
      max: 6,
      amounts: true,
      removable: true,
      options: [
        option('salami', 'salami', 150),
        option('leek', 'leek', 100),
        option('capers', 'capers', 100),
        option('goat_cheese', 'goat cheese', 150),
        option('rocket', 'rocket', 100),
      ],
    },
    { id: 'drink', name: 'Drink', max: 1, options: [option('can', 'can'), option('bottle', 'bottle')] },
  ],
}
