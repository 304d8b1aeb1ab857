import type { OrderEvent, OrderStatus } from '@comanda/shared/orders/types.js'
import { statusBadge, type Tone } from '../../formatting/order-status.js'
import { actorName } from './order-timeline.js'

/** What became of a press, kept in the session until the order's page was shown again. */
export interface OrderNotice {
  orderId: number
  /** refused: no such step from where the order is */
  kind: 'moved' | 'overtaken' | 'refused' | 'noted' | 'decided' | 'decided_before' | 'closed'
  /** the step that was asked for */
  to?: OrderStatus | undefined
  /** said on the list, where it was pressed, rather than on the order's page */
  onList?: boolean | undefined
}

declare module 'express-session' {
  interface SessionData {
    orderNotice?: OrderNotice
  }
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
): { tone: Tone; text: string } | undefined {
  const plain = plainNotices[notice.kind]
  if (plain !== undefined) return plain
  const last = timeline.at(-1)
  if (last === undefined) return undefined
  const word = statusBadge(last.to).word
  if (notice.kind === 'refused' || last.from === undefined) {
    const text = `${subject} is “${word}”: that step isn’t possible from there. Nothing was changed.`
    return { tone: 'waiting', text }
  }
  const isMine = last.actor === 'member' && last.memberEmail === memberEmail
  // pressed twice: the second press found the first one's work
  if (notice.kind === 'moved' || (isMine && last.to === notice.to)) {
    return { tone: 'going', text: `${subject} is now “${word}”.` }
  }
  const who = isMine ? 'You, in another window,' : actorName(last)
  const text =
    last.to === notice.to
      ? `${who} did that already. ${subject} is “${word}”; nothing was done twice.`
      : `${who} was faster: ${subject.replace('The', 'the')} is now “${word}”. Your press changed nothing.`
  return { tone: 'waiting', text }
}
