import { setTimeout as delay } from 'node:timers/promises'
import type { StandInControl } from '@comanda/stand-in-control/client.js'
import type { LedgerEntry } from '@comanda/stand-in-control/ledger.js'

const dishes = ['margherita', 'pepperoni', 'funghi']
const drinks = ['coke', 'water']
const regulars = 12
/** how long an answer may take before the run counts it as none */
const patienceMs = 60_000

// the words of the replies, past their marks for bold print
const saysYesTo = /reply \*?yes/i
const hasNumber = /your order is/i

interface Customer {
  phone: string
  lid: string
  name: string
}

export interface Customers {
  /** At a steady pace one who isn't ordering just now orders, from now on. */
  start(): void
  /** Nobody begins another order; resolves when all have ended theirs. */
  stop(): Promise<void>
  /** how many orders each wanted, by name */
  wanted: ReadonlyMap<string, number>
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
  say: (line: string) => void
}): Customers {
  const { control, random, everyMs, say } = options
  const free: Customer[] = Array.from({ length: regulars }, (_, index) => {
    const phone = String(15_553_000_000 + index)
    return { phone, lid: String(66_000_000_000 + index), name: `Customer ${phone}` }
  })
  const wanted = new Map<string, number>()
  const under = new Set<Promise<void>>()
  const waiting = new Set<{ since: number; tell: (at: number) => void }>()
  let isOpen = false
  let latest: string | undefined

  const pick = (names: readonly string[]): string => names[Math.floor(random() * names.length)] ?? ''

  /** Writes, and waits for the first reply after it that reads so. */
  async function ask(from: Customer, text: string, pattern: RegExp): Promise<void> {
    const wroteAt = Date.now()
    const written = await control.inject({ from, text })
    latest = written.id
    for (let after = written.seq; Date.now() < wroteAt + patienceMs; ) {
      const entries: LedgerEntry[] = await control.waitForOutgoing({
        chat: written.chat,
        after,
        timeoutMs: 5_000,
      })
      after = entries.at(-1)?.seq ?? after
      const reply = entries.find(entry => pattern.test(entry.body))
      if (reply === undefined) continue
      for (const one of waiting) {
        if (one.since > wroteAt) continue
        waiting.delete(one)
        one.tell(reply.at)
      }
      return
    }
    throw new Error(`no answer to “${text}” within ${patienceMs / 1000} s`)
  }

  async function order(customer: Customer, text: string): Promise<void> {
    wanted.set(customer.name, (wanted.get(customer.name) ?? 0) + 1)
    try {
      await ask(customer, text, saysYesTo)
      await ask(customer, 'yes', hasNumber)
    } catch (error) {
      say(`${customer.name}: ${(error as Error).message}`)
    }
    free.push(customer)
  }

  async function open(): Promise<void> {
    for (; isOpen; await delay(everyMs)) {
      const customer = free.shift()
      const text = `${1 + Math.floor(random() * 3)} ${pick(dishes)} and a ${pick(drinks)}, to ${1 + Math.floor(random() * 99)} Oak St`
      if (customer === undefined) continue
      const ordering = order(customer, text).finally(() => under.delete(ordering))
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
    latest: () => latest,
    firstAnswered: since => {
      const first = new Promise<number>(resolve => waiting.add({ since, tell: resolve }))
      return Promise.race([first, delay(patienceMs, undefined, { ref: false })])
    },
  }
}
