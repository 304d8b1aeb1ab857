import { setTimeout as delay } from 'node:timers/promises'
import { auditLedger } from '@comanda/harness/audit-ledger.js'
import { pssBelowMegabytes, pssMegabytes } from '@comanda/harness/processes/tree.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { type Bench, type Figure, round, type Size } from '../figure.js'
import { type BenchShop, openBenchShop } from '../open-bench-shop.js'
import { fitTrend, type Point } from './trend.js'
import { writeSteadily } from './write-steadily.js'

const bench = 'soak'
const goals = { percentPerHour: 5 }
const msPerHour = 3_600_000

const loads: Record<Size, Load> = {
  small: { perSecond: 5, customers: 5, minutes: 0.1, warmUpMinutes: 0.01, sampleMs: 1_000 },
  full: { perSecond: 5, customers: 200, minutes: 60, warmUpMinutes: 10, sampleMs: 15_000 },
}

interface Load {
  perSecond: number
  customers: number
  minutes: number
  warmUpMinutes: number
  sampleMs: number
}

/** Reads the bot's whole tree until told to end; a reading that falls into a restart is left out. */
async function watchTree(shop: BenchShop, { sampleMs }: Load, end: AbortSignal): Promise<Point[]> {
  const points: Point[] = []
  const startedAt = performance.now()
  while (!end.aborted) {
    const pid = shop.bot.pid()
    const atHours = (performance.now() - startedAt) / msPerHour
    try {
      if (pid !== undefined) points.push({ atHours, value: pssMegabytes(pid) + pssBelowMegabytes(pid) })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    const { atHours: hours, value } = points.at(-1) ?? { atHours: 0, value: Number.NaN }
    process.stderr.write(`${(hours * 60).toFixed(1)} min: ${value.toFixed(1)} MB\n`)
    await delay(sampleMs)
  }
  return points
}

const settled = async (shop: BenchShop) =>
  auditLedger({
    accountId: shop.accountId,
    control: shop.control,
    inbox: createInboxRepository(shop.db),
    outbox: createOutboxRepository(shop.db),
  })

function* figures(points: readonly Point[], load: Load): Generator<Figure> {
  const warm = points.filter(({ atHours }) => atHours * 60 >= load.warmUpMinutes)
  const { start, slopePerHour, marginPerHour } = fitTrend(warm)
  const percent = (value: number): number => round((value / start) * 100)
  const goal = `<= ${goals.percentPerHour}`
  const figure = (metric: string, ours: number, more: { goal: string; ok: boolean }): Figure => ({
    bench,
    metric,
    ours: round(ours),
    ...more,
  })
  yield figure('tree_mb_after_warm_up', start, { goal: 'reported', ok: true })
  const slope = percent(slopePerHour)
  yield figure('tree_percent_per_hour', slope, { goal, ok: slope <= goals.percentPerHour })
  const [low, high] = [percent(slopePerHour - marginPerHour), percent(slopePerHour + marginPerHour)]
  yield figure('tree_percent_per_hour_low', low, { goal: '95 % interval, reported', ok: true })
  yield figure('tree_percent_per_hour_high', high, { goal: '95 % interval, reported', ok: true })
}

/** An hour of customers who write without a pause: does the tree's memory grow, and does the ledger balance? */
export const benchSoak: Bench = async function* (size, ground) {
  const load = loads[size]
  const shop = await openBenchShop(ground)
  const end = new AbortController()
  try {
    const watching = watchTree(shop, load, end.signal)
    const written = await writeSteadily(shop.control, load)
    end.abort()
    yield* figures(await watching, load)
    // what came last may still be on its way
    await delay(load.sampleMs)
    const audit = await settled(shop)
    process.stderr.write(`${JSON.stringify(audit)}\n`)
    const wrong = audit.lost + audit.doubled + audit.unaccounted + audit.neverSent
    yield { bench, metric: 'messages', ours: written, goal: 'reported', ok: true }
    yield { bench, metric: 'messages_lost_or_doubled', ours: wrong, goal: '= 0', ok: wrong === 0 }
  } finally {
    end.abort()
    await shop.close()
  }
}
