import { describeClocks } from '@comanda/shared/accounts/clocks.js'
import { isMeantToBeLinked } from '@comanda/shared/accounts/linked.js'
import type { Account, ClocksAhead } from '@comanda/shared/accounts/types.js'
import type { AlertsConfig } from '@comanda/shared/config/alerts-config.js'
import { judgeRoom } from '@comanda/shared/disk/room.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Cannot } from '../ability/ability.js'
import type { Phase } from '../browser/supervisor.js'
import type { Alerter } from './alerter.js'
import {
  type About,
  budgetRecovered,
  cannotReceive,
  cannotSend,
  clockIsOff,
  clockIsRight,
  databaseAway,
  databaseBack,
  diskFills,
  diskHasRoom,
  handoversWait,
  linkedAgain,
  nobodyWaits,
  notReady,
  ordersAccepted,
  ordersWait,
  readyAgain,
  receivesAgain,
  sendsAgain,
  unlinked,
} from './words.js'

const looksEveryMs = 15_000
const looksAtMostEveryMs = 250
/** A page may show a code for a moment before it finds its sign-in. */
const codeIsMeantAfterMs = 30_000

/** What a look into the database says. */
export interface Seen {
  /** undefined before it is known whose bot this is */
  account: Account | undefined
  /** customers that wait for a person while the shop is open */
  waiting: { people: number; since: Date } | undefined
  /** orders that nobody has accepted while the shop is open, and after how long that is to be told */
  unaccepted: { count: number; since: Date; afterMs: number } | undefined
}

export interface BotState {
  phase: { is: Phase; since: Date }
  provedAt: Date | undefined
  /** over all relaunches; undefined while it is ready or shows a code */
  notReadySince: Date | undefined
  clocks: ClocksAhead | undefined
  cannot: Cannot
}

export interface TroubleWatch {
  /** the disk was full at the last look */
  isDiskFull(): boolean
  stop(): void
}

