import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { nextSteps } from '@comanda/shared/orders/steps.js'
import { openEmpty } from '../data/open-data.js'
import { openShop, orderOf, receive } from '../data/shop.js'
import { type Bench, round, type Size, single } from '../figure.js'
import type { Ground } from '../ground.js'
import { createCaller } from '../processes/load.js'
import { type MeasuredProcess, startWeb } from '../processes/measured.js'
import { signIn } from '../processes/members.js'
import { createDay, type Happening } from './day.js'

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
    const orders = createOrderRepository(db)
    const service = createOrderService(db)
    const order = orderOf(account, await receive(db, account.id, 1))
    const place = () => db.transaction(trx => orders.place({ ...order, fulfilment: 'pickup' }, trx))
    dashboard = await startWeb(database, web)
    const { url } = dashboard
    const { cookie } = await signIn(url, db, account.businessId, 'day')
    const open: number[] = []
    const placed: number[] = []

    async function visit(path: string): Promise<void> {
      const { status } = await caller.get(url + path, { Cookie: cookie })
      if (status !== 200) throw new Error(`${path} answered ${status}`)
    }
    /** The oldest open order, the usual way. */
    async function step(): Promise<void> {
      const orderId = open[0]
      const found = orderId === undefined ? undefined : await orders.find(account.businessId, orderId)
      const to = found && nextSteps(found.status, found.fulfilment)[0]
      if (found === undefined || to === undefined) return
      const change = { businessId: account.businessId, orderId: found.id, from: found.status, to }
      await service.changeStatus({ ...change, actor: { kind: 'system' } })
      if (to === 'completed') open.shift()
    }

    await visit('/orders')
    await dashboard.queries()
    for (const what of day) {
      if (what.kind === 'visit') await visit(what.path)
      else if (what.kind === 'step') await step()
      else if (what.kind === 'order') {
        const { id } = await place()
        open.push(id)
        placed.unshift(id)
      } else {
        const orderId = placed[what.recent]
        await visit(orderId === undefined ? '/orders' : `/orders/${orderId}`)
      }
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
