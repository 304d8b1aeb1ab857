import { openEmpty } from '../data/open-data.js'
import { openShop } from '../data/shop.js'
import { type Bench, round, type Size, single } from '../figure.js'
import type { Ground } from '../ground.js'
import { createCaller } from '../processes/load.js'
import { type MeasuredProcess, startWeb } from '../processes/measured.js'
import { signIn } from '../processes/members.js'
import { createDay, type Happening, people } from './day.js'
import { createHappenings } from './happenings.js'

const bench = 'normal-day'
const partsOfDay: Record<Size, number> = { small: 0.02, full: 1 }
const goal = { atMost: 0.2 }

/** Lives the day through one dashboard. @returns the queries that its pages sent, the sessions' own aside */
async function live(day: readonly Happening[], ground: Ground, web: NodeJS.ProcessEnv): Promise<number> {
  const database = await openEmpty(ground)
  const { db } = database
  let dashboard: MeasuredProcess | undefined
  const caller = createCaller(1)
  try {
    const account = await openShop(db)
    const shop = await createHappenings(db, account)
    dashboard = await startWeb(database, web)
    const { url } = dashboard
    // each with a tablet of their own
    const cookies: string[] = []
    for (let person = 0; person < people; person++)
      cookies.push((await signIn(url, db, account.businessId, `day-${person}`)).cookie)

    async function visit(person: number, path: string): Promise<void> {
      const { status } = await caller.get(url + path, { Cookie: cookies[person] ?? '' })
      if (status !== 200) throw new Error(`${path} answered ${status}`)
    }

    for (let person = 0; person < people; person++) await visit(person, '/orders')
    await dashboard.queries()
    for (const what of day) {
      if (what.kind === 'visit') await visit(what.person, what.path)
      else if (what.kind === 'look') {
        const orderId = shop.recent(what.recent)
        await visit(what.person, orderId === undefined ? '/orders' : `/orders/${orderId}`)
      } else await shop[what.kind]()
    }
    return (await dashboard.queries()).filter(({ kind }) => kind === 'page').length
  } finally {
    caller.close()
    await dashboard?.stop()
    await database.close()
  }
}

/** How much the cache keeps from the database on a day as a shop has them. */
export const benchNormalDay: Bench = async function* (size, ground) {
  const day = createDay(partsOfDay[size])
  const ours = await live(day, ground, { REDIS_URL: ground.redisUrl() })
  const other = await live(day, ground, { REDIS_URL: undefined, CACHE_MEMORY_MB: '0' })
  const ratio = ours / other
  yield {
    ...single(bench, 'queries', ours, 'reported'),
    other,
    otherName: 'without cache',
    ratio: round(ratio),
    goal: `ratio <= ${goal.atMost}`,
    ok: ratio <= goal.atMost,
  }
}
