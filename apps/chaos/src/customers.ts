import { setTimeout as delay } from 'node:timers/promises'
import type { StandInControl } from '@comanda/stand-in-control/client.js'
import type { LedgerEntry } from '@comanda/stand-in-control/ledger.js'

const dishes = ['margherita', 'pepperoni', 'funghi']
const drinks = ['coke', 'water']
const regulars = 12

// the words of the replies, past their marks for bold print
const saysYesTo = /reply \*?yes/i
const hasNumber = /your order is \*?(#\d+)/i

interface Customer {
  phone: string
  lid: string
  name: string
  /** orders that were told, by number */
  told: Set<string>
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

/** Customers who order again and again, and say yes to what is read back to them. */
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
    return { phone, lid: String(66_000_000_000 + index), name: `Customer ${phone}`, told: new Set() }
  })
  const wanted = new Map<string, number>()
  const under = new Set<Promise<void>>()
  const waiting = new Set<{ since: number; tell: (at: number) => void }>()
  let isOpen = false
  let latest: string | undefined

  const pick = (names: readonly string[]): string => names[Math.floor(random() * names.length)] ?? ''

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

  async function write(from: Customer, text: string): Promise<{ chat: string; seq: number }> {
    const { phone, lid, name } = from
    const written = await control.inject({ from: { phone, lid, name }, text })
    latest = written.id
    return written
  }

  /**
   * Says what it is to be, and yes as often as it is read back, until an order's number comes that is news: a reply may
   * come twice, and be taken for the one to what was just written.
   */
  async function order(customer: Customer, text: string): Promise<void> {
    wanted.set(customer.name, (wanted.get(customer.name) ?? 0) + 1)
    const wroteAt = Date.now()
    const { chat, seq } = await write(customer, text)
    for await (const { body } of replies(chat, seq, wroteAt)) {
      const number = hasNumber.exec(body)?.[1]
      if (number !== undefined && !customer.told.has(number)) {
        customer.told.add(number)
        return
      }
      if (saysYesTo.test(body)) await write(customer, 'yes')
    }
    say(`${customer.name}: no order within ${patienceMs / 1000} s`)
  }

  async function open(): Promise<void> {
    for (; isOpen; await delay(everyMs)) {
      const customer = free.shift()
      const text = `${1 + Math.floor(random() * 3)} ${pick(dishes)} and a ${pick(drinks)}, to ${1 + Math.floor(random() * 99)} Oak St`
      if (customer === undefined) continue
      const ordering = order(customer, text)
        // the stand-in doesn't answer any more: what came of the order is in the ledger
        .catch(error => say(`${customer.name}: ${error instanceof Error ? error.message : error}`))
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
        .filter(({ kind }) => kind === 'message' || kind === 'redelivery')
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
