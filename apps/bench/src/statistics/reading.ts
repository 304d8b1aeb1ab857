import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createStatisticsRepository } from '@comanda/shared/statistics/repository.js'
import { businessIds, openData } from '../data/open-data.js'
import { compared, control, type Figure, type Size } from '../figure.js'
import type { Ground } from '../ground.js'
import { compare, timed } from '../rounds.js'
import { createRawStatistics } from './repository.js'

const amounts: Record<Size, { repeats: number; slow: number; rounds: number }> = {
  small: { repeats: 3, slow: 1, rounds: 1 },
  full: { repeats: 40, slow: 1, rounds: 9 },
}
const goal = { atMost: 3 }
const dayMs = 86_400_000
const rows = 20
const products = 10

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** What the page of statistics asks about thirty days of a million orders, against what the page of orders asks. */
export async function* benchReading(bench: string, size: Size, ground: Ground): AsyncGenerator<Figure> {
  const { repeats, slow, rounds } = amounts[size]
  const data = await openData(ground, size)
  try {
    const statistics = createStatisticsRepository(data.db)
    const raw = createRawStatistics(data.db)
    const orders = createOrderRepository(data.db)
    const shop = businessIds.large
    const period = { from: dateOf(Date.now() - 30 * dayMs), until: dateOf(Date.now() - dayMs) }
    const read = () => statistics.read(shop, period, 'USD', products)
    const readRaw = () => raw.read(shop, period)
    const { all } = await read()
    const counted = await readRaw()
    if (all.orders !== counted.orders || all.totalMinor !== counted.totalMinor)
      throw new Error('the kept figures aren’t what the orders come to')

    const list = timed(repeats, () => orders.list(shop, rows))
    await list()
    const kept = timed(repeats, read)
    yield compared(bench, 'read_30_days_ms', await compare(kept, list, rounds), 'the list query', goal)
    const rawSide = timed(slow, readRaw)
    const rawFigure = await compare(rawSide, list, rounds)
    yield compared(bench, 'raw_30_days_ms', rawFigure, 'the list query', 'reported')
    yield control(bench, 'read_30_days_ms', await compare(kept, kept, rounds))
  } finally {
    await data.close()
  }
}
