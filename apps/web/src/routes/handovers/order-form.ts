import type { Menu } from '@comanda/order-language/menu/menu.js'
import { priceLine } from '@comanda/order-language/price.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { DeskOrder } from '@comanda/shared/handovers/service.js'
import type { Fulfilment, OrderLine } from '@comanda/shared/orders/types.js'
import type { FieldError } from '../../formatting/form.js'

const linesAtMost = 8
const quantityAtMost = 999
const textLengthAtMost = 500

/** An order as the fields hold it. */
export interface OrderForm {
  lines: { itemField: string; quantityField: string; item: string; quantity: string }[]
  fulfilment: string
  address: string
  note: string
}

/** @param field a field's text, "" where it is missing */
export const orderForm = (field: (name: string) => string): OrderForm => ({
  lines: Array.from({ length: linesAtMost }, (_, index) => {
    const [itemField, quantityField] = [`item-${index + 1}`, `quantity-${index + 1}`]
    return { itemField, quantityField, item: field(itemField), quantity: field(quantityField).trim() }
  }),
  fulfilment: field('fulfilment'),
  address: field('address').trim(),
  note: field('note').trim(),
})

/** The ways that this shop hands orders over. */
export const fulfilmentsOf = ({ offersDelivery, offersPickup }: Business): Fulfilment[] => [
  ...(offersPickup ? (['pickup'] as const) : []),
  ...(offersDelivery ? (['delivery'] as const) : []),
]

/** "2", and "1,5" where it is sold by a measure. */
function quantityOf(text: string, unit: string | undefined): number | undefined {
  const pattern = unit === undefined ? /^\d{1,3}$/ : /^\d{1,3}([.,]\d{1,3})?$/
  const quantity = pattern.test(text) ? Number(text.replace(',', '.')) : 0
  return quantity > 0 && quantity <= quantityAtMost ? quantity : undefined
}

/** Reads what was sent, priced by today's menu, with what each dish is made with by default. */
export function readOrder(
  form: OrderForm,
  menu: Menu,
  business: Business,
): { order: DeskOrder } | { errors: FieldError[] } {
  const errors: FieldError[] = []
  const lines: OrderLine[] = []
  for (const { itemField, quantityField, item: id, quantity: text } of form.lines) {
    if (id === '') continue
    const item = menu.items.find(known => known.id === id)
    const unit = item?.units?.[0]
    const quantity = quantityOf(text === '' ? '1' : text, unit)
    if (item === undefined) {
      errors.push({ field: itemField, message: 'This dish is sold out or gone. Choose another' })
    } else if (quantity === undefined) {
      errors.push({ field: quantityField, message: `${item.name}: give a quantity, like 2` })
    } else {
      const line = { item: item.id, quantity, options: [], ...(unit === undefined ? {} : { unit }) }
      lines.push({
        itemKey: item.id,
        name: item.name,
        quantity,
        unit,
        unitPriceMinor: priceLine(menu, { ...line, quantity: 1 }),
        totalMinor: priceLine(menu, line),
        options: [],
        note: undefined,
      })
    }
  }
  if (lines.length === 0 && errors.length === 0) errors.push({ field: 'item-1', message: 'Choose a dish' })
  const fulfilment = fulfilmentsOf(business).find(way => way === form.fulfilment)
  if (fulfilment === undefined) {
    errors.push({ field: 'fulfilment', message: 'Say how the customer gets it' })
  }
  if (fulfilment === 'delivery' && form.address === '') {
    errors.push({ field: 'address', message: 'Give the address to deliver to' })
  }
  for (const field of ['address', 'note'] as const) {
    if (form[field].length > textLengthAtMost) {
      errors.push({ field, message: `Use at most ${textLengthAtMost} characters` })
    }
  }
  const [first, ...rest] = lines
  if (errors.length > 0 || first === undefined) return { errors }
  const details = fulfilment === 'delivery' ? { address: form.address.toWellFormed() } : {}
  // what the customer wants beside the menu stands with the first line, where the kitchen reads it
  const noted = form.note === '' ? first : { ...first, note: form.note.toWellFormed() }
  return { order: { lines: [noted, ...rest], fulfilment, details: details as Record<string, string> } }
}
