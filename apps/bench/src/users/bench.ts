import { setTimeout as delay } from 'node:timers/promises'
import { createRandom } from '@comanda/harness/random.js'
import { openData } from '../data/open-data.js'
import { type Bench, type Size, single } from '../figure.js'
import { createCaller } from '../processes/load.js'
import { startWeb } from '../processes/measured.js'
import { signIn } from '../processes/members.js'
import { quantile } from '../rounds.js'

const bench = 'users'
const amounts: Record<Size, { users: number; shops: number; seconds: number }> = {
  small: { users: 4, shops: 2, seconds: 1 },
  full: { users: 100, shops: 10, seconds: 30 },
}
/** Each user opens a page about so often. */
const pauseMs = 1_000
const goals = { errors: 0, queryMs: 100 }

const pages = [
  '/orders',
  '/orders',
  '/orders?status=all',
  '/orders?status=done&size=50',
  '/orders?status=all&day=yesterday',
  '/handovers',
  '/menu',
  '/account',
  '/settings',
]

/** Many people at once, in the largest shop and in others: every page comes, and no query waits for long. */
export const benchUsers: Bench = async function* (size, ground) {
  const { users, shops, seconds } = amounts[size]
  const data = await openData(ground, size)
  const web = await startWeb(data, { REDIS_URL: ground.redisUrl() })
  const caller = createCaller(users)
  try {
    const members = await Promise.all(
      Array.from({ length: shops }, (_, shop) => signIn(web.url, data.db, shop + 1, `users-${shop + 1}`)),
    )
    const times: number[] = []
    let errors = 0

    async function open(path: string, cookie: string): Promise<string> {
      const startedAt = performance.now()
      const { status, body } = await caller.get(web.url + path, { Cookie: cookie })
      times.push(performance.now() - startedAt)
      if (status !== 200) errors += 1
      return body
    }

    async function use(user: number): Promise<void> {
      const random = createRandom(user)
      const cookie = members[user % shops]?.cookie ?? ''
      await delay(random() * pauseMs)
      for (const until = performance.now() + seconds * 1_000; performance.now() < until; ) {
        const body = await open(pages[Math.floor(random() * pages.length)] ?? '/orders', cookie)
        const further = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
        const order = /class="row" href="([^"]+)"/.exec(body)?.[1]
        if (further !== undefined && random() < 0.3) await open(further, cookie)
        if (order !== undefined && random() < 0.3) await open(order, cookie)
        await delay(random() * 2 * pauseMs)
      }
    }
    await web.queries()
    await Promise.all(Array.from({ length: users }, (_, user) => use(user)))
    const queries = (await web.queries()).map(({ ms }) => ms)

    yield single(bench, `errors_${users}_users`, errors, { atMost: goals.errors })
    yield single(bench, 'query_p95_ms', quantile(queries, 0.95), { atMost: goals.queryMs })
    yield single(bench, 'pages', times.length, 'reported')
    yield single(bench, 'page_median_ms', quantile(times, 0.5), 'reported')
    yield single(bench, 'page_p95_ms', quantile(times, 0.95), 'reported')
  } finally {
    caller.close()
    await web.stop()
    await data.close()
  }
}
