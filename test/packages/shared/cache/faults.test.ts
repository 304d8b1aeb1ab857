import { setTimeout as delay } from 'node:timers/promises'
import { startTcpProxy, type TcpProxy } from '@comanda/harness/tcp-proxy.js'
import type { Cache } from '@comanda/shared/cache/cache.js'
import { expect } from 'chai'
import { createClient } from 'redis'
import { type RedisServer, startRedisServer } from '../../../support/redis-server.js'
import { patienceMs, waitFor } from '../../../support/wait-for.js'
import { createRedisCache, newPrefix, untilShared } from './layers.js'

const readers = 8
/** Failures in a row that open the breaker, and whoever was under way by then: a get and a turn each, and what they store. */
const lateAtMost = 3 + readers * 3

describe('a cache whose Redis', () => {
  let redis: RedisServer
  let proxy: TcpProxy
  let cache: Cache
  let prefix: string

  async function open(settings: readonly string[] = [], deadlineMs = 100): Promise<void> {
    redis = await startRedisServer(settings)
    proxy = await startTcpProxy({ host: '127.0.0.1', port: redis.port })
    prefix = newPrefix()
    cache = createRedisCache(`redis://127.0.0.1:${proxy.port}`, { prefix, deadlineMs })
    await untilShared(cache)
  }

  afterEach(async () => {
    redis.thaw()
    await cache.close()
    await proxy.stop()
    await redis.stop()
  })

  /** People who look at pages all the while: what they get is right, and nobody gets an error. */
  async function underLoad(work: () => Promise<void>): Promise<number> {
    let isOver = false
    let reads = 0
    const read = async (reader: number): Promise<void> => {
      for (let turn = 0; !isOver; turn += 1) {
        const name = `page ${(turn * 7 + reader) % 40} at version ${Math.floor(turn / 20)}`
        const content = await cache.read(name, 60_000, async () => {
          await delay(2)
          return { name }
        })
        expect(content).to.deep.equal({ name })
        reads += 1
        await delay(1)
      }
    }
    const reading = Promise.all(Array.from({ length: readers }, (_, reader) => read(reader)))
    await work().finally(() => {
      isOver = true
    })
    await reading
    return reads
  }

  /** It is used again: what this process stores another one finds. */
  async function recovers(): Promise<void> {
    await untilShared(cache)
    const other = await untilShared(createRedisCache(redis.url, { prefix }))
    const word = `after the fault ${Math.random()}`
    await cache.read('after', 60_000, async () => word)
    await cache.read('after', 60_000, async () => word)
    await delay(50)
    expect(await other.read('after', 60_000, async () => 'not found')).to.equal(word)
    await other.close()
  }

  it('hangs goes on without it, and comes back to it', async () => {
    await open()
    const reads = await underLoad(async () => {
      await delay(200)
      redis.freeze()
      await delay(2_000)
    })
    expect(reads).to.be.greaterThan(readers)
    const { late, isShared } = cache.figures()
    expect(late).to.be.within(1, lateAtMost)
    expect(isShared).to.equal(false)
    redis.thaw()
    await recovers()
  })

  it('is killed goes on without it, and comes back to it', async () => {
    await open()
    await underLoad(async () => {
      await delay(200)
      await redis.kill()
      await delay(1_000)
    })
    expect(cache.figures().late).to.be.at.most(lateAtMost)
    await redis.start()
    await recovers()
  })

  it('comes and goes goes on all the while', async () => {
    await open()
    await underLoad(async () => {
      for (let turn = 0; turn < 10; turn += 1) {
        proxy.refuse()
        await delay(120)
        proxy.pass()
        await delay(180)
      }
    })
    await recovers()
  })

  it('answers garbage believes nothing of it', async () => {
    await open()
    for (const garbage of [
      '\u0000\u0001no protocol at all',
      '$5\r\nhello\r\n',
      '+OK\r\n',
      ':1\r\n',
      '*2\r\n+a\r\n+b\r\n',
    ]) {
      await underLoad(async () => {
        await delay(100)
        proxy.answerWith(garbage)
        await delay(400)
      })
      proxy.pass()
    }
    await recovers()
  })

  it('answers each question with the one before’s answer believes none', async () => {
    await open()
    for (const name of ['a', 'b']) await cache.read(name, 60_000, async () => ({ name }))
    await delay(50)
    // one answer too many, as after a lost question: all that follows is out of step
    const client = await createClient({ url: redis.url }).connect()
    const stored = await client.get(`${prefix}a`)
    await client.set(`${prefix}b`, stored ?? '')
    client.destroy()
    expect(await cache.read('b', 60_000, async () => ({ name: 'b' }))).to.deep.equal({ name: 'b' })
    expect(cache.figures().lied).to.equal(1)
    await recovers()
  })

  it('holds other things under its keys takes them for nothing, and writes its own', async () => {
    await open()
    const client = await createClient({ url: redis.url }).connect()
    await client.lPush(`${prefix}list`, 'x')
    await client.hSet(`${prefix}hash`, 'x', 'y')
    await client.set(`${prefix}text`, 'x')
    await client.set(`${prefix}large`, 'x'.repeat(2_000_000))
    for (const name of ['list', 'hash', 'text', 'large']) {
      await untilShared(cache)
      expect(await cache.read(name, 60_000, async () => name)).to.equal(name)
    }
    await untilShared(cache)
    await delay(50)
    expect(await cache.read('list', 60_000, async () => 'again')).to.equal('list')
    client.destroy()
  })

  it('is full goes on with what it holds', async () => {
    await open(['--maxmemory', '1mb', '--maxmemory-policy', 'noeviction'], patienceMs)
    await underLoad(() => delay(500))
    expect(cache.figures()).to.include({ isShared: true, late: 0 })
    expect(cache.figures().refused).to.be.greaterThan(0)
    const client = await createClient({ url: redis.url }).connect()
    const refusals = Number(/errorstat_OOM:count=(\d+)/.exec(await client.info('errorstats'))?.[1])
    // a turn and what it stores, of each who was under way when it was refused first: it isn't asked each time
    expect(refusals).to.be.within(1, readers * 2)
    await client.configSet('maxmemory', '0')
    await waitFor('it to be stored in again', async () => {
      await cache.read(`after ${Date.now()}`, 60_000, async () => 'x')
      return (await client.keys(`${prefix}after*`)).length > 0
    })
    client.destroy()
  })

  it('is slow is left alone while it is', async () => {
    await open()
    await underLoad(async () => {
      await delay(200)
      proxy.delay(200)
      await delay(2_000)
    })
    expect(cache.figures().late).to.be.within(1, lateAtMost)
    expect(cache.figures().isShared).to.equal(false)
    proxy.pass()
    await recovers()
  })

  it('was never there goes on without it', async () => {
    await open()
    await redis.kill()
    const alone = createRedisCache(redis.url)
    expect(await alone.read('a', 60_000, async () => 'a')).to.equal('a')
    expect(alone.figures()).to.include({ loaded: 1, late: 0, isShared: false })
    await alone.close()
  })
})
