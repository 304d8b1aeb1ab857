import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { createAnswerer } from '@comanda/bot/inbox/answerer.js'
import { createCompiledMenus } from '@comanda/bot/inbox/compiled-menus.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { openEmpty } from '../data/open-data.js'
import { messageOf, openShop, orderText } from '../data/shop.js'
import { compared, control, type Figure, type Size } from '../figure.js'
import type { Ground } from '../ground.js'
import { repeat } from '../processes/load.js'
import { compare } from '../rounds.js'
import { createNaiveAnswers } from './repository.js'

const amounts: Record<Size, { messages: number; rounds: number }> = {
  small: { messages: 4, rounds: 1 },
  full: { messages: 100, rounds: 7 },
}
const atOnce = 4
const goal = { atLeast: 2 }

const lines = [
  { itemKey: 'margherita', name: 'Margherita', quantity: 2, priceMinor: 950 },
  { itemKey: 'cola', name: 'Coke', quantity: 1, priceMinor: 250 },
  { itemKey: 'tiramisu', name: 'Tiramisu', quantity: 1, priceMinor: 600 },
]
const reply = 'Thank you! Your order is #1.'

/**
 * Messages completed in a second: the yes that places an order of three lines, each in its transaction, contacts at once
 * as the bot has them; against the same reads and writes sent one by one through knex's builder.
 */
export async function* benchCompleting(bench: string, size: Size, ground: Ground): AsyncGenerator<Figure> {
  const { messages: count, rounds } = amounts[size]
  const database = await openEmpty(ground)
  try {
    const { db } = database
    const account = await openShop(db)
    const inbox = createInboxRepository(db)
    const naive = createNaiveAnswers(db)
    const menus = createCompiledMenus(createMenuRepository(db))
    const answerer = createAnswerer({ db, account, menus })
    let people = 0

    async function write(person: number, body: string): Promise<InboxMessage> {
      const message = messageOf(person, randomBytes(8).toString('hex'), body)
      await inbox.record(account.id, message, 'pending')
      const contact = (await inbox.waitingContacts(account.id)).at(-1)
      const [waiting] = await inbox.startAttempt(account.id, contact?.contactId ?? 0)
      if (waiting === undefined) throw new Error('the message doesn’t wait')
      return waiting
    }

    /** So many people who were read their order back, each with a yes that waits. */
    async function prepare(): Promise<InboxMessage[]> {
      const waiting: InboxMessage[] = []
      const orders: InboxMessage[] = []
      for (let index = 0; index < count; index++) {
        people += 1
        const order = await write(people, orderText)
        await answerer.answer([order])
        orders.push(order)
      }
      await naive.sendAll()
      for (const [index] of orders.entries()) {
        const yes = messageOf(people - count + 1 + index, randomBytes(8).toString('hex'), 'yes')
        await inbox.record(account.id, yes, 'pending')
      }
      for (const { contactId } of await inbox.waitingContacts(account.id))
        waiting.push(...(await inbox.startAttempt(account.id, contactId)))
      return waiting
    }

    const ours = (message: InboxMessage): Promise<void> => answerer.answer([message])
    const usual = ({ contactId, chatId, id: inboxId }: InboxMessage): Promise<void> =>
      naive.answer({ ...account, accountId: account.id, contactId, chatId, inboxId, lines, reply })

    let left: Record<string, number> | undefined
    /** @returns messages a second */
    const side = (answer: (message: InboxMessage) => Promise<void>) => async () => {
      const waiting = await prepare()
      const queue = [...waiting]
      const startedAt = performance.now()
      await repeat(waiting.length, atOnce, async () => {
        const message = queue.shift()
        if (message !== undefined) await answer(message)
      })
      const rate = (waiting.length * 1_000) / (performance.now() - startedAt)
      const now = await naive.left(waiting.map(({ id }) => id))
      if (left !== undefined && !isDeepStrictEqual(left, now))
        throw new Error(`one side left ${JSON.stringify(left)}, the other ${JSON.stringify(now)}`)
      left = now
      return rate
    }
    await side(ours)()
    await side(usual)()
    const against = await compare(side(ours), side(usual), rounds)
    yield compared(bench, 'completed_per_second_4_at_once', against, 'one by one through knex', goal)
    yield control(bench, 'completed_per_second_4_at_once', await compare(side(ours), side(ours), rounds))
  } finally {
    await database.close()
  }
}
