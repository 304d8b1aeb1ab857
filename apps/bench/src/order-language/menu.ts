import type { Menu } from '@comanda/order-language/menu/menu.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'

const kinds = ['Pizza', 'Burger', 'Wrap', 'Salad', 'Juice', 'Shake', 'Curry', 'Soup', 'Taco', 'Cake']
const flavours = 'Margherita,Hawaiian,Falafel,Caesar,Mango,Vanilla,Green,Tomato,Carnitas,Carrot'.split(',')
const places =
  'Naples,Lisbon,Jaipur,Oaxaca,Athens,Kyoto,Lima,Cork,Turin,Fez,Bergen,Cairo,Quito,Dakar,Hanoi,Perth,Genoa,Lodz,Malmo,Tunis'.split(
    ',',
  )
const toppings =
  'cheese,ham,onions,olives,mushrooms,bacon,avocado,tomato,basil,garlic,pickles,sweetcorn'.split(',')

/** A menu of so many items, ten kinds of ten flavours from twenty places, with sizes and toppings. */
export function createMenu(count: number): Menu {
  const items = Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length]
    const flavour = flavours[Math.floor(index / kinds.length) % flavours.length]
    const place = places[Math.floor(index / (kinds.length * flavours.length)) % places.length]
    return {
      id: `item${index}`,
      name: count > kinds.length * flavours.length ? `${place} ${flavour} ${kind}` : `${flavour} ${kind}`,
      category: kind,
      priceMinor: 500 + index,
      groups: ['size', 'topping'],
    }
  })
  const result = readMenu({
    currency: 'USD',
    language: 'en',
    items,
    groups: [
      {
        id: 'size',
        name: 'Size',
        max: 1,
        options: ['small', 'medium', 'large'].map(name => ({ id: name, name })),
      },
      {
        id: 'topping',
        name: 'Toppings',
        amounts: true,
        removable: true,
        options: toppings.map(name => ({ id: name, name })),
      },
    ],
  })
  if (!result.ok)
    throw new Error(result.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return result.menu
}
