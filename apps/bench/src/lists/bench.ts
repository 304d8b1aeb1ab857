import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { businessIds, openData } from '../data/open-data.js'
import { type Bench, compared, control, type Size } from '../figure.js'
import { compare, timed } from '../rounds.js'
import { openPrepared, statementOf } from './prepared.js'
import { createUsualLists } from './repository.js'

const bench = 'lists'
const amounts: Record<Size, { depth: number; step: number; repeats: number; slow: number; rounds: number }> =
  {
    small: { depth: 400, step: 100, repeats: 3, slow: 1, rounds: 1 },
    full: { depth: 50_000, step: 1_000, repeats: 40, slow: 3, rounds: 11 },
  }
const rows = 20
const goals = { depth: 1.1, total: 1.25, package: 1.3 }

const idsOf = (page: readonly { id: number }[]): string => page.map(({ id }) => id).join(' ')

/** Lists of a business with a million orders: far down, with their total, and what the data package adds. */
export const benchLists: Bench = async function* (size, ground) {
  const { depth, step, repeats, slow, rounds } = amounts[size]
  const data = await openData(ground, size)
  try {
    const orders = createOrderRepository(data.db)
    const usual = createUsualLists(data.db)
    const shop = businessIds.large
    let cursor: string | undefined
    for (let at = 0; at < depth; at += step) cursor = (await orders.list(shop, step, cursor)).next

    const firstPage = () => orders.list(shop, rows)
    const deepPage = () => orders.list(shop, rows, cursor)
    const offsetPage = () => usual.page(shop, rows, depth)
    if (idsOf((await deepPage()).rows) !== idsOf(await offsetPage()))
      throw new Error('cursor and OFFSET don’t find the same page')
    const first = timed(repeats, firstPage)
    await first()
    const deep = await compare(timed(repeats, deepPage), first, rounds)
    yield compared(bench, `page_ms_depth_${depth}`, deep, 'page 1', { atMost: goals.depth })
    const offset = await compare(timed(slow, offsetPage), first, rounds)
    yield compared(bench, `offset_page_ms_depth_${depth}`, offset, 'page 1', 'reported')
    yield control(bench, 'page_ms', await compare(first, first, rounds))

    const withTotal = () => Promise.all([firstPage(), orders.count(shop, {})])
    const [, total] = await withTotal()
    if (total.count !== (await usual.count(shop))) throw new Error('the kept total isn’t what is counted')
    const kept = await compare(timed(repeats, withTotal), first, rounds)
    yield compared(bench, 'page_and_total_ms', kept, 'the page alone', { atMost: goals.total })
    const withCount = () => Promise.all([firstPage(), usual.count(shop)])
    const counted = await compare(timed(slow, withCount), first, rounds)
    yield compared(bench, 'page_and_count_ms', counted, 'the page alone', 'reported')

    const prepared = await openPrepared(data, await statementOf(firstPage))
    try {
      const found = (await prepared.rows()).slice(0, rows) as { id: number }[]
      if (idsOf(found) !== idsOf((await firstPage()).rows)) throw new Error('pg finds another page')
      const bare = timed(repeats, prepared.rows)
      await bare()
      const over = await compare(first, bare, rounds)
      yield compared(bench, 'page_ms', over, 'the same statement, prepared, by pg', { atMost: goals.package })
      yield control(bench, 'prepared_page_ms', await compare(bare, bare, rounds))
    } finally {
      await prepared.close()
    }
  } finally {
    await data.close()
  }
}
