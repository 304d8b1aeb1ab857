import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { readConfig } from '@comanda/shared/config/config.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { migrate } from '@comanda/shared/database/migrate.js'
import { queryRow, queryRows } from '@comanda/shared/database/rows.js'
import { createTemporaryDatabase } from '@comanda/shared/database/temporary-database.js'
import { listMigrations } from '@comanda/shared/migrations/migrations.js'
import { expect } from 'chai'
import pg from 'pg'
import { testEnvironment } from '../support/environment.js'
import {
  cloneProject,
  type Ended,
  loadPostgres,
  makeFolder,
  projectDir,
  type Running,
  run,
  runNode,
} from './setup.js'

describe('npx knex', function () {
  this.timeout(600_000)
  const all = listMigrations()
  const last = all.at(-1)
  let folder: ReturnType<typeof makeFolder>

  before(() => {
    folder = makeFolder()
  })
  after(() => folder.remove())

  const dataDir = (): string => path.join(folder.dir, 'data')

  interface Given {
    databaseUrl?: string
    cwd?: string
    input?: string
  }

  const inProject = ({ databaseUrl = '', cwd = projectDir, ...given }: Given) => ({
    ...given,
    cwd,
    env: { COMANDA_DATA_DIR: dataDir(), DATABASE_URL: databaseUrl, NODE_ENV: 'development' },
  })

  /** What npx runs, without npx, which takes as long as the command itself. */
  const knex = (args: string[], given: Given = {}): Running =>
    run(path.join(projectDir, 'node_modules/.bin/knex'), args, inProject(given))

  const recorded = async (db: Database): Promise<string[]> => {
    const rows = await queryRows<{ name: string }>(db, 'select name from knex_migrations order by id')
    return rows.map(({ name }) => name)
  }

  const worked = ({ code, stdout, stderr }: Ended): string => {
    expect(code, stdout + stderr).to.equal(0)
    return stdout
  }

  describe('on the embedded database', () => {
    const ops = (...args: string[]): Promise<Ended> =>
      runNode([path.join(projectDir, 'scripts/ops.mjs'), ...args], {
        env: { COMANDA_DATA_DIR: dataDir(), DATABASE_URL: '', NODE_ENV: 'production' },
      }).ended

    it('starts it, brings it up to date, and leaves nothing running', async () => {
      const status = worked(await run('npx', ['knex', 'migrate:status'], inProject({})).ended)
      expect(status).to.include(`Found ${all.length} Pending`).and.to.include(`\n${last}\n`)
      expect(worked(await knex(['migrate:latest']).ended)).to.include(`${all.length} migrations`)
      const { probePostgres } = await loadPostgres()
      expect(await probePostgres(path.join(dataDir(), 'postgres'))).to.equal(undefined)
    })

    it('agrees with the programs on what was done', async () => {
      worked(await ops('status', '--json'))
      const status = worked(await knex(['migrate:status']).ended)
      expect(status).to.include(`Found ${all.length} Completed`).and.to.include('No Pending')
    })
  })

  describe('on a server of one’s own', () => {
    let database: Awaited<ReturnType<typeof createTemporaryDatabase>>
    let config: ReturnType<typeof readConfig>['database']
    let db: Database

    beforeEach(async () => {
      database = await createTemporaryDatabase(testEnvironment().databaseUrl)
      config = readConfig({ DATABASE_URL: database.url }).database
      db = createDatabase(config)
    })
    afterEach(async () => {
      await db.destroy()
      await database.drop()
    })

    const onServer = (args: string[], input?: string): Promise<Ended> =>
      knex(args, { databaseUrl: database.url, ...(input === undefined ? {} : { input }) }).ended

    it('finds nothing to do where a program came first, and a program finds nothing after it', async () => {
      await migrate(config)
      expect(worked(await onServer(['migrate:latest']))).to.include('Already up to date')
      expect(worked(await onServer(['migrate:down'], new URL(database.url).pathname.slice(1)))).to.include(
        last,
      )
      expect(await recorded(db)).to.deep.equal(all.slice(0, -1))
      expect(worked(await onServer(['migrate:up']))).to.include(last)
      expect(await recorded(db)).to.deep.equal(all)
      expect(await migrate(config)).to.deep.equal([])
    })

    it('leaves a newer version’s database alone', async () => {
      await migrate(config)
      await db.raw("insert into knex_migrations (name, batch, migration_time) values ('999-later', 2, now())")
      expect(worked(await onServer(['migrate:latest']))).to.include('Already up to date')
    })

    it('waits for the program that migrates, and isn’t stopped by what a killed one left', async () => {
      await migrate(config)
      await db.raw('update knex_migrations_lock set is_locked = 1')
      await db.raw('delete from knex_migrations where name = ?', [last ?? ''])
      await (await import(`@comanda/shared/migrations/${last}.js`)).down(db)
      const holder = new pg.Client(database.url)
      await holder.connect()
      await holder.query('select pg_advisory_lock(7201954301)')
      const running = knex(['migrate:latest'], { databaseUrl: database.url })
      const waiting = "select 1 from pg_locks where locktype = 'advisory' and not granted"
      while ((await holder.query(waiting)).rows.length === 0) await delay(50)
      expect(await recorded(db)).to.deep.equal(all.slice(0, -1))
      await holder.end()
      expect(worked(await running.ended)).to.include('1 migrations')
      expect(await recorded(db)).to.deep.equal(all)
    })

    it('asks before it takes migrations back, and names them', async () => {
      await migrate(config)
      const { code, stderr } = await onServer(['migrate:rollback'], 'yes')
      expect(code).to.equal(1)
      expect(stderr).to.include(`${last}, `).and.to.include('no backup is made')
      expect(stderr).to.include('Nothing was taken back').and.not.to.include('    at ')
      expect(await recorded(db)).to.deep.equal(all)
    })

    it('makes a migration that the product’s own start takes', async () => {
      const clone = cloneProject(folder.dir)
      const inClone = { cwd: clone, databaseUrl: database.url }
      const made = worked(await knex(['migrate:make', 'add_a_motto'], inClone).ended)
      const [, file = ''] = /^Created Migration: (.+)$/m.exec(made) ?? []
      expect(path.dirname(file)).to.equal(path.join(clone, 'packages/shared/src/migrations'))
      const name = path.basename(file, '.ts')
      const source = readFileSync(file, 'utf8')
      expect(source)
        .to.match(/^export async function up/m)
        .and.to.match(/^export async function down/m)
      // a way back is for who works on it: one that has none is taken, too
      const up = source.slice(0, source.indexOf('/** Takes back'))
      writeFileSync(file, up.replace('knex.raw(`', 'knex.raw(`alter table businesses add column motto text'))

      expect(worked(await knex(['migrate:status'], inClone).ended)).to.include(name)
      const start = runNode([path.join(clone, 'scripts/start.mjs')], {
        env: { COMANDA_DATA_DIR: dataDir(), DATABASE_URL: database.url, WEB_PORT: '0', BOT_HEALTH_PORT: '0' },
      })
      try {
        await start.line(/"msg":"listening"/)
      } finally {
        start.kill('SIGTERM')
        await start.ended
      }
      expect(await recorded(db)).to.deep.equal([...all, name])
      expect(await queryRow(db, 'select count(motto) as count from businesses')).to.deep.equal({ count: 0 })
      expect(worked(await knex(['migrate:latest'], inClone).ended)).to.include('Already up to date')

      const databaseName = new URL(database.url).pathname.slice(1)
      const back = await knex(['migrate:down'], { ...inClone, input: databaseName }).ended
      expect(back.code).to.equal(1)
      expect(back.stderr).to.include(`${name} has no way back`)

      rmSync(file)
      const status = worked(await knex(['migrate:status'], inClone).ended)
      expect(status).to.include('No Pending').and.to.include(name)
    })
  })
})
