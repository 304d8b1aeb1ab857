import { businessIds, openData } from '../data/open-data.js'
import { compared, control, type Figure, type Size, single } from '../figure.js'
import type { Ground } from '../ground.js'
import { type Answer, createCaller, repeat } from '../processes/load.js'
import { ownFile, startMeasured, startWeb } from '../processes/measured.js'
import { signIn, signInUsually } from '../processes/members.js'
import { compare } from '../rounds.js'

const amounts: Record<Size, { requests: number; rounds: number; warmUps: number }> = {
  small: { requests: 5, rounds: 1, warmUps: 1 },
  full: { requests: 150, rounds: 7, warmUps: 8 },
}
const atOnce = 4
const goals = { usual: 0.35, unchanged: 0.4, notModified: 0.3 }

const orderNumbers = ({ body }: Answer): string =>
  [...body.matchAll(/row__number">(#\d+)</g)].map(([, number]) => number).join(' ')

/**
 * What a page of orders costs the process that serves it: session, role, headers, queries, EJS; against the same page
 * by the usual stack, and node's http sending as many bytes.
 */
export async function* benchStack(bench: string, size: Size, ground: Ground): AsyncGenerator<Figure> {
  const { requests, rounds, warmUps } = amounts[size]
  const data = await openData(ground, size)
  const environment = { DATABASE_URL: data.url, REDIS_URL: ground.redisUrl(), NODE_ENV: 'production' }
  // everything is read and rendered at each request
  const ours = await startWeb(data, { REDIS_URL: undefined, CACHE_MEMORY_MB: '0' })
  const caching = await startWeb(data, { REDIS_URL: ground.redisUrl() })
  // gets a new address each time, and so a memory full of pages to look after
  const filling = await startWeb(data, { REDIS_URL: ground.redisUrl() })
  const usual = await startMeasured(ownFile('page/servers/usual-stack'), environment)
  const raw = await startMeasured(ownFile('page/servers/raw'))
  const caller = createCaller(atOnce)
  try {
    const member = await signIn(ours.url, data.db, businessIds.usual, 'page')
    const cookies = { ours: member.cookie, usual: await signInUsually(usual.url, member.memberId) }
    const page = (): Promise<Answer> => caller.get(`${ours.url}/orders`, { Cookie: cookies.ours })
    const usualPage = (): Promise<Answer> => caller.get(`${usual.url}/orders`, { Cookie: cookies.usual })
    const first = await page()
    const numbers = orderNumbers(first)
    if (numbers === '' || numbers !== orderNumbers(await usualPage()))
      throw new Error('the two don’t show the same orders')
    const unchanged = (): Promise<Answer> => caller.get(`${caching.url}/orders`, { Cookie: cookies.ours })
    let tag = (await unchanged()).headers.etag ?? ''
    // a new minute makes another page of it: a browser asks with the newest tag that it was given
    const again = async (): Promise<Answer> => {
      const headers = { Cookie: cookies.ours, 'If-None-Match': tag }
      const answer = await caller.get(`${caching.url}/orders`, headers)
      tag = answer.headers.etag ?? ''
      return answer
    }
    let asked = 0
    // an address that nobody asked for yet: rendered anew, from what is kept of the queries
    const rendered = (): Promise<Answer> => {
      asked += 1
      return caller.get(`${filling.url}/orders?again=${asked}`, { Cookie: cookies.ours })
    }
    const bytes = Buffer.byteLength(first.body)
    const rawPage = (): Promise<Answer> => caller.get(`${raw.url}/?bytes=${bytes}`)

    /** @returns CPU of the server in ms a request */
    const side =
      (server: typeof ours, ask: () => Promise<Answer>, expected = 200) =>
      async () => {
        let others = 0
        const before = await server.cpuMs()
        await repeat(requests, atOnce, async () => {
          const { status } = await ask()
          if (status === expected) return
          others += 1
          // those under way when a minute begins get the whole page
          if (status !== 200 || others > 2 * atOnce) throw new Error(`a page answered ${status}`)
        })
        return ((await server.cpuMs()) - before) / requests
      }
    const sides = {
      ours: side(ours, page),
      usual: side(usual, usualPage),
      raw: side(raw, rawPage),
      rendered: side(filling, rendered),
      unchanged: side(caching, unchanged),
      notModified: side(caching, again, 304),
    }
    // a process that was asked little is slow: node compiles what is used much
    for (let time = 0; time < warmUps; time++) for (const warmUp of Object.values(sides)) await warmUp()

    const against = await compare(sides.ours, sides.usual, rounds)
    yield compared(bench, 'orders_page_cpu_ms', against, 'the usual stack', { atMost: goals.usual })
    const share = await compare(sides.raw, sides.ours, rounds)
    yield compared(bench, 'raw_node_cpu_ms', share, 'our orders page', 'reported')
    const usualShare = await compare(sides.raw, sides.usual, rounds)
    yield compared(bench, 'raw_node_cpu_ms', usualShare, 'the usual orders page', 'reported')
    yield control(bench, 'orders_page_cpu_ms', await compare(sides.ours, sides.ours, rounds))

    // the full page has been asked for a few thousand times by now: what is compared with it has to be as warm
    for (let time = 0; time < 4 * rounds; time++) {
      for (const warmUp of [sides.rendered, sides.rendered, sides.unchanged, sides.notModified])
        await warmUp()
    }
    const full = 'the full page'
    const fromCache = await compare(sides.rendered, sides.ours, rounds)
    yield compared(bench, 'orders_page_rendered_from_cache_cpu_ms', fromCache, full, 'reported')
    const kept = await compare(sides.unchanged, sides.ours, rounds)
    yield compared(bench, 'unchanged_page_200_cpu_ms', kept, full, { atMost: goals.unchanged })
    const notModified = await compare(sides.notModified, sides.ours, rounds)
    yield compared(bench, 'unchanged_page_304_cpu_ms', notModified, full, { atMost: goals.notModified })
    await unchanged()
    await caching.queries()
    await repeat(requests, atOnce, async () => void (await unchanged()))
    const others = (await caching.queries()).filter(({ kind }) => kind === 'page').length
    yield single(bench, 'unchanged_page_queries_beside_the_session', others / requests, { atMost: 0.01 })
  } finally {
    caller.close()
    for (const server of [ours, caching, filling, usual, raw]) await server.stop()
    await data.close()
  }
}
