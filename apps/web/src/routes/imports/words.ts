import type { Field, ImportKind } from '@comanda/import/description/types.js'
import type { ImportStatus } from '@comanda/shared/imports/types.js'

export const kindWords: Readonly<Record<ImportKind, string>> = {
  menu: 'Menu',
  customers: 'Customers',
  orders: 'Past orders',
}

/** A field as owners call it; those that aren't here are read without being asked for. */
export const fieldWords: Partial<Readonly<Record<Field, string>>> = {
  name: 'Name',
  category: 'Category',
  size: 'Size, a row each',
  price: 'Price',
  description: 'Description',
  number: 'Number or code',
  alsoCalled: 'Other names',
  unit: 'Sold by (kg, l)',
  phone: 'Phone',
  address: 'Address',
  reference: 'Order number',
  placedAt: 'Date',
  time: 'Time, if apart',
  status: 'Status',
  total: 'Total',
  fee: 'Delivery fee',
  customerName: 'Customer',
  fulfilment: 'Delivery or pickup',
  item: 'Dish',
  quantity: 'How many',
  unitPrice: 'Price of one',
  lineTotal: 'Sum of the line',
  lineNote: 'Note of the line',
}

export const statusBadges: Readonly<
  Record<ImportStatus, { tone: 'waiting' | 'going' | 'done' | 'trouble'; word: string }>
> = {
  draft: { tone: 'waiting', word: 'Not begun' },
  running: { tone: 'going', word: 'Running' },
  paused: { tone: 'waiting', word: 'Paused' },
  done: { tone: 'done', word: 'Done' },
  cancelled: { tone: 'done', word: 'Cancelled' },
  failed: { tone: 'trouble', word: 'Failed' },
}
