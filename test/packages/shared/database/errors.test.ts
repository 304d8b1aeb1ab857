import { createDatabase } from '@comanda/shared/database/connect.js'
import { isDatabaseUnavailable } from '@comanda/shared/database/errors.js'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'

describe('isDatabaseUnavailable', () => {
  let database: TestDatabase

  before(async () => {
    database = await createTestDatabase()
  })

  after(() => database.drop())

  async function errorOf(work: Promise<unknown>): Promise<Error> {
    const error: unknown = await work.then(
      () => undefined,
      (caught: unknown) => caught,
    )
    if (error instanceof Error) return error
    throw new Error('it did not fail')
  }

  it('knows a statement that got no answer in time', async () => {
    const impatient = createDatabase({ ...database.config, queryTimeoutMs: 100 })
    const error = await errorOf(impatient.raw('select pg_sleep(1)'))
    await impatient.destroy()
    expect(isDatabaseUnavailable(error)).to.equal(true)
  })

  it('knows a server that isn’t there', async () => {
    const url = new URL(database.config.url())
    url.port = '1'
    const nowhere = createDatabase({ ...database.config, url: () => url.href })
    const error = await errorOf(nowhere.raw('select 1'))
    await nowhere.destroy()
    expect(isDatabaseUnavailable(error)).to.equal(true)
  })

  it('knows a connection that was cut', async () => {
    const cut = createDatabase(database.config)
    const error = await errorOf(cut.raw('select pg_terminate_backend(pg_backend_pid())'))
    await cut.destroy()
    expect(isDatabaseUnavailable(error)).to.equal(true)
  })

  it('doesn’t take a refused statement for an outage', async () => {
    expect(isDatabaseUnavailable(await errorOf(database.db.raw('select 1 / 0')))).to.equal(false)
  })

  it('gets no values of the statement in its message: they are people’s', async () => {
    const error = await errorOf(database.db.raw('select cast(:text as inet)', { text: 'private' }))
    expect(error.message.split(' - ')[0]).to.equal('select cast($1 as inet)')
  })
})
