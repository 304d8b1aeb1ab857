import type { Account } from '@comanda/shared/accounts/types.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { createConversationRepository } from '@comanda/shared/conversations/repository.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import type { HandoverReason } from '@comanda/shared/handovers/types.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { createReplies, type Replies } from '@comanda/shared/replies/replies.js'
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
  const handovers = createHandoverRepository(db)
  const inbox = createInboxRepository(db)
  const orders = createOrderRepository(db)
  const outbox = createOutboxRepository(db)

  async function context(
    messages: readonly [InboxMessage, ...InboxMessage[]],
    trx: Database,
  ): Promise<MessageContext> {
    const [{ contactId, chatId }] = messages
    const business = await businesses.find(businessId, trx)
    if (business === undefined) throw new Error(`business ${businessId} is gone`)
    const key = { businessId, accountId: account.id, contactId, chatId }
    return {
      business,
      menu: await menus.get(business, trx),
      conversation: await conversations.lock(key, trx),
      messages,
      text: messages.map(message => message.body).join('\n'),
      writtenAt: (messages.at(-1) ?? messages[0]).sentAt,
      now: now(),
      replies: createReplies(business.language),
    }
  }

  async function say(message: InboxMessage, inboxIds: number[], body: string, trx: Database): Promise<void> {
    const { accountId, chatId, contactId } = message
    await outbox.add({ accountId, chatId, contactId, kind: 'reply', body, inboxIds }, trx)
  }

  /** The first one is told politely; whoever waits already isn't told again. */
  async function handOver(
    messages: readonly InboxMessage[],
    reason: HandoverReason,
    replies: Replies,
    trx: Database,
  ): Promise<void> {
    const [first] = messages
    if (first === undefined) return
    const { chatId, contactId } = first
    const ids = messages.map(message => message.id)
    if (!(await handovers.isWaiting(businessId, contactId, trx))) {
      await say(first, ids, replies.say('handover'), trx)
    }
    for (const inboxId of ids) {
      await handovers.open({ businessId, contactId, chatId, inboxId, reason }, trx)
    }
    await inbox.complete(account.id, ids, 'handover', trx)
  }

  async function place(
    order: NonNullable<Answer['order']>,
    { business, messages, conversation }: MessageContext,
    trx: Database,
  ): Promise<number> {
    const last = messages.at(-1)
    if (last === undefined) throw new Error('an order needs a message')
    const placed = await orders.place(
      {
        ...order,
        businessId,
        contactId: conversation.contactId,
        customerName: order.details.name,
        chatId: last.chatId,
        currency: business.currency,
        placedByInboxId: last.id,
      },
      trx,
    )
    return placed.number
  }

  return {
    answer: async messages => {
      const [first, ...rest] = messages
      if (first === undefined) return
      await db.transaction(async trx => {
        const found = await context([first, ...rest], trx)
        const answer = answerMessages(found)
        const handedOver = new Set(answer.handover?.inboxIds)
        const waiting = messages.filter(message => handedOver.has(message.id))
        const done = messages.filter(message => !handedOver.has(message.id)).map(message => message.id)

        const number = answer.order && (await place(answer.order, found, trx))
        const reply = number === undefined ? answer.reply : answer.replyWithNumber?.(number)
        if (answer.conversation)
          await conversations.save(businessId, found.conversation.id, answer.conversation, trx)
        if (reply !== undefined) await say(first, done, reply, trx)
        if (answer.handover) await handOver(waiting, answer.handover.reason, found.replies, trx)
        if (done.length > 0) await inbox.complete(account.id, done, 'done', trx)
      })
    },

    giveUp: async message => {
      await db.transaction(async trx => {
        const { replies } = await context([message], trx)
        await handOver([message], 'failed', replies, trx)
      })
    },
  }
}
