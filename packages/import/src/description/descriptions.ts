import { fold } from './fold.js'
import { odooCustomers, odooMenu, odooOrders } from './odoo.js'
import { comandaOrders, ownCustomers, ownMenu, ownOrders } from './own.js'
import { shopifyCustomers, shopifyMenu, shopifyOrders } from './shopify.js'
import { squareCustomers, squareMenu, squareOrders } from './square.js'
import type { Description, ImportKind } from './types.js'
import { wooCustomers, wooMenu, wooOrders } from './woocommerce.js'

/** Those that ship, the most special first. */
export const descriptions: readonly Description[] = [
  squareMenu,
  squareCustomers,
  squareOrders,
  wooMenu,
  wooCustomers,
  wooOrders,
  shopifyMenu,
  shopifyCustomers,
  shopifyOrders,
  odooMenu,
  odooCustomers,
  odooOrders,
  comandaOrders,
  ownMenu,
  ownCustomers,
  ownOrders,
]

/** The one that knows a record of these columns; Comanda's own where none does. */
export function recognise(kind: ImportKind, has: (name: string) => boolean): Description {
  const ofKind = descriptions.filter(description => description.kind === kind)
  const known = ofKind.find(({ recognise: names }) => names.length > 0 && names.every(has))
  const own = ofKind.at(-1)
  if (own === undefined) throw new RangeError(`there is no description of ${kind}`)
  return known ?? own
}

/** Which kind a table is of, where one of the shipped descriptions knows it for sure. */
export function recogniseKind(headings: readonly string[]): Description | undefined {
  const there = new Set(headings.map(fold))
  return descriptions.find(
    ({ recognise: names }) => names.length > 0 && names.every(name => there.has(fold(name))),
  )
}
