import type { Menu } from '@comanda/order-language/menu/menu.js'

const item = (id: string, name: string, priceMinor: number): Menu['items'][number] => ({
  id,
  name,
  aliases: [],
  priceMinor,
  groups: [],
  defaults: [],
})

/** Few things, each under one name: what customers say is no part of the trial. */
export const chaosMenu: Menu = {
  currency: 'USD',
  language: 'en',
  items: [
    item('margherita', 'Margherita', 950),
    item('pepperoni', 'Pepperoni', 1_150),
    item('funghi', 'Funghi', 1_050),
    item('coke', 'Coke', 250),
    item('water', 'Water', 150),
  ],
  groups: [],
}
