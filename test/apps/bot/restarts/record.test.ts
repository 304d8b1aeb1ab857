import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readMoment } from '@comanda/bot/restarts/moment.js'
import { createStartRecord, type StartRecord } from '@comanda/bot/restarts/record.js'
import { createRecordFile } from '@comanda/bot/restarts/record-file.js'
import { startTcpProxy, type TcpProxy } from '@comanda/harness/tcp-proxy.js'
import { createBusinessService } from '@comanda/shared/businesses/service.js'
import { withConnection } from '@comanda/shared/database/single-connection.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createRestartRepository } from '@comanda/shared/restarts/repository.js'
import { recordLost, type Start } from '@comanda/shared/restarts/types.js'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { patienceMs } from '../../../support/wait-for.js'

const hour = 3_600_000

describe('the record of starts', () => {
  let database: TestDatabase
  let proxy: TcpProxy
  let proxied: string
  let dir: string
  let accountId: number
  let hasSession: boolean

  before(async () => {
    database = await createTestDatabase()
    const url = new URL(database.config.url())
    proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) })
    url.hostname = '127.0.0.1'
    url.port = String(proxy.port)
    proxied = url.href
  })
  after(async () => {
    await proxy.stop()
    await database.drop()
  })
  beforeEach(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'comanda-record-'))
    hasSession = true
    const shop = { name: `Shop ${dir.slice(-6)}`, currency: 'USD', timeZone: 'UTC' }
    accountId = (await createBusinessService(database.db).create(shop)).account.id
  })
  afterEach(async () => {
    proxy.pass()
    await rm(dir, { recursive: true, force: true })
  })

  const file = (): string => path.join(dir, `restarts-account-${accountId}.json`)

  /** Another process: it knows nothing but what file and rows say. */
  function opened({ shiftMs = 0 } = {}): StartRecord {
    const config = { ...database.config, url: () => proxied }
    const rows = <Result>(
      work: (repository: ReturnType<typeof createRestartRepository>) => Promise<Result>,
    ) => withConnection(config, 1_000, db => work(createRestartRepository(db)))
    return createStartRecord({
      file: createRecordFile(dir, accountId),
      rows: {
        latest: limit => rows(repository => repository.latest(accountId, limit)),
        record: starts => rows(repository => repository.record(accountId, starts)),
      },
      rule: { limit: 2, windowMs: hour },
      hasSession: async () => hasSession,
      readMoment: () => readMoment(() => new Date(Date.now() + shiftMs)),
      logger: createLogger({ name: 'test', level: 'silent' }),
    })
  }

  const start = { reason: 'start', forcedBy: undefined }
  const isAllowed = async (record = opened()): Promise<boolean> => (await record.judge()).verdict.isAllowed
  const rows = () => database.db('restarts').where({ account_id: accountId }).orderBy('at')
  async function twoStarts(): Promise<void> {
    for (let count = 0; count < 2; count += 1) await opened().add(start)
  }

  it('lets a first start in without any session or record, and counts it', async () => {
    hasSession = false
    expect(await isAllowed()).to.equal(true)
    await opened().add(start)
    hasSession = true
    expect((await opened().judge()).verdict).to.include({ isAllowed: true, used: 1 })
  })

  it('is in the file and in the rows, and counts each start once', async () => {
    await twoStarts()
    const written = JSON.parse(await readFile(file(), 'utf8')) as { starts: Start[] }
    const ids = (await rows()).map(row => row.id).sort()
    expect(written.starts.map(({ id }) => id).sort()).to.deep.equal(ids)
    expect((await opened().judge()).verdict).to.include({ isAllowed: false, used: 2 })
    expect(await readdir(dir)).to.deep.equal([path.basename(file())])
  })

  it('outlives the loss of either side, and mends it', async () => {
    await twoStarts()
    await rm(file())
    expect(await isAllowed()).to.equal(false)
    await database.db('restarts').where({ account_id: accountId }).delete()
    expect(await isAllowed()).to.equal(false)
    expect(await rows()).to.have.length(2)
    await writeFile(file(), '{"starts":[{"id":')
    expect(await isAllowed()).to.equal(false)
    expect(JSON.parse(await readFile(file(), 'utf8')))
      .to.have.property('starts')
      .with.length(2)
  })

  it('goes by the file while the database is away', async () => {
    await opened().add(start)
    proxy.refuse()
    expect((await opened().judge()).verdict).to.include({ isAllowed: true, used: 1 })
    await opened().add(start)
    expect(await isAllowed()).to.equal(false)
    proxy.pass()
    expect(await isAllowed()).to.equal(false)
    expect(await rows()).to.have.length(2)
  })

  it('counts as used up where a session is there and both are gone, and for an hour only', async () => {
    await twoStarts()
    await rm(file())
    await database.db('restarts').where({ account_id: accountId }).delete()
    const { verdict } = await opened().judge()
    expect(verdict).to.include({ isAllowed: false })
    expect(verdict)
      .to.have.property('remainingMs')
      .within(hour - patienceMs, hour + 1)
    // it is kept: no later process begins the hour anew
    expect((await rows()).map(row => row.reason)).to.deep.equal([recordLost])
    await opened().judge()
    expect(await rows()).to.have.length(1)
  })

  it('counts as used up where the file is cut off and the database is away', async () => {
    await twoStarts()
    await truncate(file(), 20)
    proxy.refuse()
    expect(await isAllowed()).to.equal(false)
  })

  it('stays used up with the time set an hour forth or back', async () => {
    await twoStarts()
    for (const shiftMs of [-hour, hour, 30 * hour]) {
      expect(await isAllowed(opened({ shiftMs })), `${shiftMs}`).to.equal(false)
    }
  })

  it('stamps anew what an earlier boot wrote in a time that is yet to come, once and in both places', async () => {
    await twoStarts()
    const ahead = new Date(Date.now() + 10 * hour)
    const written = JSON.parse(await readFile(file(), 'utf8')) as { starts: Record<string, unknown>[] }
    const starts = written.starts.map(one => ({ ...one, at: ahead, boot: 'an earlier one' }))
    await writeFile(file(), JSON.stringify({ ...written, starts }))
    await database
      .db('restarts')
      .where({ account_id: accountId })
      .update({ at: ahead, boot: 'an earlier one' })
    expect((await opened().judge()).verdict)
      .to.have.property('remainingMs')
      .within(hour - patienceMs, hour + 1)
    const stampedAt = (await rows()).map(row => row.at.getTime())
    expect(Math.max(...stampedAt)).to.be.at.most(Date.now())
    await rm(file())
    expect((await opened().judge()).verdict).to.have.property('isAllowed', false)
    expect((await rows()).map(row => row.at.getTime())).to.deep.equal(stampedAt)
  })

  it('isn’t lost to a living process, whatever becomes of file and rows', async () => {
    const record = opened()
    await record.add(start)
    await record.add(start)
    await rm(file())
    await database.db('restarts').where({ account_id: accountId }).delete()
    expect(await isAllowed(record)).to.equal(false)
    expect((await rows()).map(row => row.reason)).to.deep.equal(['start', 'start'])
  })

  it('takes no start that neither side can keep', async () => {
    proxy.refuse()
    await rm(dir, { recursive: true })
    await writeFile(dir, '')
    const failed: unknown = await opened()
      .add(start)
      .then(
        () => undefined,
        (error: unknown) => error,
      )
    expect(failed).to.be.instanceOf(Error)
  })

  it('tells the next start what it is, once', async () => {
    await opened().add(start)
    await opened().plan({ reason: 'operator', forcedBy: 'rosa' })
    const { planned } = await opened().judge()
    expect(planned).to.deep.equal({ reason: 'operator', forcedBy: 'rosa' })
    await opened().add({ reason: 'operator', forcedBy: 'rosa' })
    expect((await opened().judge()).planned).to.equal(undefined)
    expect((await rows()).at(-1)).to.include({ reason: 'operator', forced_by: 'rosa' })
  })
})
