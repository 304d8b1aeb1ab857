import { setTimeout as delay } from 'node:timers/promises'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { megabytes } from '@comanda/shared/memory/describe.js'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import type { MemoryRequestKind } from '@comanda/shared/memory/types.js'
import { CommandError } from '../command-error.js'
import type { CommandContext } from '../context.js'
import type { Outcome } from '../output.js'

/** Behind the notification stands a poll of 5 s. */
const answersWithinMs = 12_000
const lookAgainMs = 100

const words: Record<MemoryRequestKind, string> = {
  gc: 'collected garbage',
  clear_caches: 'emptied the caches',
  cleanup: 'emptied the caches, let the page drop what it can, and collected garbage',
}

interface Answer {
  account: number
  beforeBytes?: number
  afterBytes?: number
}

async function ask(
  { db }: CommandContext,
  account: number,
  what: MemoryRequestKind,
): Promise<Answer | undefined> {
  const memory = createMemoryRepository(db)
  const id = await memory.request(account, what)
  for (const until = Date.now() + answersWithinMs; Date.now() < until; await delay(lookAgainMs)) {
    const result = await memory.requestResult(id)
    if (result !== undefined) return { account, ...(JSON.parse(result) as Omit<Answer, 'account'>) }
  }
  await memory.completeRequest(id, JSON.stringify({ unanswered: true }))
  return undefined
}

function describe({ account, beforeBytes, afterBytes }: Answer, what: MemoryRequestKind): string {
  const figures =
    beforeBytes === undefined || afterBytes === undefined
      ? ''
      : `: ${megabytes(beforeBytes)} before, ${megabytes(afterBytes)} after`
  return `account ${account}: ${words[what]}${figures}`
}

/**
 * `ops gc`, `ops cleanup` and the bots’ part of `ops caches clear`: asks each running bot, or one, through a row, and waits for its answer.
 * @throws CommandError where none answers
 */
export async function askBot(
  context: CommandContext,
  what: MemoryRequestKind,
  account: string | undefined,
): Promise<Outcome> {
  const accounts = await createAccountRepository(context.db).all()
  const wanted = accounts.filter(({ id, state }) =>
    account === undefined ? state !== 'offline' : String(id) === account,
  )
  const answers = await Promise.all(wanted.map(({ id }) => ask(context, id, what)))
  const found = answers.flatMap(answer => answer ?? [])
  if (found.length === 0) {
    throw new CommandError('No bot answered. Is one running? See: npm run ops -- status')
  }
  return { data: found, text: found.map(answer => describe(answer, what)).join('\n') }
}
