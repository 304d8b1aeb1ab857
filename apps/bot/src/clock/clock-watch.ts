import type { AccountRepository } from '@comanda/shared/accounts/repository.js'
import type { ClocksAhead } from '@comanda/shared/accounts/types.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { WhatsAppClock } from './whatsapp-clock.js'

const measuresEveryMs = 30_000
/** So much is the way to the server and back, and its own whole seconds. */
const worthKeepingMs = 5_000

export interface ClockWatch {
  /** Measures now; what was heard of WhatsApp's time is new. */
  measure(): void
  /** undefined before it was measured */
  ahead(): ClocksAhead | undefined
  stop(): Promise<void>
}

/** Compares the bot's clock and the database's with WhatsApp's, and keeps how far they are ahead. */
export function watchClocks(options: {
  accountId: number
  accounts: Pick<AccountRepository, 'setClocks' | 'databaseNow'>
  clock: WhatsAppClock
  logger: Logger
  now?: () => number
}): ClockWatch {
  const { accountId, accounts, clock, logger, now = Date.now } = options
  let kept: ClocksAhead | undefined
  let running: Promise<void> = Promise.resolve()

  async function measureOnce(): Promise<void> {
    const databaseNow = await accounts.databaseNow()
    const whatsApp = clock.now()?.getTime()
    if (whatsApp === undefined) return
    const ahead = { botMs: Math.round(now() - whatsApp), databaseMs: databaseNow.getTime() - whatsApp }
    const isNews =
      kept === undefined ||
      Math.abs(ahead.botMs - kept.botMs) > worthKeepingMs ||
      Math.abs(ahead.databaseMs - kept.databaseMs) > worthKeepingMs
    if (!isNews) return
    await accounts.setClocks(accountId, ahead)
    kept = ahead
  }

  function measure(): void {
    running = running
      .then(measureOnce)
      .catch(error => logger.debug({ err: error }, 'could not compare the clocks'))
  }

  const timer = setInterval(measure, measuresEveryMs)
  timer.unref()
  return {
    measure,
    ahead: () => kept,
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
