import type { Menu } from '@comanda/order-language/menu/menu.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'

const option = (id: string, name: string, priceMinor = 0) => ({ id, name, priceMinor })

const result = readMenu({
  currency: 'MXN',
  language: 'es-MX',
  country: 'MX',
  timeZone: 'America/Mexico_City',
  items: [
    {
      id: 'taco_pastor',
      name: 'Taco al pastor',
      number: '1',
      category: 'Tacos',
      priceMinor: 2_200,
      groups: ['toppings'],
    },
    {
      id: 'taco_bistec',
      name: 'Taco de bistec',
      number: '2',
      category: 'Tacos',
      priceMinor: 2_500,
      groups: ['toppings'],
    },
    {
      id: 'quesadilla',
      name: 'Quesadilla',
      number: '3',
      category: 'Antojitos',
      priceMinor: 4_500,
      groups: ['filling', 'toppings'],
    },
    { id: 'guacamole', name: 'Guacamole', number: '4', category: 'Antojitos', priceMinor: 6_000 },
    {
      id: 'carnitas',
      name: 'Carnitas',
      number: '5',
      category: 'Por kilo',
      units: ['kg'],
      priceMinor: 38_000,
    },
    {
      id: 'horchata',
      name: 'Agua de horchata',
      number: '6',
      category: 'Bebidas',
      priceMinor: 3_000,
      groups: ['size', 'ice'],
    },
    {
      id: 'jamaica',
      name: 'Agua de jamaica',
      number: '7',
      category: 'Bebidas',
      priceMinor: 3_000,
      groups: ['size', 'ice'],
    },
    {
      id: 'refresco',
      name: 'Refresco',
      aliases: ['coca'],
      number: '8',
      category: 'Bebidas',
      priceMinor: 2_800,
      groups: ['ice'],
    },
  ],
  groups: [
    {
      id: 'toppings',
      name: 'Ingredientes',
      max: 6,
      amounts: true,
      removable: true,
      options: [
        option('cebolla', 'cebolla'),
        option('cilantro', 'cilantro'),
        option('pina', 'piña'),
        option('queso', 'queso', 800),
        option('salsa_verde', 'salsa verde'),
        option('salsa_roja', 'salsa roja'),
      ],
    },
    {
      id: 'filling',
      name: 'Relleno',
      min: 1,
      max: 1,
      options: [
        option('flor', 'flor de calabaza', 500),
        option('huitlacoche', 'huitlacoche', 1_000),
        option('champinones', 'champiñones'),
      ],
    },
    {
      id: 'size',
      name: 'Tamaño',
      max: 1,
      options: [option('chica', 'chica'), option('grande', 'grande', 1_200)],
    },
    { id: 'ice', name: 'Hielo', max: 1, removable: true, options: [option('hielo', 'hielo')] },
  ],
})
if (!result.ok) throw new Error('the taquería’s menu can’t be used')

/** A taquería that speaks Spanish. */
export const taqueriaMenu: Menu = result.menu
