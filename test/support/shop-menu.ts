import type { Menu } from '@comanda/order-language/menu/menu.js'

/** A small pizzeria: enough for carts with prices, sizes and things to leave out. */
export const shopMenu: Menu = {
  currency: 'USD',
  language: 'en',
  timeZone: 'America/New_York',
  items: [
    {
      id: 'margherita',
      name: 'Margherita',
      aliases: [],
      priceMinor: 950,
      groups: ['size', 'topping'],
      defaults: [{ group: 'size', option: 'medium' }],
    },
    { id: 'cola', name: 'Coke', aliases: ['cola'], priceMinor: 250, groups: [], defaults: [] },
  ],
  groups: [
    {
      id: 'size',
      name: 'Size',
      min: 0,
      max: 1,
      amounts: false,
      removable: false,
      options: [
        { id: 'medium', name: 'medium', aliases: [], priceMinor: 0 },
        { id: 'large', name: 'large', aliases: [], priceMinor: 300 },
      ],
    },
    {
      id: 'topping',
      name: 'Toppings',
      min: 0,
      max: 5,
      amounts: true,
      removable: true,
      options: [
        { id: 'onions', name: 'onions', aliases: [], priceMinor: 100 },
        { id: 'olives', name: 'olives', aliases: [], priceMinor: 100 },
      ],
    },
  ],
}
