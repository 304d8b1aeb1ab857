import { execFile, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { createBackupDatabase, restoreBackup } from '@comanda/backup/restore-backup.js'
import { createBackupRepository } from '@comanda/shared/backup/repository.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { migrateWithin } from '@comanda/shared/database/migrate.js'
import { queryRow, queryRows } from '@comanda/shared/database/rows.js'
import { createInboxService } from '@comanda/shared/inbox/service.js'
import { createLearntWordRepository } from '@comanda/shared/learnt-words/repository.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { createVersionRepository } from '@comanda/shared/versions/repository.js'
import { topics } from '@comanda/shared/versions/types.js'
import { expect } from 'chai'
import {
  createShop,
  identity,
  message,
  placeOrder,
  record,
  type TestShop,
} from '../../../packages/shared/shop.js'
import { expectRight } from '../../../packages/shared/statistics/statistics.js'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { shopMenu } from '../../../support/menus.js'
import { waitFor } from '../../../support/wait-for.js'
import { opsProgram, runOps, runOpsProcess } from '../run-ops.js'
import type { OpsRun } from '../terminal.js'

const key = 'correct horse battery staple'
const signIn = 'session-account-1/Default/IndexedDB/https_web.whatsapp.com_0.indexeddb.leveldb/000003.log'
const notKept = new Set([
  'business_changes',
  'business_versions',
  'knex_migrations_lock',
  'pairing_codes',
  'sessions',
  'sign_in_attempts',
])

/** Every table's rows and their checksum, as the server adds them up; without what a restore means to change. */
async function sums(db: Database): Promise<Record<string, string>> {
  const tables = await queryRows<{ name: string }>(
    db,
    "select tablename::text as name from pg_tables where schemaname = current_schema() and tablename <> 'knex_migrations'",
  )
  const result: Record<string, string> = {}
  for (const { name } of tables.filter(table => !notKept.has(table.name))) {
    const row = await queryRow<{ sum: string }>(
      db,
      `select count(*) || ' ' || coalesce(md5(string_agg(row, chr(10) order by row)), '') as sum
       from (select cast(to_jsonb(t) - 'restored_at' - 'last_order_number' as text) as row from "${name}" t) r`,
    )
    result[name] = row?.sum ?? ''
  }
  return result
}

describe('ops backup and ops restore', () => {
  let folder: string
  let source: TestDatabase
  let shop: TestShop
  let plain: string
  let encrypted: string
  const targets: TestDatabase[] = []

  const sessionDir = (name: string): string => path.join(folder, name, 'session')
  const env = (name: string, more: Record<string, string> = {}): Record<string, string> => ({
    COMANDA_DATA_DIR: path.join(folder, name),
    SESSION_DIR: sessionDir(name),
    ...more,
  })
  const ops = (database: TestDatabase, name: string, args: string[], more?: Record<string, string>) =>
    runOps(database.config.url(), args, env(name, more))

  async function newTarget(): Promise<TestDatabase> {
    const target = await createTestDatabase()
    targets.push(target)
    return target
  }

  /** Its own connections would look like Comanda's. */
  async function letGo({ db }: TestDatabase): Promise<void> {
    await db.destroy()
    db.initialize()
  }

  function expectRefusal({ code, stdout, stderr }: OpsRun, ...says: string[]): void {
    expect(code, stderr).to.equal(1)
    expect(stdout).to.equal('')
    for (const text of says) expect(stderr).to.include(text)
    expect(stderr).to.not.match(/^\s+at /m)
  }

  function expectDone({ code, stdout, stderr }: OpsRun): string {
    expect(code, stderr).to.equal(0)
    return stdout
  }

  async function writeSignIn(name: string, content: string): Promise<void> {
    await mkdir(path.dirname(path.join(sessionDir(name), signIn)), { recursive: true })
    await writeFile(path.join(sessionDir(name), signIn), content)
  }

  const signInOf = (name: string): Promise<string | undefined> =>
    readFile(path.join(sessionDir(name), signIn), 'utf8').catch(() => undefined)

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comanda-test-'))
    source = await createTestDatabase()
    const { db } = source
    shop = await createShop(db)
    await createMenuRepository(db).replace(shop.businessId, shopMenu)
    await createMemberService(db).invite({
      businessId: shop.businessId,
      email: 'ana@example.com',
      role: 'owner',
    })
    // what a text may hold, and a body that doesn't shrink
    const bodies = [
      'back\\slash \\N \\. tab\tnew\nline\r "quotes"',
      '🍕 二つ',
      '',
      ' \\.',
      randomBytes(90_000).toString('base64'),
    ]
    for (const body of bodies) await record(db, shop.accountId, { body, payload: { a: [null, '\\n'] } })
    for (let count = 0; count < 20; count++) await placeOrder(db, shop)
    const { id } = await placeOrder(db, shop)
    const corrections = [{ words: 'mardscherita', meant: { item: 'margherita' } }]
    await createLearntWordRepository(db).suggest(shop.businessId, id, corrections, db)
    await db('sessions').insert({ sid: 'a browser', sess: '{}', expire: '2030-01-01' })
    await writeSignIn('source', 'the sign-in')
    plain = path.join(folder, 'plain.tar.gz')
    encrypted = path.join(folder, 'encrypted.tar.gz.enc')
    expectDone(await ops(source, 'source', ['backup', plain]))
    expectDone(await ops(source, 'source', ['backup', encrypted], { BACKUP_KEY: key }))
  })

  after(async () => {
    await rm(folder, { recursive: true })
    for (const target of targets) await target.drop()
    await source.drop()
  })

  it('brings back every row and the sign-in, into an empty database and folder', async () => {
    const target = await newTarget()
    const said = expectDone(await ops(target, 'fresh', ['restore', plain]))
    expect(said).to.include('is restored and compared').and.to.include('the WhatsApp sign-in of account 1')
    expect(await sums(target.db)).to.deep.equal(await sums(source.db))
    expect(await signInOf('fresh')).to.equal('the sign-in')
    expect((await stat(path.join(sessionDir('fresh'), signIn))).mode & 0o777).to.equal(0o600)
    expect(await readdir(sessionDir('fresh'))).to.deep.equal(['session-account-1'])
    // browsers sign in again
    expect(await target.db('sessions')).to.deep.equal([])
  })

  it('begins versions of its own, so that nothing stands that a cache kept of the other database', async () => {
    const target = await newTarget()
    expectDone(await ops(target, 'versions', ['restore', plain]))
    const there = await createVersionRepository(source.db).of(shop.businessId)
    const here = await createVersionRepository(target.db).of(shop.businessId)
    for (const topic of topics) {
      expect(here[topic], topic).to.match(/^[1-9]\d*$/)
      expect(here[topic], topic).not.to.equal(there[topic])
    }
  })

  it('goes on where it was: every id follows, and no order’s number is given twice', async () => {
    const target = await newTarget()
    expectDone(await ops(target, 'goes-on', ['restore', encrypted], { BACKUP_KEY: key }))
    const last = await queryRow<{ id: number; number: number }>(
      source.db,
      'select max(id) as id, max(number) as number from orders',
    )
    const next = await placeOrder(target.db, shop)
    // 21 orders on its busiest day; as many as that three times over a day may have been placed since, and are lost
    expect(next.number).to.equal(301)
    expect(next.number).to.be.greaterThan(last?.number ?? 0)
    expect(next.id).to.be.greaterThan(last?.id ?? 0)
    expect(
      await createMemberService(target.db).invite({
        businessId: shop.businessId,
        email: 'bea@example.com',
        role: 'kitchen',
      }),
    ).to.have.property('token')
  })

  it('takes one moment of a shop where orders are being placed', async () => {
    const busy = await newTarget()
    const { db } = busy
    const there = await createShop(db)
    let placed = 0
    const over = new AbortController()
    const phone = async (): Promise<void> => {
      while (!over.signal.aborted) {
        await placeOrder(db, there)
        placed++
      }
    }
    const phones = [phone(), phone(), phone(), phone()]
    const file = path.join(folder, 'busy.tar.gz')
    await waitFor('some orders', () => placed >= 5)
    const before = placed
    // beside it, as it is run where customers write on
    const run = await runOpsProcess(busy.config.url(), ['backup', file, '--json'], env('busy'))
    const during = placed - before
    over.abort()
    await Promise.all(phones)
    const made = JSON.parse(expectDone(run))
    expect(during, 'orders placed meanwhile').to.be.above(0)

    const target = await newTarget()
    const restored = JSON.parse(expectDone(await ops(target, 'busy-restored', ['restore', file, '--json'])))
    expect(restored.tables).to.deep.equal(made.tables)
    const count = await queryRow(
      target.db,
      `select (select count(*) from orders) as orders, (select max(number) from orders) as highest,
         (select count(distinct order_id) from order_lines) as with_lines,
         (select count(distinct order_id) from order_events) as with_events,
         (select count(*) from inbox) as messages from businesses b`,
    )
    const { orders, messages } = count as Record<'orders' | 'messages', number>
    expect(orders).to.be.at.least(5)
    expect(count).to.include({ highest: orders, with_lines: orders, with_events: orders })
    // a message is recorded before its order is placed
    expect(messages).to.be.within(orders, orders + phones.length)
    await expectRight(target.db, there.businessId)
    expect((await placeOrder(target.db, there)).number).to.be.greaterThan(orders)
    await expectRight(target.db, there.businessId)
  })

  it('is checked by restoring into a database of its own, and leaves none behind', async () => {
    const databases = (): Promise<unknown[]> =>
      queryRows(source.db, "select datname from pg_database where datname like 'comanda_restore_check%'")
    const before = await sums(source.db)
    const run = await ops(source, 'source', ['restore', '--check', encrypted, '--json'], { BACKUP_KEY: key })
    expect(JSON.parse(expectDone(run))).to.include({ checked: true, restored: false })
    expect(await databases()).to.deep.equal([])
    expect(await sums(source.db)).to.deep.equal(before)
    expect(await signInOf('source')).to.equal('the sign-in')
  })

  it('is a file of one’s own, told of in a line of JSON, and never in the place of another', async () => {
    const file = path.join(folder, 'new', 'backup.tar.gz')
    const made = JSON.parse(expectDone(await ops(source, 'source', ['backup', file, '--json'])))
    expect(made).to.include({ file, encrypted: false, bytes: (await stat(file)).size })
    expect(made.accounts).to.deep.equal([1])
    expect((await stat(file)).mode & 0o777).to.equal(0o600)
    expect(await readdir(path.dirname(file))).to.deep.equal(['backup.tar.gz'])
    const sum = createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
    expectRefusal(await ops(source, 'source', ['backup', file]), 'is there already')
    expect(
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ).to.equal(sum)
  })

  it('is opened by a key file too, and by no other key', async () => {
    const keyFile = path.join(folder, 'key')
    await writeFile(keyFile, `${key}\n`, { mode: 0o600 })
    expectDone(await ops(source, 'source', ['restore', '--check', encrypted, '--key-file', keyFile]))
    const target = await newTarget()
    const before = await sums(target.db)
    const [none, other, short] = await Promise.all([
      ops(target, 'keys', ['restore', encrypted]),
      ops(target, 'keys', ['restore', encrypted], { BACKUP_KEY: `${key}!` }),
      ops(target, 'keys', ['restore', encrypted], { BACKUP_KEY: 'short' }),
    ])
    expectRefusal(none, 'is encrypted', 'BACKUP_KEY', '--key-file')
    expectRefusal(other, 'The key is not the one that this backup was made with.')
    expectRefusal(short, 'BACKUP_KEY: must be at least 16 characters')
    expect(await sums(target.db)).to.deep.equal(before)
    expect(await signInOf('keys')).to.equal(undefined)
  })

  it('refuses a file that was cut or altered, and changes nothing', async () => {
    const target = await newTarget()
    const before = await sums(target.db)
    for (const whole of [plain, encrypted]) {
      const bytes = await readFile(whole)
      const altered = path.join(folder, 'altered.tar.gz')
      for (const at of [Math.floor(bytes.length / 3), bytes.length - 40]) {
        const flipped = Buffer.from(bytes)
        flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at)
        await writeFile(altered, flipped)
        const run = await ops(target, 'altered', ['restore', altered], { BACKUP_KEY: key })
        expectRefusal(run, 'damaged')
      }
      await writeFile(altered, bytes)
      await truncate(altered, Math.floor(bytes.length / 2))
      expectRefusal(await ops(target, 'altered', ['restore', altered], { BACKUP_KEY: key }), 'cut short')
    }
    expectRefusal(await ops(target, 'altered', ['restore', opsProgram]), 'is no backup of Comanda')
    expect(await sums(target.db)).to.deep.equal(before)
    expect(await signInOf('altered')).to.equal(undefined)
  })

  it('refuses a file that was packed anew with other rows or another sign-in in it', async () => {
    const target = await newTarget()
    const archive = gunzipSync(await readFile(plain))
    const changes = { 'Bella Napoli': 'Bella Nepoli', 'the sign-in': 'the sigm-in' }
    for (const [from, to] of Object.entries(changes)) {
      const bytes = Buffer.from(archive)
      bytes.write(to, archive.indexOf(from))
      const forged = path.join(folder, 'forged.tar.gz')
      await writeFile(forged, gzipSync(bytes))
      expectRefusal(await ops(target, 'forged', ['restore', forged]), 'is not what was written')
    }
    expect(await queryRows(target.db, 'select 1 from businesses')).to.deep.equal([])
  })

  it('refuses a backup of a newer version', async () => {
    const newer = await newTarget()
    const target = await newTarget()
    await createShop(newer.db)
    await newer.db('knex_migrations').insert({ name: '999-next-year', batch: 9, migration_time: new Date() })
    const file = path.join(folder, 'newer.tar.gz')
    expectDone(await ops(newer, 'newer', ['backup', file]))
    expectRefusal(
      await ops(target, 'newer', ['restore', file]),
      'newer version',
      '999-next-year',
      'Update Comanda',
    )
    expect(await queryRows(target.db, 'select 1 from businesses')).to.deep.equal([])
  })

  it('brings a backup of an older version up to date', async () => {
    const older = await newTarget()
    await older.db.transaction(async trx => {
      await createBackupRepository(trx).dropAll()
      await migrateWithin(trx, ['001-businesses', '002-menu', '003-messages', '004-orders'])
    })
    await older.db('businesses').insert({ slug: 'old', name: 'Old', currency: 'USD', time_zone: 'UTC' })
    const file = path.join(folder, 'older.tar.gz')
    expectDone(await ops(older, 'older', ['backup', file, '--no-session']))
    const target = await newTarget()
    const restored = JSON.parse(expectDone(await ops(target, 'older', ['restore', file, '--json'])))
    expect(restored.migrated).to.include.members(['005-record-message', '006-counter'])
    // a column that came later
    expect(await target.db('businesses').select('slug', 'ready_in_minutes')).to.deep.equal([
      { slug: 'old', ready_in_minutes: 30 },
    ])
    await placeOrder(target.db, await createShop(target.db))
  })

  it('takes the place of something else only when told so with the shop’s name', async () => {
    const target = await newTarget()
    await createShop(target.db)
    const slug = (await target.db('businesses').first('slug')).slug as string
    await writeSignIn('taken', 'another sign-in')
    const before = await sums(target.db)
    const restore = (...more: string[]): Promise<OpsRun> => ops(target, 'taken', ['restore', plain, ...more])
    expectRefusal(await restore(), slug, 'session-account-1', 'Nothing was changed', '--replace')
    expectRefusal(await restore('--replace'), `--confirm ${slug}`)
    expectRefusal(await restore('--replace', '--confirm', 'yes'), 'Nothing was changed')
    expect(await sums(target.db)).to.deep.equal(before)
    expect(await signInOf('taken')).to.equal('another sign-in')

    await letGo(target)
    expectDone(await restore('--replace', '--confirm', slug))
    expect(await sums(target.db)).to.deep.equal(await sums(source.db))
    expect(await signInOf('taken')).to.equal('the sign-in')
    expect(await readdir(sessionDir('taken'))).to.deep.equal(['session-account-1'])
  })

  it('refuses a folder with a sign-in, although the database is empty', async () => {
    const target = await newTarget()
    await writeSignIn('folder-taken', 'another sign-in')
    expectRefusal(
      await ops(target, 'folder-taken', ['restore', plain]),
      'the session folder holds session-account-1',
    )
    expectDone(await ops(target, 'folder-taken', ['restore', plain, '--no-session']))
    expect(await signInOf('folder-taken')).to.equal('another sign-in')
  })

  it('keeps what was there when it fails at the last moment', async () => {
    const target = await newTarget()
    await placeOrder(target.db, await createShop(target.db))
    await writeSignIn('last-moment', 'another sign-in')
    const before = await sums(target.db)
    await letGo(target)
    const db = createBackupDatabase(target.config)
    let inPlace: string | undefined
    // all is loaded, the new sign-in is in its place, and the commit is refused
    const refusing = Object.create(db, {
      transaction: {
        value: (work: (trx: Database) => Promise<unknown>) =>
          db.transaction(async trx => {
            await work(trx)
            inPlace = await signInOf('last-moment')
            throw new Error('no commit')
          }),
      },
    })
    const error = await restoreBackup({
      db: refusing,
      sessionDir: sessionDir('last-moment'),
      withSession: true,
      replace: true,
      file: plain,
      secret: undefined,
    }).catch(reason => reason)
    await db.destroy()
    expect(error.message).to.equal('no commit')
    expect(inPlace).to.equal('the sign-in')
    expect(await sums(target.db)).to.deep.equal(before)
    expect(await signInOf('last-moment')).to.equal('another sign-in')
    expect(await readdir(sessionDir('last-moment'))).to.deep.equal(['session-account-1'])
  })

  it('keeps what was there when it is killed', async () => {
    const target = await newTarget()
    await createShop(target.db)
    const slug = (await target.db('businesses').first('slug')).slug as string
    await writeSignIn('killed', 'another sign-in')
    const before = await sums(target.db)
    await letGo(target)
    const args = ['restore', plain, '--replace', '--confirm', slug]
    const { PATH } = process.env
    const child = spawn(process.execPath, [opsProgram, ...args], {
      env: { PATH, NODE_ENV: 'test', DATABASE_URL: target.config.url(), ...env('killed') },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr.on('data', chunk => {
      if (String(chunk).includes('comparing')) child.kill('SIGKILL')
    })
    const signal = await new Promise(resolve => child.once('exit', (_code, how) => resolve(how)))
    expect(signal).to.equal('SIGKILL')
    expect(await sums(target.db)).to.deep.equal(before)
    expect(await signInOf('killed')).to.equal('another sign-in')
    await letGo(target)
    expectDone(await ops(target, 'killed', args))
    expect(await sums(target.db)).to.deep.equal(await sums(source.db))
  })

  it('refuses while Comanda runs on the database', async () => {
    const target = await newTarget()
    await queryRows(target.db, 'select 1')
    const name = new URL(target.config.url()).pathname.slice(1)
    const idle = await queryRow(
      source.db,
      "select 1 from pg_stat_activity where datname = :name and application_name = 'comanda'",
      { name },
    )
    expect(idle, 'the test’s own connection').to.not.equal(undefined)
    expectRefusal(
      await ops(target, 'in-use', ['restore', plain]),
      'Comanda is running on this database',
      'Stop it first',
    )
  })

  it('looks for what waited to be sent before it sends it: it may have gone out since', async () => {
    const waiting = await newTarget()
    const there = await createShop(waiting.db)
    const { id, chatId, contactId } = await record(waiting.db, there.accountId)
    await createOutboxRepository(waiting.db).add({
      accountId: there.accountId,
      chatId,
      contactId,
      kind: 'reply',
      body: 'Is that right?',
      inboxIds: [id],
    })
    const file = path.join(folder, 'waiting.tar.gz')
    expectDone(await ops(waiting, 'waiting', ['backup', file]))
    const target = await newTarget()
    expectDone(await ops(target, 'waiting', ['restore', file]))
    const outbox = createOutboxRepository(target.db)
    expect(await outbox.claimNext(there.accountId, 1_000)).to.equal(undefined)
    const [unknown] = await outbox.takeOverUnknown(there.accountId, 1_000, true)
    const { created_at: createdAt } = await target.db('outbox').first('created_at')
    expect(unknown).to.deep.include({ body: 'Is that right?', claimedAt: createdAt, attempts: 0 })
  })

  it('doesn’t take for a person’s what its own bot wrote since the backup', async () => {
    const target = await newTarget()
    expectDone(await ops(target, 'silence', ['restore', plain]))
    const inbox = createInboxService(target.db)
    const silent = async (phone: string, sentAt: Date): Promise<boolean> => {
      const contact = identity({ phone })
      await inbox.record(shop.accountId, message({ contact }))
      await inbox.record(
        shop.accountId,
        message({ contact, fromMe: true, sentAt, body: 'Your order is #22' }),
      )
      const row = await queryRow(
        target.db,
        `select 1 from conversations v join contacts c on c.id = v.contact_id
         where c.phone = :phone and v.silent_until > now()`,
        { phone },
      )
      return row !== undefined
    }
    expect(await silent('15550770001@c.us', new Date(Date.now() - 600_000))).to.equal(false)
    expect(await silent('15550770002@c.us', new Date(Date.now() + 1_000))).to.equal(true)
  })

  it('says that the disk is full, and leaves nothing behind', async () => {
    const file = path.join(folder, 'full', 'backup.tar.gz')
    const { PATH } = process.env
    // no file may grow beyond 20 kB, or 40 where the shell counts so; a full disk looks the same to whoever writes
    const run = await new Promise<OpsRun>(resolve => {
      const child = execFile(
        'sh',
        ['-c', 'ulimit -f 40; exec "$0" "$@"', process.execPath, opsProgram, 'backup', file],
        { env: { PATH, NODE_ENV: 'test', DATABASE_URL: source.config.url(), ...env('source') } },
        (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
      )
    })
    expectRefusal(run, 'There is no room left in', 'No backup was made')
    expect(await readdir(path.dirname(file))).to.deep.equal([])
  })
})
