import { setTimeout as delay } from 'node:timers/promises'
import type { AccountRepository } from '@comanda/shared/accounts/repository.js'
import type { AccountState } from '@comanda/shared/accounts/types.js'

const lookMs = 50

/** @throws where the account isn't in one of these states in time */
export async function waitForState(
  accounts: AccountRepository,
  accountId: number,
  states: readonly AccountState[],
  deadlineMs: number,
): Promise<AccountState> {
  const until = Date.now() + deadlineMs
  for (;;) {
    const state = (await accounts.find(accountId))?.state
    if (state !== undefined && states.includes(state)) return state
    if (Date.now() > until)
      throw new Error(`the bot was not ${states.join(' or ')} within ${deadlineMs / 1000} s`)
    await delay(lookMs)
  }
}
