import { setMaxListeners } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { isDatabaseUnavailable, isRefusedData } from '@comanda/shared/database/errors.js'
import type { InboxService } from '@comanda/shared/inbox/service.js'
import type { Message } from '@comanda/shared/inbox/types.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Identities } from './identities.js'

const retryMs = 500
/** A message that a database which is there won't take must not hold up those behind it for ever. */
const triesAtMost = 6
/** How long a stop waits for a database that is away: what isn't recorded then is read from the chats again. */
const stopGraceMs = 2_000
/** Kept in memory during an outage. Beyond, the sweep reads them from the chats again. */
const heldAtMost = 5_000

type Write = InboxService['record']

export interface Recorder {
  /**
   * Records the message; a chat's messages in the order they came.
   * @returns whether it is committed (or was there); false is left to the next sweep
   */
  record(message: Message): Promise<boolean>
  /** The same for one that was found in its chat: where it is new, nobody has told of it. */
  recordFound(message: Message): Promise<boolean>
  /** The same for an edit or a revoke that a chat shows later: of a message that was recorded as it was before. */
  recordChange(message: Message): Promise<boolean>
  /** Resolves when all that came so far is recorded, or left to the next sweep because the database is away. */
  stop(): Promise<void>
}

/**
 * Records each message before anything acts on it.
 * @param options.onOutageOver called after the database was away since then: whatever it missed must be swept
 * @param options.onFound a message that nobody had told of was found
 */
export function createRecorder(options: {
  accountId: number
  inbox: InboxService
  identities: Identities
  logger: Logger
  onRecorded: () => void
  onOutageOver: (since: Date) => void
  onFound?: (message: Message) => void
}): Recorder {
  const {
    accountId,
    inbox,
    identities,
    logger,
    onRecorded,
    onOutageOver,
    onFound = () => undefined,
  } = options
  const chains = new Map<string, Promise<boolean>>()
  let held = 0
  let outageSince: Date | undefined
  const stopping = new AbortController()
  // each message that waits listens to it: more than ten are no leak
  setMaxListeners(0, stopping.signal)

  /** @throws what isn't an outage, after some tries; refused data at once */
  async function untilRecorded(message: Message, write: Write): Promise<boolean> {
    let failures = 0
    while (!stopping.signal.aborted) {
      try {
        if (await write(accountId, message)) onRecorded()
        if (outageSince !== undefined) {
          const since = outageSince
          outageSince = undefined
          onOutageOver(since)
        }
        return true
      } catch (error) {
        if (isRefusedData(error)) throw error
        if (isDatabaseUnavailable(error)) {
          if (outageSince === undefined) logger.error({ err: error }, 'the database is away: messages wait')
          outageSince ??= new Date()
        } else {
          failures += 1
          if (failures >= triesAtMost) throw error
        }
        await delay(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
    return false
  }

  async function recordNext(
    message: Message,
    write: Write,
    before: Promise<boolean> | undefined,
  ): Promise<boolean> {
    held += 1
    try {
      await before
      const contact = message.contact && (await identities.complete(message.contact))
      return await untilRecorded({ ...message, contact }, write).catch(error => {
        if (!isRefusedData(error)) throw error
        logger.error({ err: error, kind: message.kind, type: message.type }, 'recording without the content')
        return untilRecorded({ ...message, contact, type: 'unknown', body: '', payload: {} }, write)
      })
    } catch (error) {
      logger.fatal({ err: error, kind: message.kind, type: message.type }, 'could not record a message')
      return false
    } finally {
      held -= 1
    }
  }

  function enqueue(message: Message, write: Write): Promise<boolean> {
    if (held >= heldAtMost) {
      logger.error({ held }, 'too many messages wait for the database: the next sweep reads the rest')
      outageSince ??= new Date()
      return Promise.resolve(false)
    }
    const wid = message.chat.wid
    const next = recordNext(message, write, chains.get(wid)).finally(() => {
      if (chains.get(wid) === next) chains.delete(wid)
    })
    chains.set(wid, next)
    return next
  }

  return {
    record: message => enqueue(message, inbox.record),
    recordFound: message =>
      enqueue(message, async (account, found) => {
        const isNew = await inbox.record(account, found)
        if (isNew) onFound(found)
        return isNew
      }),
    recordChange: message => enqueue(message, inbox.recordChange),
    stop: async () => {
      const grace = setTimeout(() => stopping.abort(), stopGraceMs)
      while (chains.size > 0) await Promise.all(chains.values())
      clearTimeout(grace)
      stopping.abort()
    },
  }
}
