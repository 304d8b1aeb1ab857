import type { Menu } from '@comanda/order-language/menu/menu.js'
import type { OrderLine as ReadLine } from '@comanda/order-language/reading.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Amended, Proposal, Turn } from '@comanda/shared/conversations/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import { describeDue } from '@comanda/shared/orders/due/describe-due.js'
import type { Due } from '@comanda/shared/orders/due/find-due.js'
import { toOrderLine } from '@comanda/shared/orders/order-line.js'
import type { Fulfilment, OrderLine } from '@comanda/shared/orders/types.js'
import { describeLine, describeLines } from '@comanda/shared/replies/describe-line.js'
import type { Replies } from '@comanda/shared/replies/replies.js'
import { describeDetails, describeWait } from '../replies/describe.js'
import type { CartChange } from './cart-change.js'
import { dueOfProposal } from './due.js'
import type { MessageContext } from './handler.js'

/**
 * The cart with today's prices and terms: what a yes would say yes to.
 * @throws RangeError where something of it isn't on the menu any more
 */
export function propose(
  menu: Menu,
  business: Business,
  cart: {
    lines: readonly ReadLine[]
    /** what the lines were read from */
    turns: readonly Turn[]
    details: Record<string, string>
    fulfilment: Fulfilment | undefined
    due?: Due
  },
): Proposal {
  // what nobody wrote says nothing of why it was read so
  const texts = cart.turns.map(turn => (turn.inboxIds.length === 0 ? '' : turn.text))
  const lines = cart.lines.map(line => toOrderLine(menu, line, texts))
  const feeMinor = cart.fulfilment === 'delivery' ? business.deliveryFeeMinor : 0
  return {
    lines,
    fulfilment: cart.fulfilment,
    feeMinor,
    totalMinor: lines.reduce((sum, line) => sum + line.totalMinor, feeMinor),
    currency: menu.currency,
    details: cart.details,
    ...(cart.due && dueOfProposal(cart.due)),
    menuVersion: business.menuVersion,
  }
}

const money = (minor: number, proposal: Proposal, replies: Replies): string =>
  formatMoney(minor, proposal.currency, replies.language)

/** When it is for is told as it was understood, and not as it was said. */
function detailsOf(proposal: Proposal, { business, now, replies }: MessageContext): string {
  const { due, isTooSoon, details } = proposal
  const when =
    due !== undefined
      ? describeDue(new Date(due.at), business.timeZone, now, replies)
      : isTooSoon
        ? replies.say('dueSoon', {
            minutes: business.readyInMinutes,
            promise: business.promisesTime ? 'yes' : 'no',
          })
        : details.when
  return describeDetails({ ...details, ...(when !== undefined && { when }) }, replies)
}

/** The cart as it is read back for a yes. */
export function readBack(
  proposal: Proposal,
  context: MessageContext,
  {
    notTaken,
    beside,
  }: {
    notTaken: string
    /** the number of a placed order that it may have been meant for */
    beside: number | undefined
  },
): string {
  const { business, now, replies } = context
  // one for later isn't made now
  const closed = proposal.due === undefined ? describeWait(business, now, replies) : undefined
  return replies.say('cart', {
    lines: describeLines(proposal.lines, proposal.currency, replies),
    fee: proposal.feeMinor > 0 ? money(proposal.feeMinor, proposal, replies) : 'none',
    total: money(proposal.totalMinor, proposal, replies),
    details: detailsOf(proposal, context) || 'none',
    notTaken,
    beside: beside ?? 'none',
    closed: closed ?? 'none',
  })
}

/** What changed in a long cart, and what it comes to now: all of it is shown for the asking. */
export function readBackCartChange(
  proposal: Proposal,
  { more, less }: CartChange,
  replies: Replies,
  notTaken: string,
): string {
  const linesOf = (lines: readonly OrderLine[], sign: string): string[] =>
    lines.map(line => `${sign} ${describeLine(line, proposal.currency, replies)}`)
  return replies.say('cartChanged', {
    lines: [...linesOf(more, '+'), ...linesOf(less, '−')].join('\n'),
    count: proposal.lines.length,
    total: money(proposal.totalMinor, proposal, replies),
    notTaken,
  })
}

/** A placed order as it would be, and what that makes of its price. */
export function readBackChange(
  proposal: Proposal,
  { number, totalMinor }: Amended,
  context: MessageContext,
  notTaken: string,
): string {
  const { replies } = context
  const more = proposal.totalMinor - totalMinor
  return replies.say('orderWouldBe', {
    number,
    lines: describeLines(proposal.lines, proposal.currency, replies),
    fee: proposal.feeMinor > 0 ? money(proposal.feeMinor, proposal, replies) : 'none',
    total: money(proposal.totalMinor, proposal, replies),
    change: more === 0 ? 'same' : more > 0 ? 'more' : 'less',
    difference: money(Math.abs(more), proposal, replies),
    details: detailsOf(proposal, context) || 'none',
    notTaken,
  })
}

/** The cart so far, and what must be known before it can be read back for a yes. */
export function readBackAndAsk(
  proposal: Proposal,
  replies: Replies,
  { notTaken, question }: { notTaken: string; question: string },
): string {
  return replies.say('cartThenAsk', {
    lines: describeLines(proposal.lines, proposal.currency, replies),
    total: money(proposal.totalMinor - proposal.feeMinor, proposal, replies),
    notTaken,
    question,
  })
}
