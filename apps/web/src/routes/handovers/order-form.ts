import { createHash } from 'node:crypto'
import { askForMeasures } from '@comanda/order-language/ask-for-measures.js'
import type { CompiledMenu } from '@comanda/order-language/compile-menu.js'
import { MAX_TURN_LENGTH, MAX_TURN_TOKENS, readOrder } from '@comanda/order-language/read-order.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { StaffOrder } from '@comanda/shared/handovers/service.js'
import { toOrderLine } from '@comanda/shared/orders/order-line.js'
import type { Fulfilment, OrderLine } from '@comanda/shared/orders/types.js'
import type { FieldError } from '../../formatting/form.js'
import { readingProblems } from './reading-problems.js'

const textLengthAtMost = 500

/** An order as the fields hold it. */
export interface OrderForm {
  /** in words, as one would say it to a colleague */
  order: string
  fulfilment: string
  address: string
  note: string
  /** what was shown as read, to be placed only if it is still the same */
  seen: string
}

/** @param field a field's text, "" where it is missing */
export const orderForm = (field: (name: string) => string): OrderForm => ({
  order: field('order').replaceAll('\r\n', '\n').trim(),
  fulfilment: field('fulfilment'),
  address: field('address').trim(),
  note: field('note').trim(),
  seen: field('seen'),
})

/** The ways that this shop hands orders over. */
export const fulfilmentsOf = ({ offersDelivery, offersPickup }: Business): Fulfilment[] => [
  ...(offersPickup ? (['pickup'] as const) : []),
  ...(offersDelivery ? (['delivery'] as const) : []),
]

/** An order that was read, and how it reads now: what was seen is placed, and nothing else. */
export interface ReadStaffOrder {
  order: StaffOrder
  feeMinor: number
  totalMinor: number
  seen: string
}

interface Words {
  lines: OrderLine[]
  details: Record<string, string>
  problems: string[]
}

function readWords(text: string, menu: CompiledMenu, now: Date): Words {
  if (text === '') return { lines: [], details: {}, problems: ['Write the order'] }
  if (text.length > MAX_TURN_LENGTH) {
    return { lines: [], details: {}, problems: [`Use at most ${MAX_TURN_LENGTH} characters`] }
  }
  const reading = askForMeasures(menu.menu, [text], readOrder(menu, [text], { now: now.toISOString() }))
  if (reading.tooLong) {
    return { lines: [], details: {}, problems: [`Use at most ${MAX_TURN_TOKENS} words and marks`] }
  }
  const problems = readingProblems(reading, menu.menu)
  if (reading.lines.length === 0 && problems.length === 0) {
    problems.push('There is no dish of the menu in it. Write the names as they stand on the menu')
  }
  return {
    lines: reading.lines.map(line => toOrderLine(menu.menu, line, [text])),
    details: Object.fromEntries(Object.entries(reading.details).filter(([, value]) => value !== undefined)),
    problems,
  }
}

/** Does the order language find dishes in these words? */
export const holdsOrder = (text: string, menu: CompiledMenu, now: Date): boolean =>
  text !== '' && text.length <= MAX_TURN_LENGTH && readWords(text, menu, now).lines.length > 0

/** Reads what was sent against today's menu and its prices. */
export function readStaffOrder(
  form: OrderForm,
  menu: CompiledMenu,
  business: Business,
  now: Date,
): ReadStaffOrder | { errors: FieldError[] } {
  const { lines, details: said, problems } = readWords(form.order, menu, now)
  const errors: FieldError[] = problems.map(message => ({ field: 'order', message }))
  const fulfilment = fulfilmentsOf(business).find(way => way === form.fulfilment)
  const { address: saidAddress, ...otherDetails } = said
  const address = form.address === '' ? (saidAddress ?? '') : form.address
  if (fulfilment === undefined) {
    errors.push({ field: 'fulfilment', message: 'Say how the customer gets it' })
  }
  if (fulfilment === 'delivery' && address === '') {
    errors.push({ field: 'address', message: 'Give the address to deliver to' })
  }
  for (const field of ['address', 'note'] as const) {
    if (form[field].length > textLengthAtMost) {
      errors.push({ field, message: `Use at most ${textLengthAtMost} characters` })
    }
  }
  const [first, ...rest] = lines
  if (errors.length > 0 || first === undefined) return { errors }
  const details = {
    ...otherDetails,
    ...(fulfilment === 'delivery' && { address: address.toWellFormed() }),
  }
  // what the customer wants beside the menu stands with the first line, where the kitchen reads it
  const noted = form.note === '' ? first : { ...first, note: form.note.toWellFormed() }
  const order: StaffOrder = { lines: [noted, ...rest], fulfilment, details }
  const feeMinor = fulfilment === 'delivery' ? business.deliveryFeeMinor : 0
  const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, feeMinor)
  const seen = createHash('sha256')
    .update(JSON.stringify([order, totalMinor]))
    .digest('base64url')
  return { order, feeMinor, totalMinor, seen }
}