/** Looks again and again whether the database, WhatsApp and whoever answers customers are there. */
export function watchTroubles(options: {
  alerter: Alerter
  about: () => About
  settings: Pick<AlertsConfig, 'notReadyMs' | 'databaseAwayMs' | 'handoverMs'>
  /** rejects where the database doesn't answer */
  look: () => Promise<Seen>
  /** what is left on the disk, in bytes; undefined where nobody can tell */
  room: () => Promise<number | undefined>
  /** undefined while no browser was opened */
  state: () => BotState | undefined
  logger: Logger
  now?: () => Date
}): TroubleWatch {
  const { alerter, about, settings, look, room, state, logger, now = () => new Date() } = options
  const { notReadyMs, databaseAwayMs, handoverMs } = settings
  const everyMs = Math.max(
    looksAtMostEveryMs,
    Math.min(looksEveryMs, ...[notReadyMs, databaseAwayMs, handoverMs].map(ms => ms / 4)),
  )
  let awaySince: Date | undefined
  let isLooking = false
  let isDiskFull = false

  const lasts = (since: Date, atLeastMs: number): boolean => now().getTime() - since.getTime() >= atLeastMs
  const critical = 'critical' as const

  function seeDatabase(seen: Seen | undefined): void {
    if (seen !== undefined) {
      awaySince = undefined
      const since = now()
      alerter.calm('database_away', () => databaseBack(since, about()))
      return
    }
    awaySince ??= now()
    const since = awaySince
    if (!lasts(since, databaseAwayMs)) return
    alerter.raise({ kind: 'database_away', level: critical, text: () => databaseAway(since, about()) })
  }

  function seeRoom(free: number | undefined): void {
    const left = judgeRoom(free)
    isDiskFull = left === 'gone'
    const since = now()
    if (free === undefined || left === 'enough') alerter.calm('disk', () => diskHasRoom(since, about()))
    else {
      const text = () => diskFills(free, left === 'gone', about())
      alerter.raise({ kind: 'disk', level: left === 'gone' ? critical : 'warning', text })
    }
  }

  function seeReady({ phase, provedAt }: BotState): void {
    const proof = provedAt ?? phase.since
    if (lasts(proof, notReadyMs)) {
      alerter.raise({ kind: 'not_ready', level: critical, text: () => notReady(proof, about()) })
      return
    }
    const { since } = phase
    alerter.calm('not_ready', () => readyAgain(since, about()))
    alerter.calm('unlinked', () => linkedAgain(since, about()))
    alerter.calm('restart_budget', () => budgetRecovered(since, about()))
  }

  function seePairing({ phase: { since } }: BotState, account: Account | undefined): void {
    if (account === undefined || !isMeantToBeLinked(account)) return
    if (!lasts(since, Math.min(codeIsMeantAfterMs, notReadyMs))) return
    alerter.raise({ kind: 'unlinked', level: critical, text: () => unlinked(since, about()) })
  }

  function seeWhatsApp(current: BotState, account: Account | undefined): void {
    const { is, since } = current.phase
    if (is === 'starting' || is === 'reconnecting') {
      const from = current.notReadySince ?? since
      if (!lasts(from, notReadyMs)) return
      alerter.raise({ kind: 'not_ready', level: critical, text: () => notReady(from, about()) })
      return
    }
    if (is === 'ready') seeReady(current)
    if (is === 'pairing') seePairing(current, account)
  }

  function seeHandovers(waiting: Seen['waiting']): void {
    if (waiting === undefined) {
      const since = now()
      alerter.calm('handovers_waiting', () => nobodyWaits(since, about()))
    } else if (lasts(waiting.since, handoverMs)) {
      const { people, since } = waiting
      const text = () => handoversWait(people, since, about())
      alerter.raise({ kind: 'handovers_waiting', level: 'warning', text })
    }
  }

  function seeOrders(unaccepted: Seen['unaccepted']): void {
    if (unaccepted === undefined) {
      const since = now()
      alerter.calm('orders_waiting', () => ordersAccepted(since, about()))
    } else if (lasts(unaccepted.since, unaccepted.afterMs)) {
      const { count, since } = unaccepted
      alerter.raise({
        kind: 'orders_waiting',
        level: 'warning',
        text: () => ordersWait(count, since, about()),
      })
    }
  }

  function seeClocks({ clocks }: BotState): void {
    if (clocks === undefined) return
    const off = describeClocks(clocks)
    const since = now()
    if (off === undefined) alerter.calm('clock', () => clockIsRight(since, about()))
    else alerter.raise({ kind: 'clock', level: 'warning', text: () => clockIsOff(off, about()) })
  }

  function seeAbility({ phase, cannot: { send, receive } }: BotState): void {
    if (receive !== undefined) {
      const text = () => cannotReceive(receive, about())
      alerter.raise({ kind: 'cannot_receive', level: critical, text })
    }
    if (send !== undefined) {
      alerter.raise({ kind: 'cannot_send', level: critical, text: () => cannotSend(send, about()) })
    }
    if (phase.is !== 'ready') return
    const since = now()
    if (receive === undefined) alerter.calm('cannot_receive', () => receivesAgain(since, about()))
    if (send === undefined) alerter.calm('cannot_send', () => sendsAgain(since, about()))
  }

  async function lookOnce(): Promise<void> {
    const seen = await look().catch(error => {
      logger.debug({ err: error }, 'the database does not answer')
      return undefined
    })
    seeDatabase(seen)
    seeRoom(await room())
    const current = state()
    if (current !== undefined) seeWhatsApp(current, seen?.account)
    if (current !== undefined) seeClocks(current)
    if (current !== undefined) seeAbility(current)
    if (current === undefined || seen === undefined) return
    seeHandovers(seen.waiting)
    seeOrders(seen.unaccepted)
  }

  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    lookOnce()
      .catch(error => logger.error({ err: error }, 'could not look for troubles'))
      .finally(() => {
        isLooking = false
      })
  }, everyMs)
  timer.unref()
  return { isDiskFull: () => isDiskFull, stop: () => clearInterval(timer) }
}
