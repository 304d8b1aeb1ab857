import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect } from 'chai'
import pg from 'pg'
import { testEnvironment } from '../support/environment.js'
import { waitFor } from '../support/wait-for.js'
import {
  createQuietProgress,
  type EmbeddedPostgres,
  loadPostgres,
  loadProcesses,
  makeFolder,
  type PostgresModule,
  type ProcessesModule,
  runNode,
  setupUrl,
} from './setup.js'

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Starts the server in a process of its own that says its address and then waits to be killed. */
function starterProgram(dir: string): string {
  return `
    const { startPostgres } = await import(${JSON.stringify(setupUrl('postgres.mjs'))})
    const { url, pid, stop } = await startPostgres({
      ...${JSON.stringify({ dir, fsync: false, binariesDir: testEnvironment().folder })},
      progress: { say() {}, detail() {} },
    })
    console.log(JSON.stringify({ url, pid }))
    process.on('SIGTERM', () => stop().then(() => process.exit()))
    setInterval(() => {}, 1000)`
}

function startElsewhere(dir: string) {
  const running = runNode(['--input-type=module', '-e', starterProgram(dir)])
  const server = running.line(/^\{/).then(line => JSON.parse(line) as { url: string; pid: number })
  return { running, server }
}

describe('the embedded Postgres', () => {
  let postgres: PostgresModule
  let processIdentity: ProcessesModule['processIdentity']
  let template: ReturnType<typeof makeFolder>
  let folder: ReturnType<typeof makeFolder>
  let dir: string
  let started: EmbeddedPostgres[]

  async function start(options: { dir?: string; fsync?: boolean } = {}): Promise<EmbeddedPostgres> {
    const server = await postgres.startPostgres({
      dir,
      fsync: false,
      binariesDir: testEnvironment().folder,
      progress: createQuietProgress(),
      ...options,
    })
    started.push(server)
    return server
  }

  before(async () => {
    postgres = await loadPostgres()
    processIdentity = (await loadProcesses()).processIdentity
    template = makeFolder()
    const made = await postgres.startPostgres({
      dir: path.join(template.dir, 'postgres'),
      fsync: false,
      binariesDir: testEnvironment().folder,
      progress: createQuietProgress(),
    })
    await made.stop()
  })

  after(() => template.remove())

  beforeEach(() => {
    folder = makeFolder()
    dir = path.join(folder.dir, 'postgres')
    started = []
  })

  afterEach(async () => {
    for (const server of started) await server.stop()
    for (const { pid } of started) expect(processIdentity(pid), 'left running').to.equal(undefined)
    folder.remove()
  })

  /** A database that was used before: a copy is there sooner than a new one. */
  function copyTemplate(): void {
    execFileSync('cp', ['-a', path.join(template.dir, 'postgres'), dir])
  }

  it('has a role for the dashboard that makes nothing, also where an earlier version made the database', async () => {
    const asWeb = ({ url, webPassword }: EmbeddedPostgres): string => {
      const web = new URL(url)
      web.username = 'comanda_web'
      web.password = String(webPassword)
      return web.href
    }
    const first = await start()
    expect(await query(asWeb(first), 'select current_user as name')).to.deep.equal([{ name: 'comanda_web' }])
    await query(first.url, 'create table made_before (id int)')
    await first.stop()
    rmSync(path.join(first.dataDirectory, 'comanda_web.password'))
    const second = await start()
    expect(second.webPassword)
      .to.match(/^[0-9a-f]{48}$/)
      .and.not.to.equal(first.webPassword)
    const refusal = await query(asWeb(second), 'create table planted (id int)').catch(String)
    expect(refusal).to.include('permission denied for schema public')
    expect(await query(second.url, 'select count(*)::int as count from made_before')).to.deep.equal([
      { count: 0 },
    ])
    expect((await start()).webPassword, 'adopted').to.equal(second.webPassword)
  })

  it('is on loopback, keeps every commit, and lets in nobody without the password, which only its owner can read', async () => {
    const server = await start({ fsync: true })
    expect(readFileSync(server.urlFile, 'utf8')).to.equal(`${server.url}\n`)
    expect(statSync(server.urlFile).mode & 0o777).to.equal(0o600)
    const [settings] = await query(
      server.url,
      `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
         current_setting('unix_socket_directories') as sockets, rolsuper from pg_roles where rolname = current_user`,
    )
    expect(settings).to.deep.equal({ addresses: '127.0.0.1', fsync: 'on', sockets: '', rolsuper: false })
    const guess = new URL(server.url)
    guess.password = 'guess'
    const error: unknown = await query(guess.href, 'select 1').catch((caught: unknown) => caught)
    expect(error).to.be.instanceOf(Error).with.property('code', '28P01')
    expect(server.port).to.be.below(32_768)
  })

  it('outlives a starter that is killed, and is adopted by the next one', async () => {
    copyTemplate()
    const { running, server } = startElsewhere(dir)
    const { url, pid } = await server
    running.kill('SIGKILL')
    await running.ended
    await query(url, 'create table kept (id int)')
    const adopted = await start()
    expect(adopted).to.include({ pid, url, startedHere: false })
    expect(await query(adopted.url, 'select * from kept')).to.deep.equal([])
  })

  it('comes back on its port with what was committed after a kill -9 of the server', async () => {
    copyTemplate()
    const first = await start({ fsync: true })
    await query(first.url, 'create table orders (id int); insert into orders values (7)')
    process.kill(first.pid, 'SIGKILL')
    const second = await start({ fsync: true })
    expect(second).to.include({ url: first.url, startedHere: true })
    expect(second.pid).not.to.equal(first.pid)
    expect(await query(second.url, 'select id from orders')).to.deep.equal([{ id: 7 }])
  })

  it('takes another port when its own is taken, and keeps its data', async () => {
    copyTemplate()
    const first = await start()
    await query(first.url, 'create table kept (id int)')
    await first.stop()
    const stranger = createServer().listen(first.port, '127.0.0.1')
    await once(stranger, 'listening')
    try {
      const second = await start()
      expect(second.port).not.to.equal(first.port)
      expect(readFileSync(second.urlFile, 'utf8').trim()).to.equal(second.url)
      expect(await query(second.url, 'select * from kept')).to.deep.equal([])
    } finally {
      stranger.close()
    }
  })

  it('never takes a stranger’s server on its port for its own', async () => {
    copyTemplate()
    const first = await start()
    await first.stop()
    const other = await start({ dir: path.join(folder.dir, 'other') })
    const misleading = new URL(first.url)
    misleading.port = String(other.port)
    writeFileSync(first.urlFile, `${misleading.href}\n`)
    writeFileSync(
      path.join(first.dataDirectory, 'postmaster.pid'),
      `${other.pid}\n${first.dataDirectory}\n0\n${other.port}\n\n127.0.0.1\n\nready\n`,
    )
    expect(await postgres.probePostgres(dir)).to.equal(undefined)
    const second = await start()
    expect(second.port).not.to.equal(other.port)
    expect(await query(second.url, 'show data_directory')).to.deep.equal([
      { data_directory: first.dataDirectory },
    ])
  })

  it('starts although its old process id now belongs to some other program', async () => {
    copyTemplate()
    const first = await start()
    await first.stop()
    writeFileSync(
      path.join(first.dataDirectory, 'postmaster.pid'),
      `${process.pid}\n${first.dataDirectory}\n0\n${first.port}\n\n127.0.0.1\n\nready\n`,
    )
    expect(await start()).to.include({ startedHere: true })
  })

  it('is one server when two commands start it at once, and ends with the last of them', async () => {
    copyTemplate()
    const { running, server } = startElsewhere(dir)
    const [mine, theirs] = await Promise.all([start(), server])
    expect(mine.pid).to.equal(theirs.pid)
    await mine.stop()
    expect(await query(theirs.url, 'select 1 as one')).to.deep.equal([{ one: 1 }])
    running.kill('SIGTERM')
    await running.ended
    expect(await postgres.probePostgres(dir)).to.equal(undefined)
  })

  it('makes its data folder anew when the first attempt was killed half-way', async () => {
    const { running, server: neverMade } = startElsewhere(dir)
    neverMade.catch(() => undefined)
    const half = path.join(dir, 'cluster.new-1')
    await waitFor(
      'its first files',
      () => existsSync(dir) && readdirSync(dir).some(name => name.startsWith('cluster.new')),
    )
    running.kill('SIGKILL')
    await running.ended
    mkdirSync(half, { recursive: true })
    writeFileSync(path.join(half, 'PG_VERSION'), 'half')
    const server = await start()
    expect(await query(server.url, 'select 1 as one')).to.deep.equal([{ one: 1 }])
    expect(() => statSync(half)).to.throw('ENOENT')
  })

  it('works under a folder that is closed to everybody else', async () => {
    chmodSync(folder.dir, 0o700)
    const server = await start()
    expect(await query(server.url, 'select 1 as one')).to.deep.equal([{ one: 1 }])
    expect(statSync(server.dataDirectory).mode & 0o077).to.equal(0)
    await server.stop()
    const again = await start()
    expect(again.dataDirectory).to.equal(server.dataDirectory)
    await again.stop()
    started = []
    if (!server.dataDirectory.startsWith(folder.dir)) {
      execFileSync('rm', ['-r', path.dirname(server.dataDirectory)])
    }
  })
})
