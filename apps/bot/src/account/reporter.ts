import { setTimeout as delay } from 'node:timers/promises'
import type { AccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Phase } from '../browser/supervisor.js'

/** WhatsApp shows a new code every 20 s, the first one for 60 s: an older one can't be scanned. */
const qrLifeMs = 60_000
const proofEveryMs = 10_000
const retryMs = 1_000

export interface AccountReporter {
  showQr(code: string): void
  setPhase(phase: Phase): void
  noteProof(): void
  /** Resolves when it is stored, which the sweep counts on; tries until then. */
  setPaired(own: { wid: string; signedInAt: Date }): Promise<void>
  /** Resolves when what was reported is stored. */
  stop(): Promise<void>
}

/** Tells the dashboard, through the account's row, how the bot is. One report after the other. */
export function createAccountReporter(options: {
  accountId: number
  accounts: AccountRepository
  logger: Logger
}): AccountReporter {
  const { accountId, accounts, logger } = options
  let last: Promise<void> = Promise.resolve()
  let provedAt = 0
  let phase: Phase | undefined
  let told: Phase | undefined
  let stopped = false

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
    await accounts.setState(accountId, current)
    told = current
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
        await accounts.setProof(accountId)
      })
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
