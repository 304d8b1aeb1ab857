import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Supervisor } from '../browser/supervisor.js'
import type { Cannot } from './ability.js'

const minuteMs = 60_000
/** What passes by itself needs no remedy. */
const reloadAfterMs = 30_000
const relaunchAfterMs = 5 * minuteMs
/** A page that WhatsApp changed stays so until the library is brought up to date. */
const relaunchAgainAfterMs = 30 * minuteMs
const lookEveryMs = 5_000

/** A page that can't send or hear is loaded anew, then opened in a fresh browser, then seldom again. */
export function createRemedies(options: {
  cannot: () => Cannot
  supervisor: Pick<Supervisor, 'reload' | 'report'>
  logger: Logger
  now?: () => number
}): { stop(): void } {
  const { cannot, supervisor, logger, now = Date.now } = options
  let since: number | undefined
  let hasReloaded = false
  let relaunchAt = 0

  function look(): void {
    const { send, receive } = cannot()
    const trouble = receive ?? send
    if (trouble === undefined) {
      since = undefined
      hasReloaded = false
      return
    }
    if (since === undefined) {
      since = now()
      relaunchAt = since + relaunchAfterMs
    }
    if (!hasReloaded && now() - since >= reloadAfterMs) {
      hasReloaded = true
      void supervisor.reload().catch(error => logger.warn({ err: error }, 'could not reload the page'))
    } else if (now() >= relaunchAt) {
      relaunchAt = now() + relaunchAgainAfterMs
      supervisor.report('impaired', new Error(trouble.why))
    }
  }

  const timer = setInterval(look, lookEveryMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
