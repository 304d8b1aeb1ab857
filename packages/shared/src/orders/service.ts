import { createBusinessRepository } from '../businesses/repository.js'
import type { Database } from '../database/connect.js'
import { createOutboxRepository } from '../outbox/repository.js'
import { repliesIn } from '../replies/replies.js'
import { createOrderRepository } from './repository.js'
import { customerMayCancel, nextSteps } from './steps.js'
import type { OrderStatus } from './types.js'

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

const texts: Partial<Record<OrderStatus, string>> = {
  accepted: 'statusAccepted',
  rejected: 'statusRejected',
  preparing: 'statusPreparing',
  out_for_delivery: 'statusOutForDelivery',
  completed: 'statusCompleted',
  cancelled: 'statusCancelled',
}

export type OrderService = ReturnType<typeof createOrderService>

export function createOrderService(db: Database) {
  const orders = createOrderRepository(db)
  const outbox = createOutboxRepository(db)
  const businesses = createBusinessRepository(db)

  /** Whoever cancels knows it; everybody else's step is told to the customer. */
  async function tell(change: StatusChange, trx: Database): Promise<void> {
    const order = await orders.find(change.businessId, change.orderId, trx)
    const business = await businesses.find(change.businessId, trx)
    if (order === undefined || business === undefined || change.actor.kind === 'customer') return
    const isReady = change.to === 'ready'
    const key = isReady ? (order.fulfilment === 'delivery' ? undefined : 'statusReady') : texts[change.to]
    if (key === undefined) return
    const replies = repliesIn(business.language)
    const body = replies.say(key, {
      number: order.number,
      minutes: business.readyInMinutes,
      reason: change.reason?.trim() || 'none',
    })
    const { accountId, chatId, contactId } = order
    await outbox.add({ accountId, chatId, contactId, kind: 'status', body, inboxIds: [] }, trx)
  }

  return {
    find: orders.find,
    timeline: orders.timeline,
    messages: orders.messages,
    amendments: orders.amendments,
    list: orders.list,
    count: orders.count,
    countByStatus: orders.countByStatus,
    position: orders.position,
    changedSince: orders.changedSince,
    standing: orders.standing,
    setNote: orders.setNote,

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
  }
}
