import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfig } from '@comanda/shared/config/config.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { createDatabaseProbe } from '@comanda/shared/database/probe.js'
import { requireRow } from '@comanda/shared/database/rows.js'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'

describe('a pool', () => {
  let database: TestDatabase

  before(async () => {
    database = await createTestDatabase()
  })
  after(() => database.drop())

  const nameOf = async (db: Database): Promise<string> =>
    (await requireRow<{ name: string }>(db, 'select current_database() as name')).name

  const databaseName = (of: TestDatabase): string => new URL(of.config.url()).pathname.slice(1)

  it('follows a server that moves, with connections open and without', async () => {
    const other = await createTestDatabase()
    const folder = await mkdtemp(path.join(tmpdir(), 'comanda-test-'))
    const file = path.join(folder, 'url')
    const { database: config } = readConfig({ DATABASE_URL_FILE: file })
    const db = createDatabase(config)
    try {
      await writeFile(file, `${database.config.url()}\n`)
      expect(await nameOf(db)).to.equal(databaseName(database))
      await writeFile(file, `${other.config.url()}\n`)
      const names = await Promise.all([1, 2, 3].map(() => nameOf(db)))
      expect(new Set(names)).to.deep.equal(new Set([databaseName(other)]))
      await writeFile(file, `${database.config.url()}\n`)
      expect(await nameOf(db)).to.equal(databaseName(database))
      await rm(file)
      const error: unknown = await nameOf(db).catch((caught: unknown) => caught)
      expect(error).to.have.property('code', 'ENOENT')
      await writeFile(file, database.config.url())
      expect(await nameOf(db)).to.equal(databaseName(database))
    } finally {
      await db.destroy()
      await rm(folder, { recursive: true })
      await other.drop()
    }
  })

  it('connects nowhere while what names the database is empty or something else', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'comanda-test-'))
    const file = path.join(folder, 'url')
    const db = createDatabase(readConfig({ DATABASE_URL_FILE: file }).database)
    try {
      for (const content of ['', '\n', 'localhost:5432']) {
        await writeFile(file, content)
        const error: unknown = await nameOf(db).catch((caught: unknown) => caught)
        expect(error).to.have.property('message').that.includes(`DATABASE_URL_FILE: ${file}`)
      }
    } finally {
      await db.destroy()
      await rm(folder, { recursive: true })
    }
  })

  it('gives whole numbers as numbers, and fails on one that it would round', async () => {
    const { db } = database
    expect(await requireRow(db, 'select cast(9007199254740991 as bigint) as n, count(*) as c')).to.deep.equal(
      {
        n: Number.MAX_SAFE_INTEGER,
        c: 1,
      },
    )
    expect(await requireRow(db, 'select cast(0.125 as numeric(12, 3)) as n')).to.deep.equal({ n: 0.125 })
    const error: unknown = await db
      .raw('select cast(9007199254740993 as bigint)')
      .catch((caught: unknown) => caught)
    expect(error).to.be.instanceOf(RangeError)
    expect(await nameOf(db)).to.equal(databaseName(database))
  })

  it('prints nothing of its own between the lines of the log', async () => {
    const url = new URL(database.config.url())
    url.port = '1'
    const db = createDatabase({ ...database.config, url: () => url.href })
    const { warn, log } = console
    const printed: unknown[] = []
    Object.assign(console, {
      warn: (...text: unknown[]) => printed.push(text),
      log: (...text: unknown[]) => printed.push(text),
    })
    try {
      await db.raw('select 1').catch((error: unknown) => expect(error).to.be.instanceOf(Error))
    } finally {
      Object.assign(console, { warn, log })
      await db.destroy()
    }
    expect(printed).to.deep.equal([])
  })

  describe('probed', () => {
    it('says whether the database answers', async () => {
      expect(await createDatabaseProbe(database.db)(5_000)).to.equal(true)
      const url = new URL(database.config.url())
      url.port = '1'
      const nowhere = createDatabase({ ...database.config, url: () => url.href })
      const probe = createDatabaseProbe(nowhere)
      expect([await probe(5_000), await probe(5_000)]).to.deep.equal([false, false])
      await nowhere.destroy()
    })

    it('takes one connection of a database that hangs, however often it is asked, and answers in time', async () => {
      const small = createDatabase({ ...database.config, poolMax: 2 })
      const busy = [await small.transaction(), await small.transaction()]
      const probe = createDatabaseProbe(small)
      expect(await Promise.all([probe(30), probe(30), probe(30)])).to.deep.equal([false, false, false])
      const pool = (small.client as { pool: { numPendingAcquires(): number } }).pool
      expect(pool.numPendingAcquires()).to.equal(1)
      for (const trx of busy) await trx.rollback()
      expect(await probe(5_000)).to.equal(true)
      await small.destroy()
    })
  })
})
