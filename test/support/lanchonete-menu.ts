import type { Menu } from '@comanda/order-language/menu/menu.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'

const option = (id: string, name: string, priceMinor = 0) => ({ id, name, priceMinor })

const result = readMenu({
  currency: 'BRL',
  language: 'pt-BR',
  country: 'BR',
  timeZone: 'America/Sao_Paulo',
  items: [
    {
      id: 'x_salada',
      name: 'X-Salada',
      number: '1',
      category: 'Lanches',
      priceMinor: 2_000,
      groups: ['extras', 'doneness'],
    },
    {
      id: 'x_bacon',
      name: 'X-Bacon',
      number: '2',
      category: 'Lanches',
      priceMinor: 2_400,
      groups: ['extras', 'doneness'],
    },
    { id: 'coxinha', name: 'Coxinha', number: '3', category: 'Salgados', priceMinor: 750 },
    {
      id: 'pastel',
      name: 'Pastel',
      number: '4',
      category: 'Salgados',
      priceMinor: 900,
      groups: ['filling'],
    },
    {
      id: 'batata',
      name: 'Batata frita',
      number: '5',
      category: 'Salgados',
      priceMinor: 1_500,
      groups: ['size'],
    },
    {
      id: 'suco_laranja',
      name: 'Suco de laranja',
      number: '6',
      category: 'Bebidas',
      priceMinor: 900,
      groups: ['ice'],
    },
    {
      id: 'suco_limao',
      name: 'Suco de limão',
      number: '7',
      category: 'Bebidas',
      priceMinor: 800,
      groups: ['ice'],
    },
    { id: 'guarana', name: 'Guaraná', number: '8', category: 'Bebidas', priceMinor: 650, groups: ['ice'] },
  ],
  groups: [
    {
      id: 'extras',
      name: 'Adicionais',
      max: 6,
      amounts: true,
      removable: true,
      options: [
        option('ovo', 'ovo', 200),
        option('queijo', 'queijo', 300),
        option('cebola', 'cebola'),
        option('tomate', 'tomate'),
        option('maionese', 'maionese'),
      ],
    },
    {
      id: 'doneness',
      name: 'Ponto',
      max: 1,
      options: [option('bem_passado', 'bem passado'), option('ao_ponto', 'ao ponto')],
    },
    {
      id: 'filling',
      name: 'Recheio',
      min: 1,
      max: 1,
      options: [option('carne', 'carne'), option('queijo', 'queijo'), option('palmito', 'palmito', 100)],
    },
    {
      id: 'size',
      name: 'Tamanho',
      max: 1,
      options: [option('pequena', 'pequena'), option('grande', 'grande', 600)],
    },
    { id: 'ice', name: 'Gelo', max: 1, removable: true, options: [option('gelo', 'gelo')] },
  ],
})
if (!result.ok) throw new Error('the lanchonete’s menu can’t be used')

/** A Brazilian lunch bar that speaks Portuguese. */
export const lanchoneteMenu: Menu = result.menu
