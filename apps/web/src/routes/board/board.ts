import type { Business } from '@comanda/shared/businesses/types.js'
import type { Member } from '@comanda/shared/members/types.js'
import { isStep, undoMs } from '@comanda/shared/orders/steps.js'
import type { BoardOrder, OrderStatus } from '@comanda/shared/orders/types.js'
import { readableDue } from '../../formatting/time.js'
import type { BoardQuery, BoardView } from './board-query.js'
import { type Ticket, ticketOf } from './ticket.js'

interface Column {
  heading: string
  tickets: Ticket[]
  /** its tickets stand beside each other: on a wide screen, or on a very wide one */
  room: 'usual' | 'wide' | 'widest'
}

/** An order that nobody need begin yet. */
interface LaterOrder {
  href: string
  number: string
  customer: string
  time: ReturnType<typeof readableDue>
}

export interface Board {
  columns: Column[]
  /** held back until it is time to begin them, soonest first */
  later: LaterOrder[]
}

type Place = Pick<BoardOrder, 'status' | 'fulfilment'>

interface ColumnRule {
  heading: string
  holds: (order: Place) => boolean
}

const ofStatus =
  (wanted: OrderStatus) =>
  ({ status }: Place): boolean =>
    status === wanted

const newOnes: ColumnRule = { heading: 'New', holds: ofStatus('pending') }
const toMake: ColumnRule = { heading: 'To make', holds: ofStatus('accepted') }
const making: ColumnRule = { heading: 'In the making', holds: ofStatus('preparing') }
const onTheWay: ColumnRule = { heading: 'On the way', holds: ofStatus('out_for_delivery') }

const columnsOf: Readonly<Record<BoardView, readonly ColumnRule[]>> = {
  all: [newOnes, toMake, making, { heading: 'Ready', holds: ofStatus('ready') }, onTheWay],
  kitchen: [newOnes, toMake, making],
  handover: [
    {
      heading: 'To be picked up',
      holds: ({ status, fulfilment }) => status === 'ready' && fulfilment !== 'delivery',
    },
    {
      heading: 'To be sent out',
      holds: ({ status, fulfilment }) => status === 'ready' && fulfilment === 'delivery',
    },
    onTheWay,
  ],
}

const wideFrom = 4

/** Of a board of few columns those that hold most have the room that is there. */
function withRoom(columns: readonly Omit<Column, 'room'>[]): Column[] {
  const [most, second] = columns
    .filter(({ tickets }) => columns.length === 3 && tickets.length >= wideFrom)
    .sort((a, b) => b.tickets.length - a.tickets.length)
  return columns.map(column => ({
    ...column,
    room: column === most ? 'wide' : column === second ? 'widest' : 'usual',
  }))
}

/** Whoever took a step finds the order where it was, until the step can't be undone any more. */
function undoablePlace(order: BoardOrder, memberId: number, now: Date): Place | undefined {
  const { at, from, memberId: whose } = order.lastStep
  if (from === undefined || whose !== memberId || !isStep(from, order.status)) return undefined
  return now.getTime() - at.getTime() < undoMs ? { ...order, status: from } : undefined
}

/** Accepted, and for later: nobody need look at it yet. One that nobody has accepted waits for an answer all the same. */
const isHeldBack = ({ status, due }: BoardOrder, now: Date): boolean =>
  status === 'accepted' && due !== undefined && due.startAt > now

/** @param orders what is to be begun first first */
export function boardOf(
  orders: readonly BoardOrder[],
  { view, stations }: BoardQuery,
  given: {
    business: Business
    member: Member
    waiting: ReadonlySet<number>
    mayAnswer: boolean
    now: Date
  },
): Board {
  const { business, member, now } = given
  const ticket = (order: BoardOrder, isUndoable: boolean): Ticket | undefined =>
    ticketOf(order, { ...given, role: member.role, stations, isUndoable })
  const held = orders.filter(order => isHeldBack(order, now))
  const columns = columnsOf[view].map(({ heading, holds }) => {
    const tickets = orders.flatMap(order => {
      const before = undoablePlace(order, member.id, now)
      return [
        ...(before !== undefined && holds(before) ? [ticket(order, true)] : []),
        ...(holds(order) && !isHeldBack(order, now) ? [ticket(order, false)] : []),
      ].filter(shown => shown !== undefined)
    })
    return { heading, tickets }
  })
  return {
    columns: withRoom(columns),
    later: held.map(order => ({
      href: `/orders/${order.id}`,
      number: `#${order.number}`,
      customer: order.customerName?.trim() || 'No name',
      time: readableDue(order.due?.at ?? order.createdAt, now, business.timeZone),
    })),
  }
}
