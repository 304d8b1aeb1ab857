import { setTimeout as delay } from 'node:timers/promises'
import type { StandInControl } from '@comanda/stand-in-control/client.js'
import type { LedgerEntry } from '@comanda/stand-in-control/ledger.js'
import { habits, makeWish, type Wish } from './habits.js'

/** So many that none of them is answered as often as a program that answers the bot. */
const regulars = 61
/** Who reacted and hears nothing says it in words. */
const reactsForMs = 8_000

// the words of the replies, past their marks for bold print
const asksForYes = /reply \*?yes/i
const hasNumber = /your order is \*?(#\d+)/i
const hasLines = /\d × /

interface Customer {
  phone: string
  lid: string
  name: string
  /** orders that were told, by number */
  told: Set<string>
  /** orders so far */
  orders: number
}

export interface Customers {
  /** At a steady pace one who isn't ordering just now orders, from now on. */
  start(): void
  /** Nobody begins another order; resolves when all have ended theirs. */
  stop(): Promise<void>
  /** how many orders each wanted, by name */
  wanted: ReadonlyMap<string, number>
  /** What was written to and fro, a line each, oldest first. */
  chatOf(name: string): Promise<string[]>
  /** The latest message that was written, by the bare id. */
  latest(): string | undefined
  /** Resolves with when the first reply came out to somebody who wrote after that moment; undefined: to nobody. */
  firstAnswered(since: number): Promise<number | undefined>
}

/** Customers who order again and again, each in one way or another, and say yes to what they want. */
export function createCustomers(options: {
  control: StandInControl
  random: () => number
  everyMs: number
  /** how long a customer waits for the order's number, and the run for any answer */
  patienceMs: number
  say: (line: string) => void
}): Customers {
  const { control, random, everyMs, patienceMs, say } = options
  const free: Customer[] = Array.from({ length: regulars }, (_, index) => {
    const phone = String(15_553_000_000 + index)
    return {
      phone,
      lid: String(66_000_000_000 + index),
      name: `Customer ${phone}`,
      told: new Set(),
      orders: 0,
    }
  })
  const wanted = new Map<string, number>()
  const under = new Set<Promise<void>>()
  const waiting = new Set<{ since: number; tell: (at: number) => void }>()
  let isOpen = false
  let latest: string | undefined

  /** What the shop writes to this chat after that, as it comes, until the customer has no patience left. */
  async function* replies(chat: string, from: number, wroteAt: number): AsyncGenerator<LedgerEntry> {
    for (let after = from; Date.now() < wroteAt + patienceMs; ) {
      const entries = await control.waitForOutgoing({ chat, after, timeoutMs: 5_000 })
      after = entries.at(-1)?.seq ?? after
      for (const reply of entries) {
        for (const one of waiting) {
          if (one.since > wroteAt) continue
          waiting.delete(one)
          one.tell(reply.at)
        }
        yield reply
      }
    }
  }

  async function write(from: Customer, text: string): Promise<{ chat: string; seq: number; id: string }> {
    const { phone, lid, name } = from
    const written = await control.inject({ from: { phone, lid, name }, text })
    latest = written.id
    return written
  }

  /** Says what it is to be. @returns from where on the shop's replies count */
  async function ask(customer: Customer, wish: Wish): Promise<{ chat: string; seq: number }> {
    const first = await write(customer, wish.text)
    if (wish.edited !== undefined) await control.edit({ id: first.id, text: wish.edited })
    if (wish.takenBack !== undefined) {
      const { id } = await write(customer, wish.takenBack)
      await control.revoke({ id })
    }
    return first
  }

  async function confirm(customer: Customer, wish: Wish, reply: LedgerEntry): Promise<void> {
    if (wish.habit === 'reacts' && hasLines.test(reply.body)) {
      await control.react({ id: reply.id, emoji: '👍' })
      return
    }
    await write(customer, 'yes')
    if (wish.beside !== undefined) await write(customer, wish.beside)
  }

  /**
   * Says what it is to be, and yes as often as that is read back, until an order's number comes that is news: a reply may
   * come twice, and be taken for the one to what was just written.
   */
  async function order(customer: Customer, wish: Wish): Promise<void> {
    wanted.set(customer.name, (wanted.get(customer.name) ?? 0) + 1)
    const wroteAt = Date.now()
    const { chat, seq } = await ask(customer, wish)
    let isRight = false
    let inWords: NodeJS.Timeout | undefined
    try {
      for await (const reply of replies(chat, seq, wroteAt)) {
        const number = hasNumber.exec(reply.body)?.[1]
        if (number !== undefined && !customer.told.has(number)) {
          customer.told.add(number)
          return
        }
        if (hasLines.test(reply.body)) isRight = wish.isReadIn(reply.body)
        if (!isRight || !asksForYes.test(reply.body)) continue
        await confirm(customer, wish, reply)
        if (wish.habit !== 'reacts') continue
        clearTimeout(inWords)
        inWords = setTimeout(() => void write(customer, 'yes').catch(tellTrouble(customer)), reactsForMs)
      }
    } finally {
      clearTimeout(inWords)
    }
    say(`${customer.name} ${wish.habit}: no order within ${patienceMs / 1000} s`)
  }

  /** The stand-in doesn't answer any more: what came of the order is in the ledger. */
  const tellTrouble =
    ({ name }: Customer) =>
    (error: unknown): void =>
      say(`${name}: ${error instanceof Error ? error.message : error}`)

  async function open(): Promise<void> {
    for (let count = 0; isOpen; count += 1, await delay(everyMs)) {
      const customer = free.shift()
      if (customer === undefined) continue
      const wish = makeWish(habits[count % habits.length] ?? 'says yes', customer.orders++, random)
      const ordering = order(customer, wish)
        .catch(tellTrouble(customer))
        .finally(() => {
          free.push(customer)
          under.delete(ordering)
        })
      under.add(ordering)
    }
  }

  let opened: Promise<void> = Promise.resolve()
  return {
    start: () => {
      isOpen = true
      opened = open()
    },
    stop: async () => {
      isOpen = false
      await opened
      await Promise.all(under)
    },
    wanted,
    chatOf: async name => {
      const { entries } = await control.ledger({ chat: `${name.replace(/\D/g, '')}@c.us` })
      return entries
        .filter(({ kind }) => ['message', 'redelivery', 'edit', 'revoke', 'reaction'].includes(kind))
        .map(({ at, direction, kind, id, body }) =>
          [new Date(at).toISOString(), direction, kind, id, JSON.stringify(body)].join(' '),
        )
    },
    latest: () => latest,
    firstAnswered: since => {
      const first = new Promise<number>(resolve => waiting.add({ since, tell: resolve }))
      return Promise.race([first, delay(patienceMs, undefined, { ref: false })])
    },
  }
}
