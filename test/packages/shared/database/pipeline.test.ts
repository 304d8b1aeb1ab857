import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'

describe('statements that a transaction sends at once', () => {
  let database: TestDatabase

  before(async () => {
    database = await createTestDatabase()
    await database.db.raw('create table kept (n integer primary key)')
  })
  after(() => database.drop())

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
})
