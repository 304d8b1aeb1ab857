import type { Business } from '@comanda/shared/businesses/types.js'
import type { Role } from '@comanda/shared/members/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { BoardOrder, OrderLineOption, OrderStatus } from '@comanda/shared/orders/types.js'
import { customerName } from '../../formatting/customer-name.js'
import { orderDue, type ReadableDueTime } from '../../formatting/order-due.js'
import { optionText, quantityText } from '../../formatting/order-line.js'
import { fulfilmentWords, statusBadge } from '../../formatting/order-status.js'
import { type Step, usualStep } from '../../views/order-steps.js'
import { type Pace, paceOf } from './pace.js'

interface TicketLine {
  quantity: string
  /** more than one: the eye must not take it for one */
  isSeveral: boolean
  name: string
  /** away: left out of the dish, which a cook must not overlook */
  options: { text: string; isAway: boolean }[]
  note: string | undefined
}

/** An order as it stands on the board: what to make of it, and the one thing to do next. */
export interface Ticket {
  id: number
  version: number
  status: OrderStatus
  href: string
  number: string
  customer: string
  way: string | undefined
  pace: Pace
  due: ReadableDueTime | undefined
  allergy: string | undefined
  notTaken: string | undefined
  /** what the customer said of the whole order */
  note: string | undefined
  lines: TicketLine[]
  /** lines that other stations make */
  elsewhere: number
  /** where it goes: for whoever decides on it, or brings it */
  address: string | undefined
  /** what is to be paid, and how; undefined where that isn't asked any more, or not yet */
  money: string | undefined
  /** where to answer whoever wrote, or wants something of it; undefined where nobody does, or this role answers nobody */
  chat: { href: string; word: string } | undefined
  step: Step | undefined
  /** it was just moved on by whoever looks, and stands here until that can't be undone any more */
  undo: { to: OrderStatus; word: string } | undefined
}

const optionOf = (option: OrderLineOption): TicketLine['options'][number] => ({
  text: optionText(option),
  isAway: option.amount === 'none',
})

const lineOf = (line: BoardOrder['lines'][number], language: string): TicketLine => ({
  quantity: quantityText(line, language),
  isSeveral: line.quantity !== 1,
  name: line.name,
  options: line.options.map(optionOf),
  note: line.note,
})

/** What no station's category says is everybody's: nothing falls between two of them. */
const isMadeAt = (stations: readonly string[], category: string | undefined): boolean =>
  stations.length === 0 || category === undefined || stations.includes(category)

function chatOf(order: BoardOrder, isWaiting: boolean): Ticket['chat'] {
  if (!isWaiting) return undefined
  return order.hasRequest
    ? { href: `/orders/${order.id}`, word: 'Wants a change' }
    : { href: `/handovers/${order.contactId}`, word: 'Wrote to you' }
}

function moneyOf({ totalMinor, currency, details: { payment } }: BoardOrder, language: string): string {
  const money = formatMoney(totalMinor, currency, language)
  return payment === undefined ? money : `${money}, ${payment}`
}

/** @param given.waiting contacts who wait for a person @returns undefined where no line of it is made here */
export function ticketOf(
  order: BoardOrder,
  given: {
    business: Business
    role: Role
    stations: readonly string[]
    waiting: ReadonlySet<number>
    mayAnswer: boolean
    isUndoable: boolean
    now: Date
  },
): Ticket | undefined {
  const { business, role, stations, waiting, mayAnswer, isUndoable, now } = given
  const own = order.lines.filter(({ category }) => isMadeAt(stations, category))
  if (own.length === 0 && order.lines.length > 0) return undefined
  // a cook has no use for them
  const isKitchens = order.status === 'accepted' || order.status === 'preparing'
  return {
    id: order.id,
    version: order.version,
    status: order.status,
    href: `/orders/${order.id}`,
    number: `#${order.number}`,
    customer: customerName(order.customerName),
    way: order.fulfilment && fulfilmentWords[order.fulfilment],
    pace: paceOf(order, business, now),
    due: orderDue(order, business.timeZone, now),
    allergy: order.allergy,
    notTaken: order.notTaken,
    note: order.details.note?.trim() || undefined,
    lines: own.map(line => lineOf(line, business.language)),
    elsewhere: order.lines.length - own.length,
    address: order.fulfilment === 'pickup' || isKitchens ? undefined : order.address,
    money: isKitchens ? undefined : moneyOf(order, business.language),
    chat: mayAnswer ? chatOf(order, waiting.has(order.contactId)) : undefined,
    step: isUndoable ? undefined : usualStep(order, role),
    undo: isUndoable ? { to: order.status, word: statusBadge(order.status).word } : undefined,
  }
}
