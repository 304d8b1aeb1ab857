import { isDeepStrictEqual } from 'node:util'
import type { OrderService } from '@comanda/shared/orders/service.js'
import type { OrderChange } from '@comanda/shared/orders/types.js'
import type { WhatsAppTrouble } from '../formatting/whatsapp-trouble.js'

type Orders = Pick<OrderService, 'position' | 'changedSince'>

/** How far back of the last change is read again: longer than any transaction that writes an order takes to commit. */
export const overlapMicroseconds = 30_000_000
const pageSize = 500
/** Past this many at once, each page had better read its list anew. */
export const mostAtOnce = 1_000
const leastPauseMs = 200

export interface Standing {
  newest: number
  pending: number
  /** orders for later that it is time to begin */
  toBegin: number
  /** customers who wait for a person */
  waiting: number
  /** what is wrong with WhatsApp; null while all is well */
  trouble: WhatsAppTrouble | null
}

/** What a feed has to tell: changes, oldest first; undefined where they are too many to tell one by one. */
export interface News {
  changes: OrderChange[] | undefined
  standing: Standing
}

export interface Feed {
  /** Something may have changed. Many wakes make one look. */
  wake(): void
  stop(): void
}

/**
 * Everything that changed after a version, with the overlap before it.
 * @returns undefined where it is more than `mostAtOnce`
 */
export async function readChanges(
  orders: Orders,
  businessId: number,
  version: number,
): Promise<OrderChange[] | undefined> {
  const changes: OrderChange[] = []
  let after = { version: Math.max(0, version - overlapMicroseconds), id: 0 }
  for (;;) {
    const page = await orders.changedSince(businessId, after, pageSize)
    changes.push(...page)
    if (changes.length > mostAtOnce) return undefined
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return changes
    after = last
  }
}

/**
 * Follows one business's orders and tells each version of each order once. Commits come out of order, so each look
 * reads an overlap again and leaves out what was told.
 * @param options.tell what it throws, or an outage of the database, puts the news off to the next wake
 */
export function createFeed(options: {
  businessId: number
  orders: Orders
  standingOf: (businessId: number) => Promise<Standing>
  tell: (news: News) => Promise<void>
  onError: (error: unknown) => void
}): Feed {
  const { businessId, orders, standingOf, tell, onError } = options
  const told = new Map<number, number>()
  let position: number | undefined
  let standing: Standing | undefined
  let isLooking = false
  let isStopped = false
  let lookAgain = false
  let pause: NodeJS.Timeout | undefined

  function remember(changes: readonly OrderChange[], upTo: number): void {
    for (const { id, version } of changes) told.set(id, version)
    position = upTo
    for (const [id, version] of told) {
      if (version <= upTo - overlapMicroseconds) told.delete(id)
    }
  }

  async function look(): Promise<void> {
    // whoever opens a stream is told what came before it by the stream itself
    position ??= await orders.position()
    const now = await orders.position()
    const changes = await readChanges(orders, businessId, position)
    const fresh = changes?.filter(({ id, version }) => version > (told.get(id) ?? 0))
    const next = await standingOf(businessId)
    const isSame = isDeepStrictEqual(next, standing)
    if (fresh?.length === 0 && isSame) return
    await tell({ changes: fresh, standing: next })
    standing = next
    // where there were too many, they count as told up to the look
    remember(fresh ?? [], Math.max(position, fresh === undefined ? now : (fresh.at(-1)?.version ?? 0)))
  }

  async function run(): Promise<void> {
    isLooking = true
    lookAgain = false
    try {
      await look()
    } catch (error) {
      onError(error)
    }
    if (isStopped) return
    pause = setTimeout(() => {
      isLooking = false
      if (lookAgain) void run()
    }, leastPauseMs)
  }

  return {
    wake: () => {
      lookAgain = true
      if (!isLooking && !isStopped) void run()
    },
    stop: () => {
      isStopped = true
      clearTimeout(pause)
    },
  }
}
