import { createLogger } from '@comanda/shared/logging/logger.js'
import { expect } from 'chai'
import { createTestDatabase } from '../../../support/database.js'

describe('the log', () => {
  it('tells what broke without the values that it broke on', async () => {
    const database = await createTestDatabase()
    const lines: string[] = []
    const logger = createLogger({ name: 'test', level: 'info' }, { write: line => lines.push(line) })
    const insert = () =>
      database.db.raw('insert into users (email) values (:email)', { email: 'maya@example.com' })
    try {
      await insert()
      await insert()
    } catch (error) {
      logger.error({ err: error }, 'could not add')
    } finally {
      await database.drop()
    }
    expect(lines).to.have.length(1)
    expect(lines[0]).to.include('23505').and.to.include('users_email').and.to.include('"stack"')
    expect(lines[0]).not.to.include('maya')
  })
})
