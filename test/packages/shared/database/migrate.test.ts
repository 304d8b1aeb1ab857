import { randomBytes } from 'node:crypto'
import type { DatabaseConfig } from '@comanda/shared/config/config.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { migrate, pendingMigrations } from '@comanda/shared/database/migrate.js'
import { queryRows, requireRow } from '@comanda/shared/database/rows.js'
import { listMigrations, migrationSource } from '@comanda/shared/migrations/migrations.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'

describe('migrate', () => {
  const server = useTestDatabase()
  let name: string
  let config: DatabaseConfig
  let db: Database

  beforeEach(async () => {
    name = `comanda_test_${randomBytes(6).toString('hex')}`
    await server.db.raw(`create database ${name}`)
    const url = new URL(server.config.url())
    url.pathname = `/${name}`
    config = { ...server.config, url: () => url.href, directUrl: () => url.href }
    db = createDatabase(config)
  })
  afterEach(async () => {
    await db.destroy()
    // fails where a connection is left
    await server.db.raw(`drop database ${name}`)
  })

  const ran = async (): Promise<string[]> => {
    const rows = await queryRows<{ name: string }>(db, 'select name from knex_migrations order by id')
    return rows.map(row => row.name)
  }

  it('brings an empty database up to date, and says what it ran', async () => {
    expect(await pendingMigrations(db)).to.deep.equal(listMigrations())
    expect(await migrate(config)).to.deep.equal(listMigrations())
    expect(await pendingMigrations(db)).to.deep.equal([])
    expect(await migrate(config)).to.deep.equal([])
  })

  it('runs each migration once, however many processes start at once', async () => {
    const runs = await Promise.all(Array.from({ length: 10 }, () => migrate(config)))
    expect(runs.flat()).to.deep.equal(listMigrations())
    expect(await ran()).to.deep.equal(listMigrations())
  })

  it('isn’t stopped by the lock that a killed process left in knex’s table', async () => {
    await migrate(config)
    const last = listMigrations().at(-1) ?? ''
    const migration = await migrationSource.getMigration({ name: last, file: last })
    await migration.down?.(db)
    await db.raw('delete from knex_migrations where name = ?', [last])
    await db.raw('update knex_migrations_lock set is_locked = 1')
    expect(await migrate(config)).to.deep.equal([last])
  })

  it('leaves a newer version’s database alone', async () => {
    await migrate(config)
    await db.raw("insert into knex_migrations (name, batch, migration_time) values ('999-later', 2, now())")
    expect(await migrate(config)).to.deep.equal([])
  })

  it('takes every migration back as well, last one first', async () => {
    await migrate(config)
    await db.migrate.rollback({ migrationSource }, true)
    const tables = await queryRows(
      db,
      "select table_name from information_schema.tables where table_schema = 'public' and table_name not like 'knex%'",
    )
    expect(tables).to.deep.equal([])
    const functions = await requireRow(
      db,
      "select count(*) as count from pg_proc where pronamespace = 'public'::regnamespace",
    )
    expect(functions).to.deep.equal({ count: 0 })
  })

  it('fails, and leaves nothing open, where the server isn’t there', async () => {
    const url = new URL(config.url())
    url.port = '1'
    const error: unknown = await migrate({ ...config, url: () => url.href, directUrl: () => url.href }).catch(
      (caught: unknown) => caught,
    )
    expect(error).to.have.property('code', 'ECONNREFUSED')
  })
})
