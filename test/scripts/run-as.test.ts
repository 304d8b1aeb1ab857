import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, linkSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { descendants } from '@comanda/harness/processes/tree.js'
import { createBusinessService } from '@comanda/shared/businesses/service.js'
import { readConfig } from '@comanda/shared/config/config.js'
import { createDatabase } from '@comanda/shared/database/connect.js'
import { migrate } from '@comanda/shared/database/migrate.js'
import type { StandIn } from '@comanda/stand-in/stand-in.js'
import { startStandIn } from '@comanda/stand-in/start-stand-in.js'
import { createStandInControl } from '@comanda/stand-in-control/client.js'
import { expect } from 'chai'
import { browserOf, isSandboxed, usersOf } from '../support/processes.js'
import {
  createQuietProgress,
  type EmbeddedPostgres,
  loadPostgres,
  makeFolder,
  projectDir,
  type Running,
  runNode,
  setupUrl,
} from './setup.js'

interface User {
  name: string
  uid: number
  gid: number
}

interface RunAsModule {
  findRunner(options: { dataDir: string; reads?: string[] }): { user: User | undefined; why?: string }
}

const isRoot = process.getuid?.() === 0
const nobody = { name: 'nobody', uid: 65_534, gid: 65_534 }
const ourselves = { name: '', uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
/** who runs Comanda here, whoever starts it */
const runner = isRoot ? nobody : ourselves
const asNobody = isRoot ? { uid: nobody.uid, gid: nobody.gid } : {}

/** Asked of the kernel by another program than ours. */
const canHaveSandbox = (): boolean => spawnSync('unshare', ['-U', 'true'], asNobody).status === 0

/** Everything in a folder, the folder too, links not followed. */
const listAll = (dir: string): string[] =>
  execFileSync('find', [dir], { encoding: 'utf8' }).trim().split('\n')

describe('who runs Comanda', () => {
  let folder: ReturnType<typeof makeFolder>
  let dataDir: string
  let standIn: StandIn
  let running: Running | undefined
  let server: EmbeddedPostgres | undefined

  before(async () => {
    standIn = await startStandIn()
  })
  after(() => standIn.stop())
  beforeEach(() => {
    folder = makeFolder()
    dataDir = path.join(folder.dir, 'data')
  })
  afterEach(async () => {
    running?.kill('SIGTERM')
    await running?.ended
    running = undefined
    // who ran Comanda left it as it was found: running
    await server?.stop()
    server = undefined
    folder.remove()
  })

  /** What is this run's own for temporary files may be closed to somebody else. */
  function makeTemporary(user: { uid: number; gid: number }): string {
    const dir = path.join(folder.dir, 'temporary')
    mkdirSync(dir)
    chownSync(dir, user.uid, user.gid)
    return dir
  }

  const start = (user?: { uid: number; gid: number }, env: NodeJS.ProcessEnv = {}): Running =>
    runNode([path.join(projectDir, 'scripts/start.mjs')], {
      ...(user === undefined ? {} : { user: { uid: user.uid, gid: user.gid } }),
      env: {
        ...(user === undefined ? {} : { TMPDIR: makeTemporary(user) }),
        COMANDA_DATA_DIR: dataDir,
        HOME: folder.dir,
        WEB_PORT: '0',
        BOT_HEALTH_PORT: '0',
        NODE_ENV: 'production',
        WHATSAPP_WEB_ADDRESS: standIn.address,
        WHATSAPP_WEB_SPKI: standIn.spki,
        CHROMIUM_SANDBOX: '',
        PAIRING_SETTLE_MS: '0',
        ...env,
      },
    })

  /** The data folder's database with a shop in it, its server running still. */
  async function makeShop(user?: User): Promise<EmbeddedPostgres> {
    mkdirSync(dataDir, { mode: 0o711 })
    if (user !== undefined) chownSync(dataDir, user.uid, user.gid)
    const { startPostgres } = await loadPostgres()
    const dir = path.join(dataDir, 'postgres')
    server = await startPostgres({
      dir,
      fsync: false,
      ...(user && { user }),
      progress: createQuietProgress(),
    })
    const { database } = readConfig({ DATABASE_URL: server.url })
    await migrate(database)
    const db = createDatabase(database)
    const shop = { name: 'Test Shop', currency: 'USD', timeZone: 'America/New_York' }
    await createBusinessService(db).create(shop)
    await db.destroy()
    return server
  }

  /** Resolves with the bot's pid when it shows a code: its browser has loaded the page. */
  async function untilPairing(): Promise<number> {
    const started = JSON.parse((await running?.line(/"name":"bot".*"phase":"pairing"/)) ?? '') as {
      pid: number
    }
    return started.pid
  }

  function expectSandboxed(botPid: number): void {
    const tree = descendants(botPid)
    const flagged = tree.filter(info => info.command.includes('--no-sandbox'))
    const { renderer } = browserOf(botPid)
    expect(flagged.length === 0).to.equal(canHaveSandbox())
    expect(isSandboxed(renderer)).to.equal(canHaveSandbox())
  }

  if (isRoot) {
    it('is never root: web, bot, browser and database become the user’s, with all that root kept', async () => {
      const left = await makeShop()
      const outside = path.join(folder.dir, 'outside')
      mkdirSync(outside)
      writeFileSync(path.join(outside, 'secret'), 'root’s own')
      symlinkSync(outside, path.join(dataDir, 'link'))
      linkSync(path.join(outside, 'secret'), path.join(dataDir, 'second-name'))
      mkdirSync(path.join(dataDir, 'session'), { mode: 0o700 })
      writeFileSync(path.join(dataDir, 'session', 'kept'), 'by a start as root', { mode: 0o600 })

      running = start()
      const botPid = await untilPairing()
      const tree = descendants(running.pid)
      expect(tree.length).to.be.above(8)
      for (const { pid, command } of [...tree, { pid: running.pid, command: 'the launcher' }]) {
        expect(usersOf(pid), command).to.deep.equal([nobody.uid, nobody.uid, nobody.uid, nobody.uid])
      }
      expectSandboxed(botPid)
      const server = await (await loadPostgres()).probePostgres(path.join(dataDir, 'postgres'))
      expect(server?.pid).not.to.equal(left.pid)
      expect(usersOf(server?.pid ?? 0)[0]).to.equal(nobody.uid)
      await createStandInControl(standIn.control).scan()
      await running.line(/"name":"bot".*"phase":"ready"/)
      running.kill('SIGTERM')
      expect((await running.ended).code).to.equal(0)

      const roots = listAll(dataDir).filter(file => lstatSync(file).uid !== nobody.uid)
      expect(roots).to.deep.equal([path.join(dataDir, 'second-name')])
      expect(lstatSync(path.join(outside, 'secret')).uid).to.equal(0)
      expect(lstatSync(outside).uid).to.equal(0)
      expect(lstatSync(dataDir).mode & 0o777).to.equal(0o700)
    })

    it('is whoever owns the data folder, where RUN_AS names nobody', async () => {
      mkdirSync(dataDir)
      chownSync(dataDir, 1, 1)
      expect(await findRunner('')).to.deep.equal({ user: { name: 'daemon', uid: 1, gid: 1 } })
    })

    it('is root, and says so, where the user can’t read what is to be read', async () => {
      mkdirSync(dataDir)
      chownSync(dataDir, 1, 1)
      chmodSync(folder.dir, 0o700)
      const { user, why } = await findRunner('')
      expect(user).to.equal(undefined)
      expect(why).to.include(`the user daemon can’t read ${folder.dir}`).and.include('chmod o+x')
      running = start(undefined, { RUN_AS: 'daemon' })
      const { code, stderr } = await running.ended
      expect(code).to.equal(1)
      expect(stderr).to.include(`RUN_AS is daemon, but the user daemon can’t read ${folder.dir}`)
    })

    it('is root where RUN_AS says so, loudly', async () => {
      await makeShop()
      running = start(undefined, { RUN_AS: 'root' })
      const botPid = await untilPairing()
      expect(usersOf(botPid)[0]).to.equal(0)
      running.kill('SIGTERM')
      expect((await running.ended).stderr).to.include('RUNNING AS ROOT, THE BROWSER WITHOUT ITS SANDBOX')
    })
  }

  async function findRunner(runAs: string) {
    const module = (await import(setupUrl('run-as.mjs'))) as RunAsModule
    const before = process.env.RUN_AS
    process.env.RUN_AS = runAs
    try {
      return module.findRunner({ dataDir })
    } finally {
      if (before === undefined) delete process.env.RUN_AS
      else process.env.RUN_AS = before
    }
  }

  it('is an ordinary user who starts it, the browser in its sandbox', async () => {
    await (await makeShop(isRoot ? nobody : undefined)).stop()
    if (isRoot) for (const file of listAll(dataDir)) chownSync(file, nobody.uid, nobody.gid)
    running = start(isRoot ? nobody : undefined, { RUN_AS: '' })
    const botPid = await untilPairing()
    for (const { pid, command } of descendants(running.pid)) {
      expect(usersOf(pid)[0], command).to.equal(runner.uid)
    }
    expectSandboxed(botPid)
  })

  it('can’t be somebody else where an ordinary user starts it', async () => {
    mkdirSync(dataDir)
    if (isRoot) chownSync(dataDir, nobody.uid, nobody.gid)
    running = start(isRoot ? nobody : undefined, { RUN_AS: 'daemon' })
    const { code, stderr } = await running.ended
    expect(code).to.equal(1)
    expect(stderr).to.include('start Comanda as that user, or as root')
  })
})
