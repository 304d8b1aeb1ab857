import { createBusinessRepository } from '../businesses/repository.js'
import { createConversationRepository } from '../conversations/repository.js'
import type { Database } from '../database/connect.js'
import { formatMoney } from '../money/format-money.js'
import { createOutboxRepository } from '../outbox/repository.js'
import { repliesFor } from '../replies/replies-for.js'
import type { AskedAmendment } from './amendments/repository.js'
import { describeDue } from './due/describe-due.js'
import { createOrderRepository } from './repository.js'
import { customerMayCancel, isOpen, isStep, nextSteps, undoMs } from './steps.js'
import type { AskedChange, Decision, DueTime, Order, OrderStatus } from './types.js'

export type Actor = { kind: 'member'; memberId: number } | { kind: 'customer' } | { kind: 'system' }

export interface StatusChange {
  businessId: number
  orderId: number
  /** what whoever asks for the change believes that it is now */
  from: OrderStatus
  to: OrderStatus
  actor: Actor
  /** told to the customer where an order is rejected or cancelled */
  reason?: string | undefined
}

export type StatusOutcome =
  | { outcome: 'changed' }
  | { outcome: 'not_found' }
  /** somebody else was faster: this is what it is now */
  | { outcome: 'overtaken'; status: OrderStatus }
  | { outcome: 'not_allowed'; status: OrderStatus }

export type UndoOutcome =
  | { outcome: 'undone'; status: OrderStatus }
  | { outcome: 'not_found' }
  /** it isn't their own last step, or it was too long ago: nothing was changed */
  | { outcome: 'too_late'; status: OrderStatus }

/** What a member decides on a customer's wish. */
export interface RequestDecision {
  businessId: number
  orderId: number
  amendmentId: number
  memberId: number
  decision: Decision
}

export type DecisionOutcome =
  | 'decided'
  | 'not_found'
  /** somebody else was faster */
  | 'decided_before'
  /** the order is over: nothing of it can be changed */
  | 'closed'

const texts: Partial<Record<OrderStatus, string>> = {
  accepted: 'statusAccepted',
  rejected: 'statusRejected',
  preparing: 'statusPreparing',
  out_for_delivery: 'statusOutForDelivery',
  completed: 'statusCompleted',
  cancelled: 'statusCancelled',
}

const dueTimeOf = ({ due }: AskedChange): DueTime | undefined =>
  due && { at: new Date(due.at), startAt: new Date(due.startAt) }

export type OrderService = ReturnType<typeof createOrderService>

