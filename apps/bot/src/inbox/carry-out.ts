import type { ConversationRepository } from '@comanda/shared/conversations/repository.js'
import type { CustomerRepository } from '@comanda/shared/customers/repository.js'
import type { Database } from '@comanda/shared/database/connect.js'
import type { HandoverRepository } from '@comanda/shared/handovers/repository.js'
import type { LearntWordRepository } from '@comanda/shared/learnt-words/repository.js'
import type { OrderRepository } from '@comanda/shared/orders/repository.js'
import type { OrderService } from '@comanda/shared/orders/service.js'
import { customerMayChange } from '@comanda/shared/orders/steps.js'
import { isLate } from '../handlers/age.js'
import type { Answer, MessageContext } from '../handlers/handler.js'
import type { Said } from '../handlers/join-words.js'
import { mayAccept } from './may-accept.js'

export interface CarriedOut {
  said: Said
  /** it waits for a person */
  isHandedOver: boolean
}

/** Carries out what the answer to one message says, but for the words and the conversation. */
export type CarryOut = (context: MessageContext, answer: Answer, trx: Database) => Promise<CarriedOut>

export function createCarryOut(repositories: {
  conversations: ConversationRepository
  customers: CustomerRepository
  handovers: HandoverRepository
  learntWords: LearntWordRepository
  orders: OrderRepository
  orderService: OrderService
}): CarryOut {
  const { conversations, customers, handovers, learntWords, orders, orderService } = repositories

  async function place(
    order: NonNullable<Answer['order']>,
    { business, message, conversation }: MessageContext,
    trx: Database,
  ): Promise<{ id: number; number: number }> {
    const { contactId } = conversation
    const placing = orders.place(
      {
        ...order,
        businessId: business.id,
        contactId,
        customerName: order.details.name,
        chatId: message.chatId,
        currency: business.currency,
        placedByInboxId: message.id,
      },
      trx,
    )
    const { address } = order.details
    const isNew = order.fulfilment === 'delivery' && address !== undefined
    // carried out behind it, when the customer is there
    const remembering = isNew && customers.rememberAddress(business.id, contactId, address, trx)
    const [placed] = await Promise.all([placing, remembering])
    return placed
  }

  /** The shop takes it without a person, and the customer is told so. */
  async function accept(orderId: number, { business }: MessageContext, trx: Database): Promise<void> {
    const actor = { kind: 'system' } as const
    const step = { businessId: business.id, orderId, from: 'pending', to: 'accepted', actor } as const
    await orderService.changeStatus(step, trx)
  }

  /** Where staff went on with the order meanwhile, it becomes a request to them. */
  async function cancel(
    { orderId, from, replyTooLate }: NonNullable<Answer['cancel']>,
    { business }: MessageContext,
    trx: Database,
  ): Promise<Pick<Answer, 'reply' | 'handover' | 'amends'>> {
    const change = {
      businessId: business.id,
      orderId,
      from,
      to: 'cancelled',
      actor: { kind: 'customer' },
    } as const
    const { outcome } = await orderService.changeStatus(change, trx)
    if (outcome === 'changed') return {}
    return { reply: replyTooLate, handover: 'cancel_request', amends: { orderId, kind: 'asked' } }
  }

  /** The same, for a change of what is placed. */
  async function change(
    { orderId, reason, replyTooLate, ...order }: NonNullable<Answer['change']>,
    { business }: MessageContext,
    trx: Database,
  ): Promise<Pick<Answer, 'reply' | 'handover' | 'amends'>> {
    const now = await orders.lock(business.id, orderId, trx)
    if (now === undefined || !customerMayChange(now.status)) {
      const { lines, totalMinor, feeMinor = 0, fulfilment, details } = order
      const asked = { lines, totalMinor, feeMinor, fulfilment, details }
      return {
        reply: replyTooLate,
        handover: 'change_request',
        amends: { orderId, kind: 'asked', change: asked },
      }
    }
    await orders.replaceLines({ ...order, businessId: business.id, orderId, status: now.status, reason }, trx)
    return {}
  }

  /** Whoever waits is told so, politely, unless a person is writing to them. */
  async function handOver(
    reason: NonNullable<Answer['handover']>,
    { business, message, conversation, now, replies }: MessageContext,
    isTold: boolean,
    trx: Database,
  ): Promise<string | undefined> {
    const { id: inboxId, chatId, contactId } = message
    const isQuiet = conversation.silentUntil !== undefined && conversation.silentUntil > now
    const isWaiting = await handovers.isWaiting(business.id, contactId, trx)
    await handovers.open({ businessId: business.id, contactId, chatId, inboxId, reason }, trx)
    if (isTold || isQuiet) return undefined
    return replies.say(isWaiting ? 'handoverAgain' : 'handover')
  }

  return async (context, answer, trx) => {
    const { business, conversation } = context
    const tooLate =
      (answer.cancel && (await cancel(answer.cancel, context, trx))) ??
      (answer.change && (await change(answer.change, context, trx)))
    const { greeting, ask, handover, amends, silentUntil, order, ...carried } = { ...answer, ...tooLate }
    let { reply } = carried
    if (silentUntil) await conversations.setSilence(business.id, conversation.contactId, silentUntil, trx)
    if (order) {
      const placed = await place(order, context, trx)
      // one that a person must look at is theirs to accept
      if (handover === undefined && mayAccept(business, order, context.now))
        await accept(placed.id, context, trx)
      if (answer.corrections) await learntWords.suggest(business.id, placed.id, answer.corrections, trx)
      reply = answer.replyWithNumber?.(placed.number)
    }
    const { id: inboxId } = context.message
    if (amends) await orders.amend({ businessId: business.id, inboxId, ...amends }, trx)
    if (amends && answer.allergy !== undefined)
      await orders.noteAllergy(business.id, amends.orderId, answer.allergy, trx)
    if (handover) {
      const polite = await handOver(handover, context, (ask ?? greeting ?? reply) !== undefined, trx)
      reply ??= polite
    }
    const movesOn = answer.conversation !== undefined
    return {
      said: { movesOn, isLate: isLate(context), ...definedOf({ greeting, reply, ask }) },
      isHandedOver: handover !== undefined,
    }
  }
}

const definedOf = (
  words: Record<'greeting' | 'reply' | 'ask', string | undefined>,
): Pick<Answer, keyof typeof words> =>
  Object.fromEntries(Object.entries(words).filter(([, said]) => said !== undefined))
