import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createVersionRepository } from '@comanda/shared/versions/repository.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'
import { askBot } from './ask-bot.js'

/**
 * `ops caches clear`: whatever dashboards keep, in any process or in Redis, isn't used any more, and running bots empty
 * theirs. With an account only its bot does.
 * @throws CommandError where a bot runs and doesn't answer
 */
export async function clearCaches(context: CommandContext, account: string | undefined): Promise<Outcome> {
  if (account !== undefined) return askBot(context, 'clear_caches', account)
  await createVersionRepository(context.db).changeAll()
  const text = 'dashboards: what they kept isn’t used any more'
  const accounts = await createAccountRepository(context.db).all()
  if (accounts.every(({ state }) => state === 'offline')) return { data: [], text }
  const bots = await askBot(context, 'clear_caches', undefined)
  return { data: bots.data, text: `${text}\n${bots.text}` }
}