export function createOrderService(db: Database) {
  const orders = createOrderRepository(db)
  const outbox = createOutboxRepository(db)
  const businesses = createBusinessRepository(db)
  const conversations = createConversationRepository(db)

  /** Whoever cancels knows it; everybody else's step is told to the customer. */
  async function tell(change: StatusChange, trx: Database): Promise<void> {
    const order = await orders.find(change.businessId, change.orderId, trx)
    const business = await businesses.find(change.businessId, trx)
    if (order === undefined || business === undefined || change.actor.kind === 'customer') return
    const isReady = change.to === 'ready'
    const key = isReady ? (order.fulfilment === 'delivery' ? undefined : 'statusReady') : texts[change.to]
    if (key === undefined) return
    const spoken = await conversations.languageOf(change.businessId, order.contactId, trx)
    const replies = repliesFor(business, spoken)
    const { due } = order
    // the change that was just made
    const now = new Date(order.version / 1_000)
    const isForLater = due !== undefined && change.to === 'accepted'
    const body = replies.say(isForLater ? 'statusAcceptedFor' : key, {
      ...(isForLater && { due: describeDue(due.at, business.timeZone, now, replies) }),
      number: order.number,
      minutes: business.readyInMinutes,
      promise: business.promisesTime ? 'yes' : 'no',
      reason: change.reason?.trim() || 'none',
    })
    const { accountId, chatId, contactId } = order
    // a slip of a member's thumb is told to nobody
    const holdMs = change.actor.kind === 'member' ? undoMs : 0
    await outbox.add({ accountId, chatId, contactId, kind: 'status', body, inboxIds: [], holdMs }, trx)
  }

  /** Does what was asked of it, and says so. */
  async function carryOutRequest(
    { businessId, orderId, memberId, decision }: RequestDecision,
    { wish, change, text, inboxId }: AskedAmendment,
    order: Order,
    trx: Database,
  ): Promise<void> {
    const business = await businesses.find(businessId, trx)
    if (business === undefined) return
    const spoken = await conversations.languageOf(businessId, order.contactId, trx)
    const replies = repliesFor(business, spoken)
    const { number, status, accountId, chatId, contactId } = order
    const isAccepted = decision === 'accepted'
    if (wish === 'cancel' && isAccepted) {
      const actor = { kind: 'member', memberId } as const
      const cancelling = { businessId, orderId, from: status, to: 'cancelled', actor } as const
      await orders.setStatus(cancelling, trx)
      return tell(cancelling, trx)
    }
    if (change !== undefined && isAccepted) {
      const inboxIds = [inboxId]
      await orders.replaceLines(
        { ...change, due: dueTimeOf(change), businessId, orderId, status, inboxIds, reason: text, memberId },
        trx,
      )
    }
    const words = text.replace(/\s+/g, ' ').trim()
    const said = change === undefined ? 'request' : 'change'
    const key = wish === 'cancel' ? 'cancelRefused' : `${said}${isAccepted ? 'Accepted' : 'Refused'}`
    const total = change === undefined ? '' : formatMoney(change.totalMinor, order.currency, replies.language)
    const body = replies.say(key, { number, words, total })
    await outbox.add({ accountId, chatId, contactId, kind: 'status', body, inboxIds: [inboxId] }, trx)
  }

  return {
    find: orders.find,
    timeline: orders.timeline,
    messages: orders.messages,
    amendments: orders.amendments,
    list: orders.list,
    board: orders.board,
    count: orders.count,
    countByStatus: orders.countByStatus,
    position: orders.position,
    changedSince: orders.changedSince,
    standing: orders.standing,
    setNote: orders.setNote,

    /**
     * Takes or refuses what a customer asked of an order that is being made: what comes of it, and the word to the
     * customer, commit together, and the message waits no longer.
     */
    async decide(step: RequestDecision): Promise<DecisionOutcome> {
      return db.transaction(async trx => {
        const { businessId, orderId } = step
        const locked = await orders.lock(businessId, orderId, trx)
        const asked = locked && (await orders.lockAmendment(step, trx))
        const order = asked && (await orders.find(businessId, orderId, trx))
        if (asked === undefined || order === undefined) return 'not_found'
        if (asked.decision !== undefined) return 'decided_before'
        if (!isOpen(order.status)) return 'closed'
        await carryOutRequest(step, asked, order, trx)
        await orders.noteDecision(step, trx)
        return 'decided'
      })
    },

    /**
     * Moves an order a step on: status, event and the message to the customer commit together. Of two at once, one
     * wins, and the other is told what it is now.
     * @param trx where the step belongs to a larger transaction
     */
    async changeStatus(change: StatusChange, trx?: Database): Promise<StatusOutcome> {
      if (trx === undefined) return db.transaction(inner => this.changeStatus(change, inner))
      const { businessId, orderId, from, to, actor } = change
      const order = await orders.lock(businessId, orderId, trx)
      if (order === undefined) return { outcome: 'not_found' }
      if (order.status !== from) return { outcome: 'overtaken', status: order.status }
      const allowed =
        actor.kind === 'customer'
          ? to === 'cancelled' && customerMayCancel(from)
          : nextSteps(from, order.fulfilment).includes(to)
      if (!allowed) return { outcome: 'not_allowed', status: order.status }
      await orders.setStatus(change, trx)
      await tell(change, trx)
      return { outcome: 'changed' }
    },

    /**
     * Takes a member's own last step back, within `undoMs` of it: the order is where it was, and the customer, who was
     * told nothing so far, won't be.
     * @param step.to where the step led: what became of the order meanwhile isn't undone
     */
    async undo(step: {
      businessId: number
      orderId: number
      memberId: number
      to: OrderStatus
    }): Promise<UndoOutcome> {
      return db.transaction(async trx => {
        const { businessId, orderId, memberId } = step
        const locked = await orders.lock(businessId, orderId, trx)
        const order = locked && (await orders.find(businessId, orderId, trx))
        if (order === undefined) return { outcome: 'not_found' }
        const last = await orders.lastStep(orderId, trx)
        const { status } = order
        const isTheirs = last?.memberId === memberId && last.to === status && status === step.to
        // what was taken back goes no further back
        if (!isTheirs || !isStep(last.from, last.to) || !last.isFresh) return { outcome: 'too_late', status }
        if (!(await outbox.takeBackStatus(order.accountId, order.chatId, last.at, trx)))
          return { outcome: 'too_late', status }
        const actor = { kind: 'member', memberId } as const
        await orders.setStatus({ businessId, orderId, from: status, to: last.from, actor }, trx)
        return { outcome: 'undone', status: last.from }
      })
    },
  }
}
