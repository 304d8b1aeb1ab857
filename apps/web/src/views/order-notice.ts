import type { Business } from '@comanda/shared/businesses/types.js'
import type { OrderEvent, OrderStatus } from '@comanda/shared/orders/types.js'
import type { Request } from 'express'
import { actorName } from '../formatting/actor-name.js'
import { statusBadge, type Tone } from '../formatting/order-status.js'
import type { Services } from '../services.js'

/** What became of a press, kept in the session until the order's page was shown again. */
export interface OrderNotice {
  orderId: number
  /** refused: no such step from where the order is · kept: it was too late to take the step back */
  kind:
    | 'moved'
    | 'undone'
    | 'kept'
    | 'overtaken'
    | 'refused'
    | 'noted'
    | 'decided'
    | 'decided_before'
    | 'closed'
  /** the step that was asked for */
  to?: OrderStatus | undefined
  /** said on the list or the board, where it was pressed, rather than on the order's page */
  onList?: boolean | undefined
}

declare module 'express-session' {
  interface SessionData {
    orderNotice?: OrderNotice
  }
}

/** What a page says of it. */
export interface OrderBanner {
  tone: Tone
  text: string
  /** what takes the step back; undefined where nothing does */
  undo?: { action: string; to: OrderStatus } | undefined
}

/** What needs no look at the order. */
const plainNotices: Partial<Record<OrderNotice['kind'], { tone: Tone; text: string }>> = {
  noted: { tone: 'going', text: 'Your note is kept.' },
  decided: { tone: 'going', text: 'Done. The customer is told.' },
  decided_before: { tone: 'waiting', text: 'Somebody decided that already. Your press changed nothing.' },
  closed: { tone: 'waiting', text: 'The order is over: nothing of it can be changed.' },
}

/**
 * What to say about it, from what stands in the order now.
 * @param subject "Order #12" where it isn't plain which one is meant
 */
export function noticeBanner(
  notice: OrderNotice,
  timeline: readonly OrderEvent[],
  memberEmail: string,
  subject = 'The order',
): OrderBanner | undefined {
  const plain = plainNotices[notice.kind]
  if (plain !== undefined) return plain
  const last = timeline.at(-1)
  if (last === undefined) return undefined
  const word = statusBadge(last.to).word
  if (notice.kind === 'undone') return { tone: 'going', text: `${subject} is “${word}” again.` }
  if (notice.kind === 'kept') {
    const text = `It was too late to take that back: ${subject.replace('The', 'the')} stays “${word}”.`
    return { tone: 'waiting', text }
  }
  if (notice.kind === 'refused' || last.from === undefined) {
    const text = `${subject} is “${word}”: that step isn’t possible from there. Nothing was changed.`
    return { tone: 'waiting', text }
  }
  const isMine = last.actor === 'member' && last.memberEmail === memberEmail
  // pressed twice: the second press found the first one's work
  if (notice.kind === 'moved' || (isMine && last.to === notice.to)) {
    const undo = isMine ? { action: `/orders/${notice.orderId}/undo`, to: last.to } : undefined
    return { tone: 'going', text: `${subject} is now “${word}”.`, undo }
  }
  const who = isMine ? 'You, in another window,' : actorName(last)
  const text =
    last.to === notice.to
      ? `${who} did that already. ${subject} is “${word}”; nothing was done twice.`
      : `${who} was faster: ${subject.replace('The', 'the')} is now “${word}”. Your press changed nothing.`
  return { tone: 'waiting', text }
}

/** What became of a press on a page of many orders, said once. */
export async function takeListNotice(
  request: Request,
  orders: Pick<Services['orders'], 'find' | 'timeline'>,
  business: Business,
  memberEmail: string,
): Promise<OrderBanner | undefined> {
  const notice = request.session.orderNotice
  if (notice?.onList !== true) return undefined
  delete request.session.orderNotice
  const [order, timeline] = await Promise.all([
    orders.find(business.id, notice.orderId),
    orders.timeline(business.id, notice.orderId),
  ])
  return order && noticeBanner(notice, timeline, memberEmail, `Order #${order.number}`)
}
