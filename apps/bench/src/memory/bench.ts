import { type Bench, type Figure, round, type Size } from '../figure.js'
import type { Ground } from '../ground.js'
import { openBenchShop } from '../open-bench-shop.js'
import { median } from '../rounds.js'
import { writeMessages } from './customers.js'
import { defaultsOn, guideOn, type Load, type MemorySide, oursOn, type Usage } from './sides.js'
import { measureWeb } from './web.js'

const bench = 'memory'
const goals = { ofOther: 0.5, nodeMb: 120, webMb: 110 }

const loads: Record<Size, Load & { rounds: number; requests: number }> = {
  small: { messages: 10, customers: 5, restMs: 0, readings: 1, rounds: 1, requests: 20 },
  full: { messages: 2_000, customers: 20, restMs: 5_000, readings: 5, rounds: 1, requests: 10_000 },
}

interface Round {
  ours: Usage
  other: Usage
}

const mean = (a: Usage, b: Usage): Usage => ({
  idleBrowser: (a.idleBrowser + b.idleBrowser) / 2,
  loadedBrowser: (a.loadedBrowser + b.loadedBrowser) / 2,
  node: (a.node + b.node) / 2,
})

/** Blocks A B B A; one block is a whole life of that side. */
async function compareSides(
  ours: MemorySide,
  other: MemorySide,
  load: Load,
  rounds: number,
): Promise<Round[]> {
  const all: Round[] = []
  for (let turn = 0; turn < rounds; turn += 1) {
    const [a1, b1, b2, a2] = [await ours(load), await other(load), await other(load), await ours(load)]
    all.push({ ours: mean(a1, a2), other: mean(b1, b2) })
  }
  return all
}

function compared(rounds: readonly Round[], key: keyof Usage, metric: string, otherName: string): Figure {
  const ratio = median(rounds.map(({ ours, other }) => ours[key] / other[key]))
  return {
    bench,
    metric,
    ours: round(median(rounds.map(({ ours }) => ours[key]))),
    other: round(median(rounds.map(({ other }) => other[key]))),
    otherName,
    ratio: round(ratio),
    goal: `ratio <= ${goals.ofOther}`,
    ok: ratio <= goals.ofOther,
  }
}

const atMost = (metric: string, ours: number, limit: number): Figure => ({
  bench,
  metric,
  ours: round(ours),
  goal: `<= ${limit}`,
  ok: ours <= limit,
})

/** The web process beside a bot that has orders to show. */
async function measureDashboard(ground: Ground, size: Size): Promise<number> {
  const { customers, requests } = loads[size]
  const shop = await openBenchShop(ground)
  try {
    await writeMessages(shop.control, { messages: customers * 5, customers })
    return await measureWeb(shop, requests)
  } finally {
    await shop.close()
  }
}

/**
 * What our browser's whole tree holds, against the same client driven with other flags, each on the same stand-in with
 * the same messages; and what our own processes hold.
 */
export const benchMemory: Bench = async function* (size, ground) {
  const load = loads[size]
  const ours = oursOn(ground)
  // a whole browser beside the shell is what the other two are about; to show that the bench runs, the shell will do
  const chrome = size === 'full' ? ground.chromePath() : ground.chromiumPath()
  const others: [string, MemorySide][] = [
    ['puppeteer’s defaults', defaultsOn(chrome)],
    ['flags of a common guide', guideOn(chrome)],
  ]
  const nodes: number[] = []
  for (const [name, other] of size === 'full' ? others : others.slice(0, 1)) {
    const rounds = await compareSides(ours, other, load, load.rounds)
    yield compared(rounds, 'idleBrowser', 'idle_browser_mb', name)
    yield compared(rounds, 'loadedBrowser', `browser_mb_after_${load.messages}_messages`, name)
    nodes.push(...rounds.map(({ ours }) => ours.node))
  }
  yield atMost(`bot_rss_mb_after_${load.messages}_messages`, median(nodes), goals.nodeMb)
  yield atMost(
    `web_rss_mb_after_${load.requests}_requests`,
    await measureDashboard(ground, size),
    goals.webMb,
  )
}
