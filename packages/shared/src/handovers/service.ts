import { createChatRepository } from '../chats/repository.js'
import type { Chat } from '../chats/types.js'
import { createConversationRepository } from '../conversations/repository.js'
import type { Database } from '../database/connect.js'
import { createOutboxRepository } from '../outbox/repository.js'
import { createHandoverRepository } from './repository.js'

/** After a person wrote, the bot stays out of the chat for so long. */
export const silenceMs = 2 * 60 * 60 * 1000
/** WhatsApp's own limit is higher; nobody writes more to a customer. */
export const replyLengthAtMost = 4_096
/** The same words again within this time are the same press of the button. */
const sameReplyWithinMs = 10_000

/** Who does what in whose chat. */
export interface Desk {
  businessId: number
  contactId: number
  memberId: number
  now: Date
}

export type HandoverService = ReturnType<typeof createHandoverService>

/** What a person at the desk does in a chat. Each step is one transaction; undefined: no such chat at this business. */
export function createHandoverService(db: Database) {
  const chats = createChatRepository(db)
  const conversations = createConversationRepository(db)
  const handovers = createHandoverRepository(db)
  const outbox = createOutboxRepository(db)

  /** The conversation first, as the bot does: who waits for it sees all that was committed before. */
  async function inChat<Result>(
    { businessId, contactId }: Desk,
    work: (chat: Chat, trx: Database) => Promise<Result>,
  ): Promise<Result | undefined> {
    return db.transaction(async trx => {
      const chat = await chats.find(businessId, contactId, trx)
      if (chat === undefined) return undefined
      const { accountId, id: chatId } = chat
      await conversations.lock({ businessId, accountId, contactId, chatId }, trx)
      return work(chat, trx)
    })
  }

  return {
    /** Work in a chat that closes all that waits there, and keeps the bot quiet for 2 h. */
    takeOver: <Result>(desk: Desk, work: (chat: Chat, trx: Database) => Promise<Result>) =>
      inChat(desk, async (chat, trx) => {
        const result = await work(chat, trx)
        await handovers.closeAll(desk, trx)
        const until = new Date(desk.now.getTime() + silenceMs)
        await conversations.setSilence(desk.businessId, desk.contactId, until, trx)
        return result
      }),

    /** Writes to the customer. @param body 1 to 4,096 characters */
    async reply(desk: Desk, body: string): Promise<'sent' | undefined> {
      return this.takeOver(desk, async ({ accountId, contactId, id: chatId }, trx) => {
        const waiting = await handovers.openOf(desk.businessId, contactId, trx)
        if (!(await outbox.hasRecent({ accountId, chatId, kind: 'staff', body }, sameReplyWithinMs, trx))) {
          const inboxIds = waiting.map(handover => handover.inboxId)
          await outbox.add({ accountId, chatId, contactId, kind: 'staff', body, inboxIds }, trx)
        }
        return 'sent' as const
      })
    },

    /** Nothing waits any more, and the bot answers again. */
    resume: (desk: Desk) =>
      inChat(desk, async (_chat, trx) => {
        await handovers.closeAll(desk, trx)
        await conversations.setSilence(desk.businessId, desk.contactId, undefined, trx)
        return 'resumed' as const
      }),

    /** Taken care of without a word; whether the bot is quiet stays as it is. */
    close: (desk: Desk) =>
      inChat(desk, async (_chat, trx) => {
        await handovers.closeAll(desk, trx)
        return 'closed' as const
      }),
  }
}
