import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { CacheFigures } from '@comanda/shared/cache/cache.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createVersionRepository } from '@comanda/shared/versions/repository.js'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { type RedisServer, startRedisServer } from '../../../support/redis-server.js'
import { waitFor } from '../../../support/wait-for.js'
import { createShop, placeOrder, type TestShop } from '../shop.js'
import { newPrefix } from './layers.js'

const processCount = 4
/** CACHE_TEST_WRITES=1000 for the whole of it. */
const writes = Number(process.env.CACHE_TEST_WRITES ?? 60)

interface Reader {
  ask<Answer>(order: Record<string, unknown>): Promise<Answer>
  end(): Promise<void>
}

async function startReader(environment: Record<string, string>): Promise<Reader> {
  const file = fileURLToPath(new URL('./reader.js', import.meta.url))
  const child: ChildProcess = fork(file, { env: { ...process.env, ...environment } })
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let asked = 0
  child.on('message', (message: 'ready' | { id: number; value?: unknown; error?: string }) => {
    if (message === 'ready') return
    const { resolve, reject } = waiting.get(message.id) ?? {}
    waiting.delete(message.id)
    if (message.error === undefined) resolve?.(message.value as never)
    else reject?.(new Error(message.error))
  })
  await once(child, 'message')
  return {
    ask: order =>
      new Promise((resolve, reject) => {
        asked += 1
        waiting.set(asked, { resolve, reject })
        child.send({ id: asked, order })
      }),
    end: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

describe('several processes with one cache', () => {
  let database: TestDatabase
  let redis: RedisServer
  let readers: Reader[]
  let shop: TestShop

  before(async () => {
    database = await createTestDatabase()
    shop = await createShop(database.db)
    redis = await startRedisServer()
    const environment = { DATABASE_URL: database.config.url(), REDIS_URL: redis.url, PREFIX: newPrefix() }
    readers = await Promise.all(Array.from({ length: processCount }, () => startReader(environment)))
    await untilShared(true)
  })

  after(async () => {
    await Promise.all(readers.map(reader => reader.end()))
    await redis.stop()
    await database.drop()
  })

  async function untilShared(isShared: boolean): Promise<void> {
    await waitFor('the processes to see Redis', async () => {
      const states = await Promise.all(
        readers.map(reader => reader.ask<CacheFigures & { isShared: boolean }>({ what: 'state' })),
      )
      return states.every(state => state.isShared === isShared)
    })
  }

  it('load once or twice where 500 miss at once in each', async () => {
    const loads = await Promise.all(readers.map(reader => reader.ask<number>({ what: 'miss', times: 500 })))
    expect(loads.reduce((sum, count) => sum + count)).to.be.within(1, 2)
  })

  it('load once each without Redis', async () => {
    await redis.kill()
    await untilShared(false)
    const loads = await Promise.all(readers.map(reader => reader.ask<number>({ what: 'miss', times: 500 })))
    // what they kept of the test before still stands in each one's memory
    expect(Math.max(...loads)).to.be.at.most(1)
    await redis.start()
    await untilShared(true)
  })

  it('show a change at once to whoever made it and whoever asks after it, and never an older state again', async () => {
    const { businessId } = shop
    const { id: orderId } = await placeOrder(database.db, shop)
    const orders = createOrderRepository(database.db)
    const versions = createVersionRepository(database.db)
    await orders.setNote(businessId, orderId, '0')
    let committed = 0
    let isOver = false

    // whoever looks all the while, in each process: what was seen once is never followed by something older
    const look = async (reader: Reader): Promise<number> => {
      let last = -1
      let looks = 0
      while (!isOver) {
        const atLeast = committed
        const seen = Number(await reader.ask<string>({ what: 'note', businessId, orderId }))
        expect(seen, 'asked after the commit').to.be.at.least(atLeast)
        expect(seen, 'after what was seen before').to.be.at.least(last)
        last = seen
        looks += 1
      }
      return looks
    }
    const looking = Promise.all(readers.map(look))
    // what one of them has to complain of is told at the end
    looking.catch(() => undefined)
    const fold = async (): Promise<void> => {
      while (!isOver) {
        await versions.fold()
        await delay(20)
      }
    }
    const folding = fold()

    try {
      for (let write = 1; write <= writes; write += 1) {
        if (write === Math.floor(writes / 3)) await redis.kill()
        if (write === Math.floor((writes * 2) / 3)) await redis.start()
        await orders.setNote(businessId, orderId, String(write))
        committed = write
        const writer = readers[write % processCount]
        const seen = Number(await writer?.ask<string>({ what: 'note', businessId, orderId }))
        expect(seen, 'its own write').to.equal(write)
      }
    } finally {
      isOver = true
    }
    await folding
    const looks = await looking
    for (const count of looks) expect(count).to.be.greaterThan(0)
    await untilShared(true)
  })
})
