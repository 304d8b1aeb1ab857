import { setTimeout as delay } from 'node:timers/promises'
import type { AccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Cannot } from '../ability/ability.js'
import type { Phase } from '../browser/supervisor.js'

/** WhatsApp shows a new code every 20 s, the first one for 60 s: an older one can't be scanned. */
const qrLifeMs = 60_000
const proofEveryMs = 10_000
const retryMs = 1_000

export interface AccountReporter {
  showQr(code: string): void
  setPhase(phase: Phase): void
  noteProof(): void
  setInabilities(cannot: Cannot): void
  /** Resolves when it is stored, which the sweep counts on; tries until then. */
  setPaired(own: { wid: string; signedInAt: Date }): Promise<void>
  /** Resolves when what was reported is stored. */
  stop(): Promise<void>
}

/** Tells the dashboard, through the account's row, how the bot is. One report after the other. */
export function createAccountReporter(options: {
  accountId: number
  accounts: AccountRepository
  /** it is ready, and was away since then */
  onBack?: (awaySince: Date) => void
  logger: Logger
}): AccountReporter {
  const { accountId, accounts, onBack = () => undefined, logger } = options
  let last: Promise<void> = Promise.resolve()
  let provedAt = 0
  let phase: Phase | undefined
  let told: Phase | undefined
  let stopped = false
  let cannot: Cannot | undefined
  let toldCannot: Cannot | undefined

  function report(write: () => Promise<unknown>): Promise<void> {
    last = last.then(async () => {
      try {
        await write()
      } catch (error) {
        logger.warn({ err: error }, 'could not report the account’s state')
      }
    })
    return last
  }

  async function tellPhase(current: Phase): Promise<void> {
    if (current !== 'pairing') await accounts.deletePairingCode(accountId)
    const awaySince = await accounts.setState(accountId, current)
    told = current
    if (awaySince !== undefined) onBack(awaySince)
  }

  async function tellInabilities(current: Cannot): Promise<void> {
    await accounts.setInabilities(accountId, current)
    toldCannot = current
  }

  return {
    showQr: code => {
      void report(() => accounts.setPairingCode(accountId, code, qrLifeMs))
    },
    setPhase: current => {
      logger.info({ phase: current }, 'account')
      phase = current
      void report(() => tellPhase(current))
    },
    noteProof: () => {
      if (Date.now() - provedAt < proofEveryMs) return
      provedAt = Date.now()
      void report(async () => {
        // the database may have been away when it changed
        if (phase !== undefined && phase !== told) await tellPhase(phase)
        if (cannot !== undefined && cannot !== toldCannot) await tellInabilities(cannot)
        await accounts.setProof(accountId)
      })
    },
    setInabilities: current => {
      if (current.send ?? current.receive)
        logger.error({ cannot: current }, 'WhatsApp’s page can not do its part')
      else if (cannot !== undefined) logger.info('WhatsApp’s page does its part again')
      cannot = current
      void report(() => tellInabilities(current))
    },
    setPaired: async ({ wid, signedInAt }) => {
      while (!stopped) {
        try {
          await accounts.setPaired(accountId, wid, signedInAt)
          return
        } catch (error) {
          logger.warn({ err: error }, 'could not store the sign-in')
          await delay(retryMs)
        }
      }
    },
    stop: async () => {
      stopped = true
      await last
    },
  }
}
