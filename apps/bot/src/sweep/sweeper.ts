import type { AccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Recorder } from '../inbox/recorder.js'
import type { WhatsAppSession } from '../whatsapp/whatsapp.js'

/** Clocks differ, and messages come late: each sweep reads so much again. */
const overlapMs = 600_000
const retryMs = 2_000
/** What was on its way while the page signed in is in the chats a little later. */
const secondLookMs = 20_000

export interface Sweeper {
  /** Reads every chat with anything newer than its watermark, through the same inbox. One sweep at a time. */
  sweep(): void
  /** Now, and once more a little later. */
  onReady(): void
  stop(): Promise<void>
}

const toSecond = (date: Date): number => Math.floor(date.getTime() / 1000) * 1000

export function createSweeper(options: {
  accountId: number
  accounts: AccountRepository
  recorder: Recorder
  session: () => WhatsAppSession | undefined
  logger: Logger
  everyMs: number
}): Sweeper {
  const { accountId, accounts, recorder, session, logger, everyMs } = options
  let running: Promise<void> | undefined
  let again = false
  let soon: NodeJS.Timeout | undefined
  let stopped = false

  function sweepIn(delayMs: number): void {
    clearTimeout(soon)
    if (!stopped) soon = setTimeout(sweep, delayMs)
  }

  /** A watermark is set only after all before it was recorded, and to the time at which the look began. */
  async function sweepOnce(page: WhatsAppSession): Promise<boolean> {
    const account = await accounts.find(accountId)
    if (account?.pairedAt === undefined) return true
    const pairedAt = toSecond(account.pairedAt)
    const startedAt = new Date()
    const watermarks = await accounts.watermarks(accountId)
    let whole = true
    let swept = 0
    for (const chat of await page.chats()) {
      if (stopped) return true
      const watermark = watermarks.get(chat.wid)?.getTime() ?? pairedAt
      const since = new Date(Math.max(watermark - overlapMs, pairedAt))
      if (chat.lastMessageAt !== undefined && chat.lastMessageAt.getTime() < toSecond(since)) continue
      try {
        const messages = await page.messagesSince(chat.wid, since)
        const recorded = await Promise.all(messages.map(message => recorder.record(message)))
        if (!recorded.every(Boolean)) continue
        await accounts.setWatermark(accountId, chat.wid, startedAt)
        swept += 1
      } catch (error) {
        whole = false
        logger.warn({ err: error }, 'could not sweep a chat')
      }
    }
    logger.info({ chats: swept, ms: Date.now() - startedAt.getTime() }, 'swept')
    return whole
  }

  async function run(): Promise<void> {
    const page = session()
    if (page === undefined) return
    try {
      if (!(await sweepOnce(page))) sweepIn(retryMs)
    } catch (error) {
      logger.warn({ err: error }, 'could not sweep')
      sweepIn(retryMs)
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
      if (!again) return
      again = false
      sweep()
    })
  }

  const timer = setInterval(sweep, everyMs)
  return {
    sweep,
    onReady: () => {
      sweep()
      sweepIn(secondLookMs)
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      clearTimeout(soon)
      await running
    },
  }
}
