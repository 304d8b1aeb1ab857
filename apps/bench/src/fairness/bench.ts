import { setTimeout as delay } from 'node:timers/promises'
import { pssMegabytes } from '@comanda/harness/processes/tree.js'
import { type Bench, compared, type Figure, type Size, single } from '../figure.js'
import { phoneOf } from '../memory/customers.js'
import { type BenchShop, openBenchShop } from '../open-bench-shop.js'
import { worstTexts } from '../order-language/messages.js'

const bench = 'fairness'
const goals = { timesAsLong: 2, medianMs: 3_000, p90Ms: 6_000, healthMs: 1_000, grownMegabytes: 30 }
const burstWindowMs = 3_000
const strangers = 8
const floodEveryMs = 1_000
const patienceMs = 120_000
const healthEveryMs = 500
/** Between two who are measured: so that none of them comes near a chat's share of a minute. */
const apartMs = 4_000
const healthPort = 29_417

interface Amounts {
  /** customers who ordered before, who are measured in turn */
  regulars: number
  measured: number
}

const amounts: Record<Size, Amounts> = {
  small: { regulars: 1, measured: 1 },
  full: { regulars: 6, measured: 18 },
}

const median = (values: readonly number[], share = 0.5): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN

const regular = (index: number) => ({ phone: phoneOf(index), name: `Regular ${index}` })

/** @returns ms from the message to the first reply behind it, by the stand-in's own clock */
async function answerMs({ control }: BenchShop, index: number, text: string): Promise<number> {
  const wroteAt = Date.now()
  const { chat, seq } = await control.inject({ from: regular(index), text })
  const [reply] = await control.waitForOutgoing({ chat, after: seq, timeoutMs: patienceMs })
  return (reply?.at ?? Date.now()) - wroteAt
}

async function measure(shop: BenchShop, { regulars, measured }: Amounts): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < measured; index += 1) {
    times.push(await answerMs(shop, index % regulars, `${1 + (index % 3)} coke`))
    process.stderr.write(`answered after ${times.at(-1)} ms\n`)
    await delay(apartMs)
  }
  return times
}

/** One who writes the worst texts at full pace, and strangers who write whatever comes to their minds. */
async function flood({ control }: BenchShop, end: AbortSignal): Promise<void> {
  for (let round = 0; !end.aborted; round += 1) {
    const writes = Array.from({ length: strangers }, (_, stranger) =>
      control.inject({
        from: { phone: phoneOf(100 + stranger), name: `Stranger ${stranger}` },
        text: `hello ${round}, do you have something with ${stranger} olives?`,
      }),
    )
    const text = worstTexts[round % worstTexts.length] ?? ''
    await Promise.all([...writes, control.inject({ from: { phone: phoneOf(99), name: 'The worst' }, text })])
    await delay(floodEveryMs)
  }
}

/** How long `/health` takes, at the longest. One that doesn't answer counts with its deadline. */
async function watchHealth(end: AbortSignal): Promise<number> {
  let longestMs = 0
  while (!end.aborted) {
    const from = performance.now()
    await fetch(`http://127.0.0.1:${healthPort}/health`, { signal: AbortSignal.timeout(10_000) }).catch(
      () => undefined,
    )
    longestMs = Math.max(longestMs, performance.now() - from)
    await delay(healthEveryMs)
  }
  return longestMs
}

function* figures(calm: readonly number[], flooded: readonly number[]): Generator<Figure> {
  const beyond = (values: readonly number[], share?: number): number => median(values, share) - burstWindowMs
  yield single(bench, 'calm_ms_after_burst_median', beyond(calm), { atMost: goals.medianMs })
  yield single(bench, 'calm_ms_after_burst_p90', beyond(calm, 0.9), { atMost: goals.p90Ms })
  const [a, b] = [median(flooded), median(calm)]
  const other = 'nobody else writes'
  yield compared(bench, 'answer_ms_median_in_a_flood', { a, b, ratio: a / b }, other, {
    atMost: goals.timesAsLong,
  })
  const [a90, b90] = [median(flooded, 0.9), median(calm, 0.9)]
  yield compared(bench, 'answer_ms_p90_in_a_flood', { a: a90, b: b90, ratio: a90 / b90 }, other, {
    atMost: goals.timesAsLong,
  })
}

/**
 * With pacing and bursts as a shop has them: how long customers wait who have ordered before, first with nobody else
 * there, then while somebody writes the worst texts at full pace and eight strangers flood.
 */
export const benchFairness: Bench = async function* (size, ground) {
  const shop = await openBenchShop(ground, {
    SEND_PACING: 'on',
    BURST_WINDOW_MS: String(burstWindowMs),
    BOT_HEALTH_PORT: String(healthPort),
  })
  const end = new AbortController()
  try {
    for (let index = 0; index < amounts[size].regulars; index += 1) {
      await answerMs(shop, index, 'a coke for pickup')
      await answerMs(shop, index, 'yes')
    }
    // their first orders are out of the pace's window
    await delay(size === 'full' ? 60_000 : 0)
    const calm = await measure(shop, amounts[size])
    const before = pssMegabytes(shop.bot.pid() ?? 0)
    const flooding = flood(shop, end.signal)
    const health = watchHealth(end.signal)
    await delay(size === 'full' ? 20_000 : 2_000)
    const flooded = await measure(shop, amounts[size])
    end.abort()
    yield* figures(calm, flooded)
    yield single(bench, 'health_ms_max_in_a_flood', await health, { atMost: goals.healthMs })
    const grown = pssMegabytes(shop.bot.pid() ?? 0) - before
    yield single(bench, 'node_megabytes_grown_in_a_flood', grown, { atMost: goals.grownMegabytes })
    await flooding
  } finally {
    end.abort()
    await shop.close()
  }
}
