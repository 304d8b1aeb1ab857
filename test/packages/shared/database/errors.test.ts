import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { readConfig } from '@comanda/shared/config/config.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import {
  isAccessRefused,
  isDatabaseUnavailable,
  isRefusedData,
  isUniqueViolation,
} from '@comanda/shared/database/errors.js'
import { requireRow } from '@comanda/shared/database/rows.js'
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

  it('knows a server whose name or address leads nowhere', async () => {
    for (const hostname of ['nowhere.invalid', '127.255.255.255']) {
      const url = new URL(database.config.url())
      url.hostname = hostname
      const nowhere = createDatabase({ ...database.config, url: () => url.href })
      const error = await errorOf(nowhere.raw('select 1'))
      await nowhere.destroy()
      expect(isDatabaseUnavailable(error), error.message).to.equal(true)
    }
  })

  it('knows a file that doesn’t name the database yet', async () => {
    const { database: config } = readConfig({ DATABASE_URL_FILE: '/nowhere/url' })
    const early = createDatabase(config)
    const error = await errorOf(early.raw('select 1'))
    await early.destroy()
    expect(isDatabaseUnavailable(error)).to.equal(true)
  })

  it('knows a server that cuts, answers something else or nothing at all', async () => {
    const answers: ((socket: Socket) => unknown)[] = [
      socket => socket.resetAndDestroy(),
      socket => socket.end(),
      socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
      () => undefined,
    ]
    for (const answer of answers) {
      const sockets: Socket[] = []
      const server = createServer(socket => {
        sockets.push(socket)
        socket.on('error', () => socket.destroy())
        answer(socket)
      })
      await once(server.listen(0, '127.0.0.1'), 'listening')
      const url = new URL(database.config.url())
      url.port = String((server.address() as AddressInfo).port)
      const odd = createDatabase({ ...database.config, url: () => url.href, acquireTimeoutMs: 200 })
      const error = await errorOf(odd.raw('select 1'))
      for (const socket of sockets) socket.destroy()
      await odd.destroy()
      server.close()
      expect(isDatabaseUnavailable(error), error.message).to.equal(true)
    }
  })

  it('knows a transaction that was cut at any point', async () => {
    const cut = createDatabase(database.config)
    const cutOff = async (trx: Database): Promise<void> => {
      const { pid } = await requireRow<{ pid: number }>(trx, 'select pg_backend_pid() as pid')
      await database.db.raw('select pg_terminate_backend(?)', [pid])
      await delay(30)
    }
    const errors = [
      await errorOf(
        cut.transaction(async trx => {
          await cutOff(trx)
          await trx.raw('select 1')
        }),
      ),
      await errorOf(cut.transaction(cutOff)),
      await errorOf(
        cut.transaction(trx => Promise.all([trx.raw('select pg_terminate_backend(pg_backend_pid())')])),
      ),
    ]
    expect((await cut.raw('select 1 as one')).rows).to.deep.equal([{ one: 1 }])
    await cut.destroy()
    for (const error of errors) expect(isDatabaseUnavailable(error), error.message).to.equal(true)
  })

  it('knows a pool that is used up', async () => {
    const small = createDatabase({ ...database.config, poolMax: 1, acquireTimeoutMs: 1_000 })
    const held = await small.transaction()
    const error = await errorOf(small.raw('select 1'))
    await held.rollback()
    await small.destroy()
    expect(isDatabaseUnavailable(error)).to.equal(true)
  })

  it('doesn’t take what the server refused for an outage, even where it quotes one', async () => {
    const statements = [
      'select 1 / 0',
      'select nothing',
      "select cast('x - Connection terminated' as int)",
      'set statement_timeout = 1; select pg_sleep(1)',
    ]
    for (const sql of statements) {
      const error = await errorOf(database.db.transaction(trx => trx.raw(sql)))
      expect(isDatabaseUnavailable(error), error.message).to.equal(false)
    }
  })

  it('gets no values of the statement in its message: they are people’s', async () => {
    const error = await errorOf(database.db.raw('select cast(:text as inet)', { text: 'private' }))
    expect(error.message.split(' - ')[0]).to.equal('select cast($1 as inet)')
  })
})

describe('isRefusedData', () => {
  let database: TestDatabase

  before(async () => {
    database = await createTestDatabase()
  })
  after(() => database.drop())

  it('knows data that the database will never take, and nothing else', async () => {
    const refused = async (sql: string, bindings: Record<string, string> = {}): Promise<boolean> =>
      database.db.raw(sql, bindings).then(
        () => false,
        (error: unknown) => isRefusedData(error),
      )
    expect(await refused('select cast(:text as text)', { text: 'a\0b' })).to.equal(true)
    expect(await refused('select cast(:json as jsonb)', { json: '"\\ud83c"' })).to.equal(true)
    expect(await refused('insert into inbox (account_id) values (1)')).to.equal(true)
    const long = "select string_agg(md5(cast(i as text)), '') from generate_series(1, 1000) i"
    expect(await refused(`insert into users (email) ${long}`)).to.equal(true)
    expect(await refused('select pg_terminate_backend(pg_backend_pid())')).to.equal(false)
    expect(await refused('select nothing')).to.equal(false)
  })
})

describe('isAccessRefused', () => {
  it('knows a wrong password and a database that isn’t there, and no outage', async () => {
    const database = await createTestDatabase()
    const tryAt = async (change: (url: URL) => void): Promise<boolean> => {
      const url = new URL(database.config.url())
      change(url)
      const db = createDatabase({ ...database.config, url: () => url.href })
      const error: unknown = await db.raw('select 1').catch((caught: unknown) => caught)
      await db.destroy()
      return isAccessRefused(error) && !isDatabaseUnavailable(error)
    }
    const found = [
      await tryAt(url => {
        url.password = 'wrong'
      }),
      await tryAt(url => {
        url.pathname = '/nothing'
      }),
      await tryAt(url => {
        url.port = '1'
      }),
    ]
    await database.drop()
    expect(found).to.deep.equal([true, true, false])
  })
})

describe('isUniqueViolation', () => {
  it('tells by which index, where that is asked', async () => {
    const database = await createTestDatabase()
    const add = () => database.db.raw("insert into users (email) values ('a@example.com')")
    await add()
    const error: unknown = await add().catch((caught: unknown) => caught)
    await database.drop()
    expect(isUniqueViolation(error)).to.equal(true)
    expect(isUniqueViolation(error, 'users_email')).to.equal(true)
    expect(isUniqueViolation(error, 'businesses_slug_key')).to.equal(false)
    expect(isUniqueViolation(undefined)).to.equal(false)
  })
})
