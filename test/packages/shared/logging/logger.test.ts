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

  it('names nobody where an error of WhatsApp’s page does, or what isn’t an error was thrown', () => {
    const lines: string[] = []
    const logger = createLogger({ name: 'test', level: 'info' }, { write: line => lines.push(line) })
    logger.warn({ err: new Error('no chat 15551230001@c.us, false_99887766@lid_3EB0AA') }, 'could not send')
    logger.warn({ err: 'auth timeout for 15551230001@c.us' }, 'the page rejected')
    logger.warn({ err: undefined }, 'the browser is gone')
    expect(lines.join('\n')).not.to.match(/1555|9988/)
    expect(lines[0]).to.include('no chat …@c.us, false_…@lid_3EB0AA').and.to.include('"stack"')
    expect(JSON.parse(lines[1] ?? '').err).to.deep.equal({ message: 'auth timeout for …@c.us' })
    expect(JSON.parse(lines[2] ?? '')).not.to.have.property('err')
  })
})
