import type { AccountRepository } from '@comanda/shared/accounts/repository.js'
import type { ConversationRepository } from '@comanda/shared/conversations/repository.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Recorder } from '../inbox/recorder.js'
import type { WhatsAppSession } from '../whatsapp/whatsapp.js'

/** Clocks differ, and messages come late: each sweep reads so much again. */
export const overlapMs = 600_000
/** A reaction to what was asked longer ago answers nothing any more. */
const askedWithinMs = 2 * 60 * 60_000
const retry = { firstMs: 2_000, mostMs: 60_000 }
/** What was on its way while the page signed in is in the chats a little later. */
const secondLookMs = 20_000
/** A page that became ready holds older messages than those that it tells of. So long they may come first. */
const catchUpAtMostMs = 30_000

export interface Sweeper {
  /** Reads every chat with anything newer than its watermark, through the same inbox. One sweep at a time. */
  sweep(): void
  /** The page is ready: from now until what it holds is recorded, something older may come. */
  catchUp(): void
  isCatchingUp(): boolean
  /** Now, and once more a little later. */
  onReady(): void
  stop(): Promise<void>
}

const toSecond = (date: Date): number => Math.floor(date.getTime() / 1000) * 1000

export function createSweeper(options: {
  accountId: number
  accounts: AccountRepository
  conversations: Pick<ConversationRepository, 'openAsks'>
  recorder: Recorder
  session: () => WhatsAppSession | undefined
  logger: Logger
  everyMs: number
  onCaughtUp: () => void
  /** after each look through the chats, before the next one; never rejects */
  afterSweep?: () => Promise<void>
}): Sweeper {
  const { accountId, accounts, conversations, recorder, session, logger, everyMs, onCaughtUp } = options
  let running: Promise<void> | undefined
  let again = false
  let retryTimer: NodeJS.Timeout | undefined
  let secondLook: NodeJS.Timeout | undefined
  let retryInMs = retry.firstMs
  let catchingUpUntil = 0
  let catchUpBegan = false
  // what was on its way while the page signed in may still be missing from a chat that is read
  let isComplete = false
  let stopped = false

  /** @returns whether all that it holds is recorded */
  async function sweepChat(page: WhatsAppSession, chatWid: string, since: Date): Promise<boolean> {
    let readable = true
    for (let next: Date | undefined = since; next !== undefined; ) {
      const from: Date = next
      const found = await page.messagesSince(chatWid, from)
      // a chat's are recorded in this order
      const recorded = await Promise.all([
        ...found.messages.map(message => recorder.recordFound(message)),
        ...found.changes.map(change => recorder.recordChange(change)),
      ])
      if (!recorded.every(Boolean)) return false
      if (found.next !== undefined && found.next <= from) throw new Error('too many messages in one second')
      readable &&= found.isReadable
      next = found.next
    }
    return readable
  }

  /** No chat is newer for a reaction: they are looked for where one would be an answer. */
  async function sweepReactions(page: WhatsAppSession): Promise<void> {
    const asked = await conversations.openAsks(accountId, askedWithinMs)
    if (asked.length === 0 || stopped || session() !== page) return
    for (const reaction of await page.reactionsTo(asked))
      if (!reaction.fromMe) await recorder.recordFound(reaction)
  }

  /**
   * A watermark is set only after all before it was recorded, and to the newest message of any chat when the look began:
   * by WhatsApp's stamps alone, since no other clock need agree with them.
   * @returns whether every chat could be read
   */
  async function sweepOnce(page: WhatsAppSession): Promise<boolean> {
    const account = await accounts.find(accountId)
    if (account?.pairedAt === undefined) return true
    const pairedAt = toSecond(account.pairedAt)
    const startedAt = Date.now()
    const wasComplete = isComplete
    const watermarks = await accounts.watermarks(accountId)
    let whole = true
    let swept = 0
    const chats = await page.chats()
    const newest = Math.max(0, ...chats.map(({ lastMessageAt }) => lastMessageAt?.getTime() ?? 0))
    for (const chat of chats) {
      // another page sweeps when it gets ready
      if (stopped || session() !== page) return true
      const watermark = watermarks.get(chat.wid)?.getTime() ?? pairedAt
      const since = new Date(Math.max(watermark - overlapMs, pairedAt))
      if (chat.lastMessageAt !== undefined && chat.lastMessageAt.getTime() < toSecond(since)) continue
      try {
        if (!(await sweepChat(page, chat.wid, since))) continue
        if (wasComplete && newest > 0) await accounts.setWatermark(accountId, chat.wid, new Date(newest))
        swept += 1
      } catch (error) {
        whole = false
        logger.warn({ err: error }, 'could not sweep a chat')
      }
    }
    await sweepReactions(page)
    logger.info({ chats: swept, ms: Date.now() - startedAt }, 'swept')
    return whole
  }

  async function run(): Promise<void> {
    const page = session()
    if (page === undefined) return
    let whole = false
    try {
      whole = await sweepOnce(page)
      await options.afterSweep?.()
    } catch (error) {
      logger.warn({ err: error }, 'could not sweep')
    }
    if (whole) retryInMs = retry.firstMs
    else if (!stopped) {
      clearTimeout(retryTimer)
      retryTimer = setTimeout(sweep, retryInMs)
      retryInMs = Math.min(retryInMs * 2, retry.mostMs)
    }
  }

  function sweep(): void {
    if (stopped) return
    if (running !== undefined) {
      again = true
      return
    }
    running = run().finally(() => {
      running = undefined
      if (again) {
        again = false
        sweep()
      } else if (catchUpBegan) {
        catchUpBegan = false
        catchingUpUntil = 0
        onCaughtUp()
      }
    })
  }

  const timer = setInterval(sweep, everyMs)
  return {
    sweep,
    catchUp: () => {
      isComplete = false
      catchUpBegan = false
      clearTimeout(secondLook)
      catchingUpUntil = Date.now() + catchUpAtMostMs
    },
    isCatchingUp: () => Date.now() < catchingUpUntil,
    onReady: () => {
      catchUpBegan = true
      sweep()
      clearTimeout(secondLook)
      secondLook = setTimeout(
        () => {
          isComplete = true
          sweep()
        },
        Math.min(secondLookMs, everyMs),
      )
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      clearTimeout(retryTimer)
      clearTimeout(secondLook)
      await running
    },
  }
}
