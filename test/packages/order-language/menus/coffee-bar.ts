import { option } from './shape.js'

/** An English coffee bar with burgers: milks and buns that are one of several, shots and syrups that are counted. */
export const coffeeBar = {
  currency: 'USD',
  language: 'en',
  items: [
    ...['Espresso', 'Flat White', 'Cappuccino', 'Iced Coffee'].map(name => ({
      id: name.toLowerCase().replaceAll(' ', '_'),
      name,
      category: 'Coffee',
      priceMinor: 400,
      groups: ['size', 'milk', 'shots', 'syrup'],
    })),
    {
      id: 'smash_burger',
      name: 'Smash Burger',
      aliases: ['burger'],
      priceMinor: 900,
      groups: ['bun', 'on_it'],
    },
    { id: 'nachos', name: 'Nachos', priceMinor: 700, groups: ['size', 'on_it'] },
    { id: 'lemonade', name: 'Lemonade', priceMinor: 300, groups: ['size'] },
  ],
  groups: [
    {
      id: 'size',
      name: 'Size',
      max: 1,
      options: [option('small', 'small'), option('medium', 'medium'), option('large', 'large')],
    },
    {
      id: 'milk',
      name: 'Milk',
      max: 1,
      options: [
        option('whole', 'whole milk'),
        option('skim', 'skim milk', 0, ['skim']),
        option('oat', 'oat milk', 60, ['oat']),
        option('coconut', 'coconut milk', 60, ['coconut']),
      ],
    },
    {
      id: 'shots',
      name: 'Shots',
      max: 1,
      amounts: true,
      options: [option('shot', 'espresso shot', 80, ['shot'])],
    },
    {
      id: 'syrup',
      name: 'Syrup',
      max: 3,
      amounts: true,
      removable: true,
      options: [
        option('vanilla', 'vanilla', 50),
        option('caramel', 'caramel', 50),
        option('honey', 'honey', 50),
      ],
    },
    {
      id: 'bun',
      name: 'Bun',
      max: 1,
      options: [
        option('sesame', 'sesame bun'),
        option('potato', 'potato bun'),
        option('lettuce', 'lettuce wrap'),
      ],
    },
    {
      id: 'on_it',
      name: 'On it',
      max: 6,
      amounts: true,
      removable: true,
      options: [
        option('pickles', 'pickles'),
        option('onions', 'onions'),
        option('chili', 'chili', 150),
        option('cheese_sauce', 'cheese sauce', 100),
        option('jalapenos', 'jalapeños', 50),
      ],
    },
  ],
}
