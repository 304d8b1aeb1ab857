import type { Account } from '@comanda/shared/accounts/types.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { createConversationRepository } from '@comanda/shared/conversations/repository.js'
import { createCustomerRepository } from '@comanda/shared/customers/repository.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { isDatabaseUnavailable } from '@comanda/shared/database/errors.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import type { HandoverReason } from '@comanda/shared/handovers/types.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import { createLearntWordRepository } from '@comanda/shared/learnt-words/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { repliesIn } from '@comanda/shared/replies/replies.js'
import { oldAfterMs } from '../handlers/age.js'
import type { Answer, MessageContext } from '../handlers/handler.js'
import { answerMessages } from '../handlers/handlers.js'
import type { CompiledMenus } from './compiled-menus.js'

export interface Answerer {
  /** Answers one contact's messages in one transaction: all of it, or nothing. */
  answer(messages: readonly InboxMessage[]): Promise<void>
  /** Hands a message over that can't be answered. */
  giveUp(message: InboxMessage): Promise<void>
}

/** One message, one transaction: order, events, conversation and outbox commit together with the inbox rows. */
export function createAnswerer(options: {
  db: Database
  account: Account
  menus: CompiledMenus
  now: () => Date
}): Answerer {
  const { db, account, menus, now } = options
  const { businessId } = account
  const businesses = createBusinessRepository(db)
  const conversations = createConversationRepository(db)
  const customers = createCustomerRepository(db)
  const handovers = createHandoverRepository(db)
  const inbox = createInboxRepository(db)
  const learntWords = createLearntWordRepository(db)
  const orders = createOrderRepository(db)
  const orderService = createOrderService(db)
  const outbox = createOutboxRepository(db)

  async function context(
    messages: readonly [InboxMessage, ...InboxMessage[]],
    trx: Database,
  ): Promise<MessageContext> {
    const [{ contactId, chatId }] = messages
    const key = { businessId, accountId: account.id, contactId, chatId }
    // sent at once and carried out in this order: what is known of the customer is read under the lock
    const [business, conversation, known] = await Promise.all([
      businesses.find(businessId, trx),
      conversations.lock(key, trx),
      customers.known(businessId, contactId, trx),
    ])
    if (business === undefined) throw new Error(`business ${businessId} is gone`)
    return {
      business,
      menu: await menus.get(business, trx),
      conversation,
      known,
      messages,
      text: messages.map(message => message.body).join('\n'),
      writtenAt: (messages.at(-1) ?? messages[0]).sentAt,
      now: now(),
      replies: repliesIn(business.language),
    }
  }

  async function say(message: InboxMessage, inboxIds: number[], body: string, trx: Database): Promise<void> {
    const { accountId, chatId, contactId } = message
    await outbox.add({ accountId, chatId, contactId, kind: 'reply', body, inboxIds }, trx)
  }

  async function openHandovers(
    messages: readonly InboxMessage[],
    reason: HandoverReason,
    trx: Database,
  ): Promise<void> {
    for (const { contactId, chatId, id: inboxId } of messages) {
      await handovers.open({ businessId, contactId, chatId, inboxId, reason }, trx)
    }
    const ids = messages.map(message => message.id)
    await inbox.complete(account.id, ids, 'handover', trx)
  }

  /** @param words told at once; the first one that waits is told so politely anyway, whoever waits already isn't */
  async function handOver(
    messages: readonly InboxMessage[],
    reason: HandoverReason,
    { conversation, now: at, replies }: MessageContext,
    words: string | undefined,
    trx: Database,
  ): Promise<void> {
    const [first] = messages
    if (first === undefined) return
    const { contactId } = first
    const isQuiet = conversation.silentUntil !== undefined && conversation.silentUntil > at
    const isFirst = !isQuiet && !(await handovers.isWaiting(businessId, contactId, trx))
    const told = words ?? (isFirst ? replies.say('handover') : undefined)
    const ids = messages.map(message => message.id)
    if (told !== undefined) await say(first, ids, told, trx)
    await openHandovers(messages, reason, trx)
  }

  async function place(
    order: NonNullable<Answer['order']>,
    { business, messages, conversation }: MessageContext,
    trx: Database,
  ): Promise<{ id: number; number: number }> {
    const last = messages.at(-1)
    if (last === undefined) throw new Error('an order needs a message')
    const { contactId } = conversation
    const placing = orders.place(
      {
        ...order,
        businessId,
        contactId,
        customerName: order.details.name,
        chatId: last.chatId,
        currency: business.currency,
        placedByInboxId: last.id,
      },
      trx,
    )
    const { address } = order.details
    const isNew = order.fulfilment === 'delivery' && address !== undefined
    // carried out behind it, when the customer is there
    const remembering = isNew && customers.rememberAddress(businessId, contactId, address, trx)
    const [placed] = await Promise.all([placing, remembering])
    return placed
  }

  /** Where staff went on with the order meanwhile, it becomes a request to them. */
  async function cancel(
    wish: NonNullable<Answer['cancel']>,
    { messages }: MessageContext,
    trx: Database,
  ): Promise<Pick<Answer, 'reply' | 'handover'> | undefined> {
    const { orderId, from, replyTooLate } = wish
    const change = { businessId, orderId, from, to: 'cancelled', actor: { kind: 'customer' } } as const
    const { outcome } = await orderService.changeStatus(change, trx)
    if (outcome === 'changed') return undefined
    return {
      reply: replyTooLate,
      handover: { inboxIds: messages.map(message => message.id), reason: 'cancel_request' },
    }
  }

  /** Everything that the answer says, in the transaction of the messages' completion. */
  async function perform(found: MessageContext, answer: Answer, trx: Database): Promise<void> {
    const { messages, conversation } = found
    const [first] = messages
    if (first === undefined) return
    const tooLate = answer.cancel && (await cancel(answer.cancel, found, trx))
    const { reply: words, handover } = { ...answer, ...tooLate }
    const handedOver = new Set(handover?.inboxIds)
    const waiting = messages.filter(message => handedOver.has(message.id))
    const done = messages.filter(message => !handedOver.has(message.id)).map(message => message.id)

    const needsNumber = answer.order !== undefined
    const written = Promise.all([
      answer.conversation && conversations.save(businessId, conversation.id, answer.conversation, trx),
      answer.silentUntil &&
        conversations.setSilence(businessId, conversation.contactId, answer.silentUntil, trx),
      done.length > 0 && inbox.complete(account.id, done, 'done', trx),
      handover === undefined && !needsNumber && words !== undefined && say(first, done, words, trx),
    ])
    // sent last: from here to the commit the shop's other orders wait for their numbers
    const placed = answer.order && place(answer.order, found, trx)
    const [order] = await Promise.all([placed, written])
    if (order && answer.corrections) {
      await learntWords.suggest(businessId, order.id, answer.corrections, trx)
    }
    const reply = order === undefined ? words : answer.replyWithNumber?.(order.number)
    if (handover) await handOver(waiting, handover.reason, found, reply, trx)
    else if (needsNumber && reply !== undefined) await say(first, done, reply, trx)
  }

  /** Behind them come newer ones, which are answered as usual. */
  async function handOverOld(messages: readonly InboxMessage[], trx: Database): Promise<void> {
    const [first, ...rest] = messages
    if (first === undefined) return
    await handOver(messages, 'old', await context([first, ...rest], trx), undefined, trx)
  }

  return {
    answer: async messages => {
      const isOld = ({ sentAt }: InboxMessage): boolean => now().getTime() - sentAt.getTime() > oldAfterMs
      const recent = messages.filter(message => !isOld(message))
      const [first, ...rest] = recent.length > 0 ? recent : messages
      if (first === undefined) return
      await db.transaction(async trx => {
        if (recent.length > 0) await handOverOld(messages.filter(isOld), trx)
        const found = await context([first, ...rest], trx)
        await perform(found, answerMessages(found), trx)
      })
    },

    giveUp: async message => {
      try {
        await db.transaction(async trx => {
          await handOver([message], 'failed', await context([message], trx), undefined, trx)
        })
      } catch (error) {
        if (isDatabaseUnavailable(error)) throw error
        // what its answer failed at may be in the way of a polite word, too: it must reach a person in any case
        await db.transaction(async trx => {
          await openHandovers([message], 'failed', trx)
        })
      }
    },
  }
}
