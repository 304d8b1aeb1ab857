import type { AccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Supervisor } from '../browser/supervisor.js'

/** So long a page may take to be ready, so that it can sign out as one should; after that it goes without. */
const patienceMs = 30_000

/** Fulfils an owner's wish to unlink the number. The wish is a row: a bot that is down fulfils it when it is back. */
export function createUnlinking(options: {
  accountId: number
  accounts: AccountRepository
  supervisor: Pick<Supervisor, 'session' | 'unlink'>
  /** it is carried out from here on */
  onUnlinking: () => void
  logger: Logger
}): { wake(): void } {
  const { accountId, accounts, supervisor, onUnlinking, logger } = options
  let seenAt: number | undefined
  let isLooking = false

  async function look(): Promise<void> {
    const account = await accounts.find(accountId)
    if (account?.unlinkRequestedAt === undefined) {
      seenAt = undefined
      return
    }
    seenAt ??= Date.now()
    if (supervisor.session() === undefined && Date.now() - seenAt < patienceMs) return
    seenAt = undefined
    logger.info('unlinking the account: an owner asked for it')
    onUnlinking()
    await supervisor.unlink()
  }

  return {
    wake: () => {
      if (isLooking) return
      isLooking = true
      look()
        .catch(error => logger.warn({ err: error }, 'could not look whether to unlink'))
        .finally(() => {
          isLooking = false
        })
    },
  }
}
