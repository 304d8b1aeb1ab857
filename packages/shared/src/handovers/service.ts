import { createBusinessRepository } from '../businesses/repository.js'
import { createChatRepository } from '../chats/repository.js'
import type { Chat } from '../chats/types.js'
import { createConversationRepository } from '../conversations/repository.js'
import { silenceMs } from '../conversations/silence.js'
import { emptyConversation } from '../conversations/types.js'
import type { Database } from '../database/connect.js'
import { formatMoney } from '../money/format-money.js'
import { createOrderRepository } from '../orders/repository.js'
import type { NewOrder } from '../orders/types.js'
import { createOutboxRepository } from '../outbox/repository.js'
import { describeLines } from '../replies/describe-line.js'
import { languageFor } from '../replies/language-for.js'
import { repliesIn } from '../replies/replies.js'
import { createHandoverRepository } from './repository.js'

/** WhatsApp's own limit is higher; nobody writes more to a customer. */
export const replyLengthAtMost = 4_096
/** The same words again within this time are the same press of the button. */
const sameReplyWithinMs = 10_000

/** An order as staff write it down. */
export type StaffOrder = Pick<NewOrder, 'lines' | 'fulfilment' | 'details'>

/** Who does what in whose chat. */
export interface StaffStep {
  businessId: number
  contactId: number
  memberId: number
  now: Date
}

export type HandoverService = ReturnType<typeof createHandoverService>

/** Who waits for a person, and what staff do about it. Each step is one transaction; undefined: no such chat at this business. */
export function createHandoverService(db: Database) {
  const chats = createChatRepository(db)
  const conversations = createConversationRepository(db)
  const handovers = createHandoverRepository(db)
  const outbox = createOutboxRepository(db)
  const orders = createOrderRepository(db)
  const businesses = createBusinessRepository(db)

  /** The conversation first, as the bot does: who waits for it sees all that was committed before. */
  async function inChat<Result>(
    { businessId, contactId }: StaffStep,
    work: (chat: Chat, trx: Database, conversationId: number) => Promise<Result>,
  ): Promise<Result | undefined> {
    return db.transaction(async trx => {
      const chat = await chats.find(businessId, contactId, trx)
      if (chat === undefined) return undefined
      const { accountId, id: chatId } = chat
      const { id } = await conversations.lock({ businessId, accountId, contactId, chatId }, trx)
      return work(chat, trx, id)
    })
  }

  /** Work in a chat that closes all that waits there, and keeps the bot quiet for 2 h. */
  const takeOver = <Result>(
    step: StaffStep,
    work: (chat: Chat, trx: Database, conversationId: number) => Promise<Result>,
  ): Promise<Result | undefined> =>
    inChat(step, async (chat, trx, conversationId) => {
      const result = await work(chat, trx, conversationId)
      await handovers.closeAll(step, trx)
      const until = new Date(step.now.getTime() + silenceMs)
      await conversations.setSilence(step.businessId, step.contactId, until, trx)
      return result
    })

  return {
    people: handovers.people,
    countPeople: handovers.countPeople,
    contactsWaiting: handovers.contactsWaiting,
    openOf: handovers.openOf,

    /** Writes to the customer. @param body 1 to 4,096 characters */
    async reply(step: StaffStep, body: string): Promise<'sent' | undefined> {
      return takeOver(step, async ({ accountId, contactId, id: chatId }, trx) => {
        const waiting = await handovers.openOf(step.businessId, contactId, trx)
        if (!(await outbox.hasRecent({ accountId, chatId, kind: 'staff', body }, sameReplyWithinMs, trx))) {
          const inboxIds = waiting.map(handover => handover.inboxId)
          await outbox.add({ accountId, chatId, contactId, kind: 'staff', body, inboxIds }, trx)
        }
        return 'sent' as const
      })
    },

    /**
     * Writes down an order for whoever waits, and tells the customer. What the bot had noted so far is dropped, so that
     * a late yes orders nothing twice.
     * @returns its id; 'nothing_waits' where it was taken care of meanwhile
     */
    placeOrder: (step: StaffStep, order: StaffOrder): Promise<number | 'nothing_waits' | undefined> =>
      takeOver(step, async ({ accountId, contactId, id: chatId }, trx, conversationId) => {
        const { businessId, memberId } = step
        const waiting = await handovers.openOf(businessId, contactId, trx)
        const business = await businesses.find(businessId, trx)
        if (waiting.length === 0 || business === undefined) return 'nothing_waits'
        // one that only waits since our answer to it didn't go out may have placed an order before
        const asked = waiting.findLast(({ reason }) => reason !== 'not_sent')
        const feeMinor = order.fulfilment === 'delivery' ? business.deliveryFeeMinor : 0
        const totalMinor = order.lines.reduce((sum, line) => sum + line.totalMinor, feeMinor)
        const { currency } = business
        const language = languageFor(business, await conversations.languageOf(businessId, contactId, trx))
        const inboxIds = waiting.map(handover => handover.inboxId)
        const placed = await orders.place(
          {
            ...order,
            businessId,
            contactId,
            chatId,
            currency,
            feeMinor,
            totalMinor,
            customerName: undefined,
            placedByInboxId: asked?.inboxId,
            placedByMemberId: memberId,
            inboxIds,
          },
          trx,
        )
        await conversations.save(businessId, conversationId, emptyConversation, trx)
        const replies = repliesIn(language)
        const body = replies.say('placedByShop', {
          number: placed.number,
          lines: describeLines(order.lines, currency, replies),
          total: formatMoney(totalMinor, currency, language),
        })
        await outbox.add({ accountId, chatId, contactId, kind: 'staff', body, inboxIds }, trx)
        return placed.id
      }),

    /** Nothing waits any more, and the bot answers again. */
    resume: (step: StaffStep) =>
      inChat(step, async (_chat, trx) => {
        await handovers.closeAll(step, trx)
        await conversations.setSilence(step.businessId, step.contactId, undefined, trx)
        return 'resumed' as const
      }),

    /** Taken care of without a word; whether the bot is quiet stays as it is. */
    close: (step: StaffStep) =>
      inChat(step, async (_chat, trx) => {
        await handovers.closeAll(step, trx)
        return 'closed' as const
      }),
  }
}
