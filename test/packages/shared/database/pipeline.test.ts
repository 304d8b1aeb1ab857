import { startTcpProxy } from '@comanda/harness/tcp-proxy.js'
import { createDatabase } from '@comanda/shared/database/connect.js'
import { isDatabaseUnavailable } from '@comanda/shared/database/errors.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'

describe('statements that a transaction sends at once', () => {
  const database = useTestDatabase()

  before(async () => {
    await database.db.raw('create table kept (n integer primary key)')
  })

  const kept = async (): Promise<number[]> => (await database.db('kept').orderBy('n')).map(({ n }) => n)

  it('are carried out in the order in which they were sent', async () => {
    const counts = await database.db.transaction(async trx =>
      Promise.all([
        trx.raw('insert into kept values (1)'),
        trx.raw('select count(*) as count from kept'),
        trx.raw('delete from kept'),
        trx.raw('select count(*) as count from kept'),
      ]),
    )
    expect([counts[1].rows[0].count, counts[3].rows[0].count]).to.deep.equal([1, 0])
  })

  it('wait for the way there and back once', async () => {
    const target = new URL(database.config.url())
    const proxy = await startTcpProxy({ host: target.hostname, port: Number(target.port) })
    const far = new URL(target)
    far.port = String(proxy.port)
    const db = createDatabase({ ...database.config, url: () => far.href })
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8]
    try {
      const [together, inTurn] = await db.transaction(async trx => {
        proxy.delay(100)
        const startedAt = performance.now()
        await Promise.all(numbers.map(n => trx.raw(`select ${n}`)))
        const between = performance.now()
        for (const n of numbers) await trx.raw(`select ${n}`)
        return [between - startedAt, performance.now() - between]
      })
      expect(together).to.be.lessThan((inTurn ?? 0) / 2)
    } finally {
      await db.destroy()
      await proxy.stop()
    }
  })

  it('leave nothing where one of them fails, and the connection as good as new', async () => {
    const failing = database.db.transaction(async trx => {
      await Promise.all([
        trx.raw('insert into kept values (2)'),
        trx.raw('select 1 / 0'),
        trx.raw('insert into kept values (3)'),
      ])
    })
    expect(await failing.then(undefined, (error: { code: string }) => error.code)).to.equal('22012')
    expect(await kept()).to.deep.equal([])
    await database.db.transaction(trx => trx.raw('insert into kept values (4)'))
    expect(await kept()).to.deep.equal([4])
  })

  it('end with their connection where one overruns its time, and the pool goes on', async () => {
    const impatient = createDatabase({ ...database.config, queryTimeoutMs: 300 })
    try {
      const failing = impatient.transaction(trx =>
        Promise.all([
          trx.raw('insert into kept values (5)'),
          trx.raw('select pg_sleep(1.5)'),
          trx.raw('select 1'),
        ]),
      )
      expect(await failing.then(undefined, isDatabaseUnavailable)).to.equal(true)
      expect((await impatient.raw('select 1 as one')).rows).to.deep.equal([{ one: 1 }])
      expect(await kept()).not.to.include(5)
    } finally {
      await impatient.destroy()
    }
  })
})
