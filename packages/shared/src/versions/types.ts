/** An eighth of a business's orders each: a change to one of them leaves the others' pages as they are. */
const parts = [0, 1, 2, 3, 4, 5, 6, 7] as const
type OrderPart = `orders/${(typeof parts)[number]}`

/**
 * What a business's pages are about: orders with their events and customers, the menu, terms and people, what customers
 * are called, what its bot's processes hold, and what happened to these: starts, and what was done about memory. An order
 * is in one of the parts too.
 */
export const topics = [
  'orders',
  'menu',
  'shop',
  'customers',
  'memory',
  'happenings',
  ...parts.map((part): OrderPart => `orders/${part}`),
] as const
export type Topic = (typeof topics)[number]

/** What changes with this order, and with an eighth of the others. Not with its customer's name: see `customers`. */
export const partOf = (orderId: number): OrderPart => `orders/${orderId % parts.length}` as OrderPart

/** How far a business has come in each topic. As text: it is compared for being the same, and outgrows a double. */
export type Versions = Readonly<Record<Topic, string>>
