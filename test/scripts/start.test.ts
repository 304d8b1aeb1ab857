import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { patienceMs, waitFor } from '../support/wait-for.js'
import {
  loadPostgres,
  loadProcesses,
  makeFolder,
  type ProcessesModule,
  projectDir,
  type Running,
  runNode,
} from './setup.js'

describe('npm start', function () {
  this.bail(true)
  let folder: ReturnType<typeof makeFolder>
  let dataDir: string
  let running: Running
  let processIdentity: ProcessesModule['processIdentity']

  before(async () => {
    folder = makeFolder()
    dataDir = path.join(folder.dir, 'data')
    processIdentity = (await loadProcesses()).processIdentity
    running = runNode([path.join(projectDir, 'scripts/start.mjs')], {
      env: {
        COMANDA_DATA_DIR: dataDir,
        WEB_PORT: '0',
        BOT_HEALTH_PORT: '0',
        NODE_ENV: 'production',
        LOG_LEVEL: 'info',
      },
    })
  })

  after(async () => {
    running.kill('SIGTERM')
    await running.ended
    folder.remove()
  })

  /** Whole lines of JSON with that message, of all times that the process was started. */
  const linesOf = (message: string): { url?: string; healthPort?: number }[] =>
    running
      .stdout()
      .split('\n')
      .filter(line => line.startsWith('{') && line.includes(`"msg":"${message}"`) && line.endsWith('}'))
      .map(line => JSON.parse(line) as { url?: string; healthPort?: number })

  async function answers(url: string): Promise<boolean> {
    try {
      return (await fetch(url, { signal: AbortSignal.timeout(patienceMs) })).ok
    } catch {
      return false
    }
  }

  // any free port, so another one after each start
  const webHealth = (): string => `${linesOf('listening').at(-1)?.url}/health`
  const botHealth = (): string => `http://127.0.0.1:${linesOf('started').at(-1)?.healthPort}/health`

  async function untilHealthy(): Promise<void> {
    await Promise.all([running.line(/"msg":"listening"/), running.line(/"msg":"started"/)])
    try {
      await waitFor('both to be healthy', async () => (await answers(webHealth())) && answers(botHealth()))
    } catch (cause) {
      throw new Error(running.stdout(), { cause })
    }
  }

  function pidOf(name: string): number {
    const folderOfPids = path.join(dataDir, 'pm2', 'pids')
    const file = readdirSync(folderOfPids).find(entry => entry.startsWith(`comanda-${name}`))
    return file === undefined ? 0 : Number(readFileSync(path.join(folderOfPids, file), 'utf8'))
  }

  async function comesBack(name: string): Promise<void> {
    const killed = pidOf(name)
    expect(killed).to.be.above(0)
    process.kill(killed, 'SIGKILL')
    await waitFor('another process', () => ![0, killed].includes(pidOf(name)))
    await untilHealthy()
  }

  it('brings up database, web and bot', untilHealthy)

  for (const name of ['web', 'bot', 'database']) {
    it(`brings the ${name} back when it was killed`, () => comesBack(name))
  }

  it('brings Postgres back when it was killed', async () => {
    const { probePostgres } = await loadPostgres()
    const killed = await probePostgres(path.join(dataDir, 'postgres'))
    expect(killed).not.to.equal(undefined)
    process.kill(killed?.pid ?? 0, 'SIGKILL')
    await waitFor('Postgres to be gone', () => processIdentity(killed?.pid ?? 0) === undefined)
    await untilHealthy()
    expect((await probePostgres(path.join(dataDir, 'postgres')))?.pid).not.to.equal(killed?.pid)
  })

  it('logs on its console and nowhere else: of pm2’s own files none grows', () => {
    expect(running.stdout()).to.match(/^\{"level":30,.*"name":"bot".*\}$/m)
    expect(running.stdout()).to.match(/^\{"level":30,.*"name":"web".*\}$/m)
    const home = path.join(dataDir, 'pm2')
    const files = readdirSync(home, { recursive: true, encoding: 'utf8' })
    expect(files).not.to.include('pm2.log')
    const sizes = files.map(name => statSync(path.join(home, name))).filter(stat => stat.isFile())
    expect(Math.max(...sizes.map(stat => stat.size))).to.be.below(1_000)
  })

  it('ends everything that it started when it is told to stop', async () => {
    const { probePostgres } = await loadPostgres()
    const postgres = await probePostgres(path.join(dataDir, 'postgres'))
    const pids = [pidOf('web'), pidOf('bot'), pidOf('database'), postgres?.pid ?? 0]
    running.kill('SIGTERM')
    expect((await running.ended).code).to.equal(0)
    expect(pids.map(processIdentity)).to.deep.equal([undefined, undefined, undefined, undefined])
  })
})
