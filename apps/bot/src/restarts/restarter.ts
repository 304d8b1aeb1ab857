import type { Logger } from '@comanda/shared/logging/logger.js'
import type { RestartRepository } from '@comanda/shared/restarts/repository.js'
import type { RefusalCause } from '@comanda/shared/restarts/types.js'
import type { StartRecord } from './record.js'

export type RestartAnswer = { isAccepted: true } | { isAccepted: false; because: RefusalCause; until: Date }

export interface Restarter {
  /**
   * Asks for a graceful restart: what runs is finished, the browser closed, and the process ends, to be started
   * again. Refused where the next start would have to wait for the budget, and within a minute of a pairing.
   * @param wish.forcedBy who insists on it with the budget used up
   */
  requestRestart(wish: { reason: string; forcedBy?: string }): Promise<RestartAnswer>
  /** Somebody may have asked for one by a row. */
  wake(): void
}

/** The one way to a restart that isn't a crash: operators, the daily one and the watch over memory all ask here. */
export function createRestarter(options: {
  accountId: number
  record: StartRecord
  requests: Pick<RestartRepository, 'open' | 'answer'>
  /** how long a pairing's profile needs yet */
  settlesInMs: () => number
  /** begins to end the process; what runs is finished under a deadline */
  stop: (reason: string) => void
  logger: Logger
  now?: () => Date
}): Restarter {
  const { accountId, record, requests, settlesInMs, stop, logger, now = () => new Date() } = options
  let isStopping = false
  let isLooking = false

  async function decide(forcedBy: string | undefined): Promise<RestartAnswer> {
    const settleMs = settlesInMs()
    if (settleMs > 0) {
      return { isAccepted: false, because: 'pairing', until: new Date(now().getTime() + settleMs) }
    }
    if (forcedBy !== undefined) return { isAccepted: true }
    const { verdict } = await record.judge()
    return verdict.isAllowed
      ? { isAccepted: true }
      : { isAccepted: false, because: 'budget', until: verdict.until }
  }

  /** Why it restarts is good to know; that it is forced, the next start must know. */
  async function plan(reason: string, forcedBy: string | undefined): Promise<void> {
    try {
      await record.plan({ reason, forcedBy })
    } catch (error) {
      if (forcedBy !== undefined) throw error
      logger.warn({ err: error, reason }, 'the next start won’t know why it is')
    }
  }

  async function ask(
    { reason, forcedBy }: { reason: string; forcedBy?: string | undefined },
    answer: (answer: RestartAnswer) => Promise<void>,
  ): Promise<RestartAnswer> {
    if (isStopping) return { isAccepted: true }
    const decided = await decide(forcedBy)
    logger[decided.isAccepted ? 'info' : 'debug']({ reason, forcedBy, ...decided }, 'a restart was asked for')
    if (decided.isAccepted) await plan(reason, forcedBy)
    await answer(decided)
    if (decided.isAccepted && !isStopping) {
      isStopping = true
      stop(`restart: ${reason}`)
    }
    return decided
  }

  async function look(): Promise<void> {
    const request = await requests.open(accountId)
    if (request === undefined) return
    await ask(request, answer => requests.answer(request.id, answer.isAccepted ? undefined : answer))
  }

  return {
    requestRestart: wish => ask(wish, async () => undefined),
    wake: () => {
      if (isLooking || isStopping) return
      isLooking = true
      look()
        .catch(error => logger.warn({ err: error }, 'could not look whether to restart'))
        .finally(() => {
          isLooking = false
        })
    },
  }
}
