import { benches } from '@comanda/bench/benches.js'
import type { Figure } from '@comanda/bench/figure.js'
import { createGround } from '@comanda/bench/ground.js'
import { compare } from '@comanda/bench/rounds.js'
import { expect } from 'chai'
import { testEnvironment } from '../../support/environment.js'

const { databaseUrl, redisUrl, chromiumPath, pgbenchPath } = testEnvironment()
const ground = createGround({
  BENCH_DATABASE_URL: databaseUrl,
  BENCH_REDIS_URL: redisUrl,
  BENCH_CHROMIUM_PATH: chromiumPath,
  BENCH_PGBENCH_PATH: pgbenchPath,
})

describe('a bench', () => {
  for (const name of Object.keys(benches))
    it(`of ${name} runs and gives whole figures`, async () => {
      const bench = await benches[name]?.load()
      const figures: Figure[] = []
      for await (const figure of bench?.('small', ground) ?? []) figures.push(figure)
      expect(figures).not.to.deep.equal([])
      for (const figure of figures) {
        expect(figure.bench).to.equal(name)
        expect(figure.ours).to.satisfy(Number.isFinite)
        expect(figure.ok).to.be.a('boolean')
        expect(figure.goal).not.to.equal('')
      }
    })

  it('takes its two sides in turns, and the median of the rounds', async () => {
    const order: string[] = []
    const costs = { a: [2, 2, 6, 6, 8, 8], b: [1, 1, 2, 2, 2, 2] }
    const side = (name: 'a' | 'b') => () => {
      order.push(name)
      return costs[name].shift() ?? 0
    }
    const { ratio, a, b } = await compare(side('a'), side('b'), 3)
    expect(order.join('')).to.equal('abbaabbaabba')
    expect(ratio).to.equal(3)
    expect([a, b]).to.deep.equal([6, 2])
  })
})
