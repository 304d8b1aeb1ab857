import { setTimeout as delay } from 'node:timers/promises'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createFoldingRepository } from '@comanda/shared/statistics/folding/repository.js'
import { type BenchDatabase, openEmpty } from '../data/open-data.js'
import { openShop, orderOf, receive } from '../data/shop.js'
import { compared, control, type Figure, type Size } from '../figure.js'
import type { Ground } from '../ground.js'
import { repeat } from '../processes/load.js'
import { compare, type Side } from '../rounds.js'
import { createRawStatistics } from './repository.js'

const amounts: Record<Size, { orders: number; rounds: number }> = {
  small: { orders: 16, rounds: 1 },
  full: { orders: 900, rounds: 9 },
}
const atOnce = 8
const goal = { atLeast: 0.9 }
/** As the processes of a shop do it. */
const foldEveryMs = 1_000

async function foldUntil(over: AbortSignal, fold: () => Promise<void>): Promise<void> {
  while (!over.aborted) {
    await fold()
    await delay(foldEveryMs, undefined, { signal: over }).catch(() => undefined)
  }
}

/**
 * @param fold is done meanwhile, at once and then each second, and waited for
 * @returns orders placed a second, each in a transaction of its own
 */
async function placing({ db }: BenchDatabase, count: number, fold?: () => Promise<void>): Promise<Side> {
  const account = await openShop(db)
  const orders = createOrderRepository(db)
  const order = orderOf(account, await receive(db, account.id, 1))
  return async () => {
    const startedAt = performance.now()
    const over = new AbortController()
    const done = fold && foldUntil(over.signal, fold)
    await repeat(count, atOnce, async () => {
      await db.transaction(trx => orders.place(order, trx))
    })
    over.abort()
    await done
    return (count * 1_000) / (performance.now() - startedAt)
  }
}

/**
 * Orders of one shop placed in a second, eight at once: statistics kept and folded each second, against none. A block
 * takes about a second on an idle machine, so that it folds as often as a shop does; shorter ones folded six times as
 * often.
 */
export async function* benchPlacing(bench: string, size: Size, ground: Ground): AsyncGenerator<Figure> {
  const { orders, rounds } = amounts[size]
  const kept = await openEmpty(ground)
  const unkept = await openEmpty(ground)
  const folding = createFoldingRepository(kept.db)
  try {
    await createRawStatistics(unkept.db).keepNothing()
    const ours = await placing(kept, orders, () => folding.foldOnce())
    const other = await placing(unkept, orders)
    await ours()
    await other()
    const against = await compare(ours, other, rounds)
    yield compared(bench, 'placed_per_second_8_at_once', against, 'no statistics kept', goal)
    yield control(bench, 'placed_per_second_8_at_once', await compare(other, other, rounds))
  } finally {
    await kept.close()
    await unkept.close()
  }
}
