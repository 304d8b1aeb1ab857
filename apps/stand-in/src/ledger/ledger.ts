import type { LedgerDirection, LedgerEntry, LedgerKind } from '@comanda/stand-in-control/ledger.js'

export interface NewEntry {
  account: string
  direction: LedgerDirection
  kind: LedgerKind
  chat: string
  contact: string
  participant?: string
  id?: string
  key?: string
  type?: string
  body?: string
  quotedId?: string
}

export interface EntryFilter {
  account?: string
  /** Chat ids; an entry matches when it travelled under one of them. */
  chats?: ReadonlySet<string>
  after?: number
}

/** All that went in and came out, in order, in memory. The judge of a whole run. */
export interface Ledger {
  readonly seq: number
  /** Grows with every change, an ack or a page that left as well as an entry. */
  readonly change: number
  add(entry: NewEntry): LedgerEntry
  /** Entries later than `after` that match, oldest first. */
  entries(filter: EntryFilter): LedgerEntry[]
  /** Something in an entry changed (an ack, a delivery): wakes who waits. */
  touch(): void
  /** Resolves at the next change, or after `timeoutMs`. */
  changed(timeoutMs: number): Promise<void>
  /** Lets every waiter go, for shutting down. */
  close(): void
}

export function createLedger(now: () => number = Date.now): Ledger {
  const all: LedgerEntry[] = []
  const waiters = new Set<() => void>()
  let change = 0
  const wake = () => {
    change += 1
    for (const waiter of [...waiters]) waiter()
  }
  return {
    get seq() {
      return all.length
    },
    get change() {
      return change
    },
    add(entry) {
      const full: LedgerEntry = {
        id: '',
        key: '',
        type: '',
        body: '',
        ...entry,
        seq: all.length + 1,
        at: now(),
        acks: [],
        deliveries: 0,
      }
      all.push(full)
      wake()
      return full
    },
    entries({ account, chats, after = 0 }) {
      return all
        .slice(after)
        .filter(entry => (!account || entry.account === account) && (!chats || chats.has(entry.chat)))
    },
    touch: wake,
    changed(timeoutMs) {
      return new Promise(resolve => {
        const done = () => {
          clearTimeout(timer)
          waiters.delete(done)
          resolve()
        }
        const timer = setTimeout(done, timeoutMs).unref()
        waiters.add(done)
      })
    },
    close: wake,
  }
}
