import { createConversationRepository } from '../conversations/repository.js'
import { silenceMs } from '../conversations/silence.js'
import type { Database } from '../database/connect.js'
import { createInboxRepository } from './repository.js'
import type { InboxStatus, Message } from './types.js'

/** Own messages, groups' and reactions are kept and never acted on; the rest waits to be answered. */
function firstStatus(message: Message): InboxStatus {
  const actedOn = !message.fromMe && message.chat.kind === 'direct' && message.kind !== 'reaction'
  return actedOn ? 'pending' : 'recorded'
}

export type InboxService = ReturnType<typeof createInboxService>

export function createInboxService(db: Database) {
  const inbox = createInboxRepository(db)
  const conversations = createConversationRepository(db)
  return {
    /** Records a message before anything acts on it. @returns whether it is new and waits to be answered */
    async record(accountId: number, message: Message): Promise<boolean> {
      const status = firstStatus(message)
      const id = await inbox.record(accountId, message, status)
      if (id !== undefined && message.fromMe && message.kind === 'message') {
        await conversations.silenceForOwnMessage(accountId, message, silenceMs)
      }
      return id !== undefined && status === 'pending'
    },
  }
}
