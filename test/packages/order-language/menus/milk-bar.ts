import { option } from './shape.js'

/** An English milk bar: drinks by their flavours, which have no dish of that name. */
export const milkBar = {
  currency: 'GBP',
  language: 'en-GB',
  items: [
    {
      id: 'shake',
      name: 'Milkshake',
      aliases: ['shake'],
      priceMinor: 400,
      groups: ['flavour', 'size', 'top'],
    },
    {
      id: 'soda',
      name: 'Fountain soda',
      aliases: ['soda'],
      priceMinor: 250,
      groups: ['soda_kind', 'size', 'ice'],
    },
    { id: 'toastie', name: 'Toastie', priceMinor: 500, groups: ['filling', 'bread'] },
    { id: 'burger', name: 'Cheeseburger', priceMinor: 700, groups: ['filling'] },
    { id: 'cookie', name: 'Cookie', priceMinor: 150 },
  ],
  groups: [
    {
      id: 'flavour',
      name: 'Flavour',
      min: 1,
      max: 1,
      options: [option('vanilla', 'Vanilla'), option('banana', 'Banana'), option('mint', 'Mint')],
    },
    {
      id: 'soda_kind',
      name: 'Kind',
      min: 1,
      max: 1,
      options: [option('cola', 'Cola'), option('lime', 'Lemon lime'), option('ginger', 'Ginger beer')],
    },
    {
      id: 'size',
      name: 'Size',
      max: 1,
      options: [option('small', 'Small'), option('medium', 'Medium'), option('large', 'Large', 100)],
    },
    {
      id: 'top',
      name: 'On top',
      amounts: true,
      removable: true,
      options: [option('whip', 'Whipped cream', 50), option('cherry', 'Cherry', 30)],
    },
    { id: 'ice', name: 'Ice', max: 1, amounts: true, removable: true, options: [option('ice', 'Ice')] },
    {
      id: 'filling',
      name: 'Filling',
      amounts: true,
      removable: true,
      options: [
        option('ham', 'Ham', 100),
        option('onion', 'Onion'),
        option('tomato', 'Tomato'),
        option('mushroom', 'Mushrooms', 80),
      ],
    },
    {
      id: 'bread',
      name: 'Bread',
      max: 1,
      options: [option('sliced', 'Sliced'), option('unsliced', 'Unsliced')],
    },
  ],
}
