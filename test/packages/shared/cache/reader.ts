import { setTimeout as delay } from 'node:timers/promises'
import { readConfig } from '@comanda/shared/config/config.js'
import { createDatabase } from '@comanda/shared/database/connect.js'
import { queryRow } from '@comanda/shared/database/rows.js'
import { createVersionRepository } from '@comanda/shared/versions/repository.js'
import { createRedisCache } from './layers.js'

/*
 * A process that reads through the cache, as a dashboard does. Started by processes.test.ts with what it needs in its
 * environment, and asked by messages.
 */

const { REDIS_URL = '', PREFIX = '' } = process.env
const db = createDatabase(readConfig().database)
const versions = createVersionRepository(db)
const cache = createRedisCache(REDIS_URL, { prefix: PREFIX, withMemory: true, deadlineMs: 200 })
let loads = 0

/** The note of an order, read as a page reads: the version first, then what stands under it. */
async function readNote(businessId: number, orderId: number): Promise<string | undefined> {
  const { orders } = await versions.of(businessId)
  return cache.read(`${businessId}/note/${orderId}/${orders}`, 60_000, async () => {
    loads += 1
    const row = await queryRow<{ note: string }>(
      db,
      'select note from orders where business_id = :businessId and id = :orderId',
      { businessId, orderId },
    )
    return row?.note
  })
}

async function missAtOnce(times: number): Promise<number> {
  const before = loads
  const read = () =>
    cache.read('slow', 60_000, async () => {
      loads += 1
      await delay(300)
      return 'read'
    })
  await Promise.all(Array.from({ length: times }, read))
  return loads - before
}

type Order =
  | { what: 'note'; businessId: number; orderId: number }
  | { what: 'miss'; times: number }
  | { what: 'state' }

process.on('message', ({ id, order }: { id: number; order: Order }) => {
  const answer = async (): Promise<unknown> => {
    if (order.what === 'note') return readNote(order.businessId, order.orderId)
    if (order.what === 'miss') return missAtOnce(order.times)
    return cache.figures()
  }
  answer().then(
    value => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
// with Redis's connection gone the channel alone didn't keep it running
setInterval(() => undefined, 60_000)
process.send?.('ready')
