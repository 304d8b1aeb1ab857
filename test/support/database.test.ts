import { createDatabase } from '@comanda/shared/database/connect.js'
import { pendingMigrations } from '@comanda/shared/database/migrate.js'
import { expect } from 'chai'
import { createTestDatabase } from './database.js'

describe('a test’s database', () => {
  it('has every migration and nothing that another one wrote', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
    try {
      expect(await pendingMigrations(one.db)).to.deep.equal([])
      await one.db.raw("insert into users (email) values ('somebody@example.com')")
      expect((await other.db.raw('select * from users')).rows).to.deep.equal([])
    } finally {
      await Promise.all([one.drop(), other.drop()])
    }
  })

  it('says so when the test left a connection open', async () => {
    const { config, drop } = await createTestDatabase()
    const leak = createDatabase(config)
    await leak.raw('select 1')
    const error: unknown = await drop().catch((caught: unknown) => caught)
    await leak.destroy()
    expect(error).to.be.instanceOf(Error).with.property('message').that.includes('left 1 connections')
  })
})
