import type { AccountRepository } from '@comanda/shared/accounts/repository.js'
import type { InboxRepository } from '@comanda/shared/inbox/repository.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { WhatsAppSession } from '../whatsapp/whatsapp.js'
import { overlapMs } from './sweeper.js'

export interface Trimmer {
  /** Never rejects: what it can't trim now it trims after the next sweep. */
  trim(): Promise<void>
  /** how many messages the page held at the last look; undefined before the first */
  held(): number | undefined
}

/** Keeps the page from holding every message of every chat: what is recorded and answered needn't be at hand. */
export function createTrimmer(options: {
  accountId: number
  accounts: Pick<AccountRepository, 'watermarks'>
  inbox: Pick<InboxRepository, 'oldestPending'>
  session: () => WhatsAppSession | undefined
  /** so many of each chat stay */
  keep: number
  logger: Logger
}): Trimmer {
  const { accountId, accounts, inbox, session, keep, logger } = options
  let held: number | undefined

  async function trim(): Promise<void> {
    const page = session()
    if (page === undefined) return
    try {
      const [watermarks, pending] = await Promise.all([
        accounts.watermarks(accountId),
        inbox.oldestPending(accountId),
      ])
      const answered = pending?.getTime() ?? Number.POSITIVE_INFINITY
      const chats = [...watermarks].map(([wid, sweptUntil]) => ({
        wid,
        // what the next sweep reads again would only be loaded again
        before: new Date(Math.min(sweptUntil.getTime() - overlapMs, answered)),
      }))
      const trimmed = await page.trimChats(keep, chats)
      held = trimmed.held
      if (trimmed.dropped > 0) logger.info(trimmed, 'trimmed the chats')
    } catch (error) {
      logger.warn({ err: error }, 'could not trim the chats')
    }
  }

  return { trim, held: () => held }
}
