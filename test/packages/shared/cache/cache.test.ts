import { setTimeout as delay } from 'node:timers/promises'
import { createBreaker } from '@comanda/shared/cache/breaker.js'
import { type Cache, createCache } from '@comanda/shared/cache/cache.js'
import { expect } from 'chai'
import { testEnvironment } from '../../../support/environment.js'
import {
  createMemory,
  createRedisCache,
  faultyConnection,
  newPrefix,
  silentLogger,
  untilShared,
} from './layers.js'

const order = { number: 12, placedAt: new Date('2026-03-01T12:00:00.123Z'), lines: [{ name: 'Café “Ñ” 🍕' }] }

interface Kind {
  name: string
  make(now: () => number): Promise<Cache>
  /** nothing is kept where there is neither layer */
  keeps: boolean
}

const redis = (): string => testEnvironment().redisUrl
const faulty = (fault: Parameters<typeof faultyConnection>[0]): Kind => ({
  name: `behind one that ${fault}`,
  keeps: false,
  make: now =>
    untilShared(
      createCache({
        memory: undefined,
        shared: createBreaker({ connect: faultyConnection(fault), deadlineMs: 20, logger: silentLogger }),
        prefix: newPrefix(),
        now,
      }),
    ),
})

const kinds: Kind[] = [
  {
    name: 'in process',
    keeps: true,
    make: async now => createCache({ memory: createMemory(), shared: undefined, prefix: newPrefix(), now }),
  },
  { name: 'in Redis', keeps: true, make: now => untilShared(createRedisCache(redis(), { now })) },
  {
    name: 'in both',
    keeps: true,
    make: now => untilShared(createRedisCache(redis(), { now, withMemory: true })),
  },
  {
    name: 'nowhere',
    keeps: false,
    make: async now => createCache({ memory: undefined, shared: undefined, prefix: newPrefix(), now }),
  },
  faulty('throws'),
  faulty('hangs'),
  faulty('delays'),
  faulty('lies'),
  faulty('gives garbage'),
  faulty('gives no text'),
  faulty('refuses to store'),
]

for (const kind of kinds) {
  describe(`a cache that keeps ${kind.name}`, () => {
    let cache: Cache
    let clock: { now: number }
    let loads: number

    beforeEach(async () => {
      clock = { now: Date.now() }
      loads = 0
      cache = await kind.make(() => clock.now)
    })

    afterEach(() => cache.close())

    /** Reads, and lets what is stored in the background arrive. */
    async function read<Value>(load: () => Promise<Value>, key = 'k', ttlMs = 60_000): Promise<Value> {
      const value = await cache.read(key, ttlMs, () => {
        loads += 1
        return load()
      })
      await delay(40)
      return value
    }

    it('gives what was loaded, Dates and all, the first time and every time', async () => {
      for (let turn = 0; turn < 3; turn += 1) expect(await read(async () => order)).to.deep.equal(order)
      expect(loads).to.equal(kind.keeps ? 1 : 3)
    })

    it('takes no text for a Date, and lets nobody change what it gave, however deep', async () => {
      const texts = [
        '\u007f1772366400123',
        '\u007f\u007f',
        '\u007f',
        '1772366400123',
        { $date: 1_772_366_400_123 },
      ]
      const value = { texts, at: [new Date(1_772_366_400_123)], none: null }
      for (let turn = 0; turn < 3; turn += 1) {
        const given = await read(async () => value, 'texts')
        expect(given).to.deep.equal(value)
        expect(() => given.texts.push('more')).to.throw(TypeError)
        expect(() => Object.assign(given.texts[4] ?? '', { $date: 0 })).to.throw(TypeError)
        expect(() => Object.assign(given, { none: 1 })).to.throw(TypeError)
      }
    })

    it('gives each key its own', async () => {
      expect(await read(async () => 'one', 'shop 1')).to.equal('one')
      expect(await read(async () => 'two', 'shop 2')).to.equal('two')
      expect(await read(async () => 'one', 'shop 1')).to.equal('one')
    })

    it('loads once for all who ask at once', async () => {
      const slow = async () => {
        await delay(100)
        return order
      }
      const answers = await Promise.all(Array.from({ length: 500 }, () => read(slow)))
      expect(loads).to.equal(1)
      for (const answer of answers) expect(answer).to.deep.equal(order)
    })

    it('loads again when its time is over, a little earlier or later each time', async () => {
      await read(async () => 'old')
      clock.now += 66_001
      expect(await read(async () => 'new')).to.equal('new')
      expect(loads).to.equal(2)
    })

    it('remembers for a short time that there is nothing', async () => {
      expect(await read(async () => undefined)).to.equal(undefined)
      expect(await read(async () => undefined)).to.equal(undefined)
      expect(loads).to.equal(kind.keeps ? 1 : 2)
      clock.now += 6_000
      expect(await read(async () => 'placed meanwhile')).to.equal('placed meanwhile')
    })

    it('tells who asks that the load failed, and keeps nothing of it', async () => {
      const failure = new Error('the database is away')
      const failing = read(async () => {
        throw failure
      })
      expect(await failing.catch((error: unknown) => error)).to.equal(failure)
      expect(await read(async () => 'back')).to.equal('back')
    })

    it('gives what is past its time where a load fails', async () => {
      await read(async () => 'old')
      clock.now += 70_000
      const answer = await read(async () => {
        throw new Error('the database is away')
      }).catch(() => 'failed')
      expect(answer).to.equal(kind.keeps ? 'old' : 'failed')
      expect(cache.figures().stale).to.equal(kind.keeps ? 1 : 0)
    })

    it('gives what nobody can change for the others', async () => {
      const answer = await read(async () => structuredClone(order))
      expect(() => answer.lines.push({ name: 'more' })).to.throw(TypeError)
      expect(await read(async () => structuredClone(order))).to.deep.equal(order)
    })

    it('gives what is too large to keep', async () => {
      const large = 'x'.repeat(600_000)
      expect(await read(async () => large)).to.equal(large)
      expect(await read(async () => large)).to.equal(large)
      expect(loads).to.equal(2)
    })
  })
}

describe('a cache in process', () => {
  it('stays within its bounds, and drops what wasn’t used for longest', async () => {
    const memory = createMemory(100_000)
    const cache = createCache({ memory, shared: undefined, prefix: '' })
    let loads = 0
    const read = (key: string) =>
      cache.read(key, 60_000, async () => {
        loads += 1
        return 'x'.repeat(1_000)
      })
    for (let turn = 0; turn < 100; turn += 1) {
      await read(`key ${turn}`)
      await read('in use')
      expect(memory.size().bytes).to.be.at.most(100_000)
    }
    expect(loads).to.equal(101)
    await read('key 0')
    expect(loads).to.equal(102)
  })
})
