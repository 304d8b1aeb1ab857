import { isDatabaseUnavailable } from '@comanda/shared/database/errors.js'
import type { InboxRepository } from '@comanda/shared/inbox/repository.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import type { Logger } from '@comanda/shared/logging/logger.js'

/** A burst is answered at the latest after so many windows, however fast its writer goes on. */
const longestBurstWindows = 5
const attemptsAtMost = 3
const retryMs = 1_000

export interface Processor {
  /** There may be something to do. Cheap; may be called as often as wanted. */
  wake(): void
  /** Starts nothing new; resolves when what runs has ended. */
  stop(): Promise<void>
}

/**
 * Answers what waits in the inbox: a contact's messages in order, contacts in parallel, a burst at once.
 * @param options.answer completes these messages, one contact's, in one transaction; rejects as a whole
 * @param options.giveUp hands one message over, in one transaction
 * @param options.isHeld true while something older may still come: nothing new is started
 */
export function createProcessor(options: {
  accountId: number
  inbox: InboxRepository
  answer: (messages: readonly InboxMessage[]) => Promise<void>
  giveUp: (message: InboxMessage) => Promise<void>
  logger: Logger
  burstWindowMs: number
  isHeld?: () => boolean
  contactsAtOnce?: number
}): Processor {
  const { accountId, inbox, answer, giveUp, logger, burstWindowMs, contactsAtOnce = 4 } = options
  const { isHeld = () => false } = options
  const busy = new Set<number>()
  const running = new Set<Promise<void>>()
  const restsUntil = new Map<number, number>()
  let unforgiven: number[] = []
  let timer: NodeJS.Timeout | undefined
  let wakesAt = Number.POSITIVE_INFINITY
  let looking = false
  let lookAgain = false
  let stopped = false

  /** The soonest wish wins. */
  function wakeIn(delayMs: number): void {
    const at = Date.now() + delayMs
    if (stopped || at >= wakesAt) return
    clearTimeout(timer)
    wakesAt = at
    timer = setTimeout(() => {
      wakesAt = Number.POSITIVE_INFINITY
      wake()
    }, delayMs)
  }

  /** @returns whether they are answered, or handed over for good */
  async function attempt(messages: readonly [InboxMessage, ...InboxMessage[]]): Promise<boolean> {
    const [first] = messages
    const ids = messages.map(message => message.id)
    try {
      // it was tried often enough, and perhaps took the process down with it: it gets no further try
      if (messages.length === 1 && first.attempts > attemptsAtMost) await giveUp(first)
      else await answer(messages)
      return true
    } catch (error) {
      if (isDatabaseUnavailable(error)) {
        unforgiven.push(...ids)
        throw error
      }
      logger.error({ err: error, inboxIds: ids, attempts: first.attempts }, 'could not answer')
      await inbox.noteFailure(
        accountId,
        ids,
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      )
      if (messages.length > 1 || first.attempts < attemptsAtMost) return false
      await giveUp(first)
      return true
    }
  }

  /**
   * All that wait together at first; after a failure one by one. What comes meanwhile may be the start of a burst.
   * @returns in how many ms there may be more to do
   */
  async function answerContact(contactId: number): Promise<number> {
    const [first, ...rest] = await inbox.startAttempt(accountId, contactId)
    if (first === undefined) return 0
    const answered = await attempt([first, ...rest])
    return answered || rest.length > 0 ? 0 : retryMs
  }

  async function run(contactId: number): Promise<void> {
    busy.add(contactId)
    let againInMs = retryMs
    try {
      againInMs = await answerContact(contactId)
    } catch (error) {
      logger.warn({ err: error }, 'an answer waits for the database')
    } finally {
      busy.delete(contactId)
      // what failed rests a moment, whatever wakes us; whoever had no place gets one now
      if (againInMs > 0) restsUntil.set(contactId, Date.now() + againInMs)
      wakeIn(0)
    }
  }

  async function look(): Promise<void> {
    if (unforgiven.length > 0) {
      const ids = unforgiven
      await inbox.forgiveAttempt(accountId, ids)
      unforgiven = unforgiven.filter(id => !ids.includes(id))
    }
    for (const [contactId, until] of restsUntil) if (until <= Date.now()) restsUntil.delete(contactId)
    let soonestMs: number | undefined
    for (const contact of await inbox.waitingContacts(accountId)) {
      if (stopped || isHeld()) return
      if (busy.has(contact.contactId)) continue
      const quietInMs = Math.min(
        burstWindowMs - contact.newestAgeMs,
        burstWindowMs * longestBurstWindows - contact.oldestAgeMs,
      )
      const restInMs = (restsUntil.get(contact.contactId) ?? 0) - Date.now()
      const startsInMs = Math.max(quietInMs, restInMs)
      if (startsInMs > 0) {
        soonestMs = Math.min(soonestMs ?? startsInMs, startsInMs)
      } else if (busy.size < contactsAtOnce) {
        const pending: Promise<void> = run(contact.contactId).finally(() => running.delete(pending))
        running.add(pending)
      }
    }
    if (soonestMs !== undefined) wakeIn(soonestMs)
  }

  function wake(): void {
    if (stopped) return
    if (looking) {
      lookAgain = true
      return
    }
    looking = true
    look()
      .catch(error => {
        logger.warn({ err: error }, 'could not look into the inbox')
        wakeIn(retryMs)
      })
      .finally(() => {
        looking = false
        if (lookAgain) {
          lookAgain = false
          wake()
        }
      })
  }

  return {
    wake,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
