import { createConversationRepository } from '../conversations/repository.js'
import { silenceMs } from '../conversations/silence.js'
import type { Database } from '../database/connect.js'
import { createInboxRepository } from './repository.js'
import type { InboxStatus, Message } from './types.js'

/** Own messages and groups' are kept and never acted on; the rest waits to be answered. */
function firstStatus(message: Message): InboxStatus {
  const actedOn = !message.fromMe && message.chat.kind === 'direct'
  return actedOn ? 'pending' : 'recorded'
}

/** WhatsApp's word for what isn't deciphered, or is for the phone alone. */
const sealedType = 'ciphertext'

export type InboxService = ReturnType<typeof createInboxService>

export function createInboxService(db: Database) {
  const inbox = createInboxRepository(db)
  const conversations = createConversationRepository(db)

  /** With the silence that follows from it: a second delivery finds the row, and would not set it any more. */
  async function recordOwn(accountId: number, message: Message): Promise<void> {
    await db.transaction(async trx => {
      const id = await inbox.record(accountId, message, 'recorded', trx)
      if (id !== undefined) await conversations.silenceForOwnMessage(accountId, message, silenceMs, trx)
    })
  }

  /** What was recorded before anybody could read it says something now. */
  async function recordOpened(accountId: number, message: Message): Promise<boolean> {
    if (!(await inbox.isSealed(accountId, message))) return false
    return record(accountId, { ...message, kind: 'edit', version: message.sentAt.getTime() })
  }

  async function record(accountId: number, message: Message): Promise<boolean> {
    if (message.fromMe && message.kind === 'message') {
      await recordOwn(accountId, message)
      return false
    }
    const status = firstStatus(message)
    const isNew = (await inbox.record(accountId, message, status)) !== undefined
    if (!isNew && message.kind === 'message' && message.type !== sealedType)
      return recordOpened(accountId, message)
    return isNew && status === 'pending'
  }

  return {
    /** Records a message before anything acts on it. @returns whether it is new and waits to be answered */
    record,

    /**
     * Records an edit or a revoke that is seen in the chat later, where the message was recorded as it was before.
     * @returns whether it is new and waits to be answered
     */
    async recordChange(accountId: number, message: Message): Promise<boolean> {
      return (await inbox.isChangedBy(accountId, message)) && record(accountId, message)
    },
  }
}
