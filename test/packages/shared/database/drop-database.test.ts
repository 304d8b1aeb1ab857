import { dropDatabase } from '@comanda/shared/database/drop-database.js'
import { createTemporaryDatabase } from '@comanda/shared/database/temporary-database.js'
import { expect } from 'chai'
import pg from 'pg'
import { testEnvironment } from '../../../support/environment.js'

describe('dropping a database', () => {
  it('ends who is connected to it', async () => {
    const database = await createTemporaryDatabase(testEnvironment().databaseUrl)
    const client = new pg.Client(database.url)
    const ended = new Promise(resolve => client.on('error', resolve))
    await client.connect()
    await database.drop()
    await ended
    const again = new pg.Client(database.url)
    expect(await again.connect().catch(error => error.code)).to.equal('3D000')
    await database.drop()
  })

  /** What the server says where autovacuum is at work there. */
  const notAllowed = Object.assign(new Error('permission denied to terminate process'), { code: '42501' })

  it('tries again where the server’s own work can’t be ended', async () => {
    const statements: string[] = []
    const query = async (statement: string): Promise<void> => {
      statements.push(statement)
      if (statements.length < 3) throw notAllowed
    }
    await dropDatabase(query, 'a"b')
    expect(statements).to.deep.equal(Array(3).fill('drop database if exists "a""b" with (force)'))
  })

  it('says at once what else is wrong', async () => {
    let tries = 0
    const failure = Object.assign(new Error('connection lost'), { code: '08006' })
    const query = async (): Promise<void> => {
      tries += 1
      throw failure
    }
    expect(await dropDatabase(query, 'x').catch(error => error)).to.equal(failure)
    expect(tries).to.equal(1)
  })
})
