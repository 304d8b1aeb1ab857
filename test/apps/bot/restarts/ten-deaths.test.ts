import { execFile } from 'node:child_process'
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { descendants } from '@comanda/harness/processes/tree.js'
import { startTcpProxy, type TcpProxy } from '@comanda/harness/tcp-proxy.js'
import { expect } from 'chai'
import { makeFolder, projectDir, type Running, runNode } from '../../../scripts/setup.js'
import { type DrivenShop, openShop } from '../../../support/driven-shop.js'
import { type MemoryCgroup, makeMemoryCgroup } from '../../../support/memory-cgroup.js'
import { patienceMs, waitFor } from '../../../support/wait-for.js'
import { startWeb, type WebProcess } from '../../../support/web-process.js'

const run = promisify(execFile)
const windowMs = 12_000
const hourMs = 3_600_000
const ann = '15551230001'

interface Line {
  msg: string
  pid: number
  /** by the clock of the test, however far off the bot's was */
  time: number
  until?: number
}

interface RawLine {
  msg: string
  pid: number
  time: number
  until?: string
  healthPort?: number
}

describe('ten deaths under pm2', function () {
  this.bail(true)
  let folder: ReturnType<typeof makeFolder>
  let shop: DrivenShop
  let proxy: TcpProxy
  let web: WebProcess
  let running: Running
  let cgroup: MemoryCgroup | undefined
  let watching = true
  let watched: Promise<void>
  const withBrowser = new Set<number>()
  const webFailures: unknown[] = []
  /** how far off each bot's clock is */
  const shifts = new Map<number, number>()

  const bots = (): number[] =>
    descendants(running.pid)
      .filter(info => info.command.includes('/bot/dist/main.js'))
      .map(info => info.pid)
  const bot = async (): Promise<number> => waitFor('a bot', async () => bots()[0])
  const recordFile = (): string =>
    path.join(folder.dir, 'data', 'session', `restarts-account-${shop.accountId}.json`)
  const clockFile = (): string => path.join(folder.dir, 'clock')

  const rawLines = () =>
    running
      .stdout()
      .split('\n')
      .filter(line => line.startsWith('{') && line.endsWith('}') && line.includes('"name":"bot"'))
      .map(line => JSON.parse(line) as RawLine)
  const lines = (text: string): Line[] =>
    rawLines()
      .filter(({ msg }) => msg.includes(text))
      .map(({ msg, pid, time, until }) => {
        const shift = shifts.get(pid) ?? 0
        return { msg, pid, time: time - shift, ...(until && { until: Date.parse(until) - shift }) }
      })

  function isToldInFile(): boolean {
    try {
      return readFileSync(recordFile(), 'utf8').includes('"toldPeriod"')
    } catch {
      return false
    }
  }

  async function hasDecided(pid: number): Promise<boolean> {
    const own = rawLines().filter(line => line.pid === pid)
    const port = own.find(({ msg }) => msg === 'started')?.healthPort
    if (port === undefined) return false
    if (own.some(({ msg }) => msg.includes('the start counts'))) return true
    const health = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined)
    // a kill before that is in the file has the next one tell it again
    return (await health?.text())?.includes('"until"') === true && isToldInFile()
  }

  /** Which bots had a browser, from the system itself; and whether the dashboard served throughout. */
  async function watch(url: string): Promise<void> {
    while (watching) {
      const all = descendants(running.pid)
      const isBot = new Set(
        all.filter(info => info.command.includes('/bot/dist/main.js')).map(info => info.pid),
      )
      for (const { command, parent } of all) {
        if (isBot.has(parent) && command.includes('--remote-debugging-pipe')) withBrowser.add(parent)
      }
      for (const { pid, time } of rawLines()) {
        if (!shifts.has(pid)) shifts.set(pid, Math.round((time - Date.now()) / hourMs) * hourMs)
      }
      try {
        const { ok } = await fetch(`${url}/health`, { signal: AbortSignal.timeout(patienceMs) })
        if (!ok) webFailures.push(ok)
      } catch (error) {
        webFailures.push(error)
      }
      await delay(150)
    }
  }

  before(async () => {
    folder = makeFolder()
    // as whoever the start becomes: it is read by that user's bots
    writeFileSync(clockFile(), '0')
    chmodSync(clockFile(), 0o644)
    shop = await openShop()
    const url = new URL(shop.databaseUrl)
    proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) })
    url.hostname = '127.0.0.1'
    url.port = String(proxy.port)
    web = startWeb(shop.databaseUrl)
    const webUrl = await web.listening()
    running = runNode([path.join(projectDir, 'scripts/start.mjs')], {
      env: {
        COMANDA_DATA_DIR: path.join(folder.dir, 'data'),
        DATABASE_URL: url.href,
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${import.meta.resolve('@comanda/harness/shifted-clock.js')}`,
        CLOCK_SHIFT_FILE: clockFile(),
        NODE_ENV: 'production',
        WEB_PORT: '0',
        BOT_HEALTH_PORT: '0',
        BOT_ACCOUNT: String(shop.accountId),
        WHATSAPP_WEB_ADDRESS: shop.standIn.address,
        WHATSAPP_WEB_SPKI: shop.standIn.spki,
        SEND_PACING: 'off',
        BURST_WINDOW_MS: '0',
        PAIRING_SETTLE_MS: '0',
        RESTART_BUDGET: '2',
        RESTART_BUDGET_WINDOW_MS: String(windowMs),
        DAILY_RESTART_AT: 'off',
      },
    })
    watched = watch(webUrl)
    await shop.pair()
    cgroup = makeMemoryCgroup()
  })
  after(async () => {
    watching = false
    await watched
    running.kill('SIGTERM')
    await running.ended
    web.child.kill('SIGTERM')
    cgroup?.remove()
    await shop.close()
    await proxy.stop()
    folder.remove()
  })

  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    process.kill(await bot(), signal)
  }

  async function outOfMemory(): Promise<void> {
    if (cgroup === undefined) return kill()
    const pid = await bot()
    cgroup.add(pid)
    cgroup.squeeze()
    await waitFor('the kernel to end the bot', async () => {
      await shop.write(ann, 'x '.repeat(2_000))
      return !bots().includes(pid)
    })
    expect(cgroup.ended()).to.be.above(0)
  }

  /** Each takes the bot away in its own way, and what it counts with, too. */
  const deaths: [name: string, die: () => Promise<void>][] = [
    ['out of memory in a cgroup, or kill -9 where none can be made', outOfMemory],
    ['kill -9', () => kill()],
    [
      'a second signal: exit 1',
      async () => {
        const pid = await bot()
        process.kill(pid, 'SIGTERM')
        process.kill(pid, 'SIGINT')
      },
    ],
    [
      'pm2 restart',
      async () => {
        const env = { ...process.env, COMANDA_DATA_DIR: path.join(folder.dir, 'data'), NODE_OPTIONS: '' }
        await run(process.execPath, [path.join(projectDir, 'scripts/pm2.mjs'), 'restart', 'comanda-bot'], {
          env,
        })
      },
    ],
    [
      'kill -9 and the file deleted',
      async () => {
        rmSync(recordFile(), { force: true })
        await kill()
      },
    ],
    [
      'kill -9 and the rows deleted',
      async () => {
        await shop.db('restarts').delete()
        await kill()
      },
    ],
    [
      'kill -9 and the database away for a while',
      async () => {
        proxy.refuse()
        await kill()
        setTimeout(() => proxy.pass(), 1_500)
      },
    ],
    [
      'kill -9 and half a file',
      async () => {
        writeFileSync(recordFile(), '{"starts":[{"id":"')
        await kill()
      },
    ],
    [
      'kill -9, and file and rows deleted',
      async () => {
        rmSync(recordFile(), { force: true })
        await shop.db('restarts').delete()
        await kill()
      },
    ],
    [
      'kill -9 and the clock an hour back',
      async () => {
        writeFileSync(clockFile(), String(-hourMs))
        await kill()
      },
    ],
    [
      'kill -9 and the clock an hour ahead of that',
      async () => {
        writeFileSync(clockFile(), String(hourMs))
        await kill()
      },
    ],
    ['kill -9 with the clock right again', () => kill()],
  ]

  it('never open more than two browsers in any window of time', async () => {
    for (const [name, die] of deaths) {
      const before = await bot()
      if (name.includes('right again')) writeFileSync(clockFile(), '0')
      await die()
      const next = await waitFor(`another bot after ${name}`, async () => bots().find(pid => pid !== before))
      await waitFor(`it to open its browser or to wait after ${name}`, () => hasDecided(next))
    }
    // a bot that was killed may have left “ready” behind: what tells is one that opened its browser after the waiting
    await waitFor('it to resume', async () => lines('the start counts').length > 2)
    await shop.untilReady()
    const starts = lines('the start counts')
    for (const { time: from } of starts) {
      // the moment that counts is some ms before its line in the log
      const within = starts.filter(({ time }) => time >= from && time - from < windowMs - 250)
      expect(within.length).to.be.at.most(2)
    }
    expect(starts.length).to.be.at.least(3)
    expect(withBrowser.size).to.be.at.least(2)
    expect([...withBrowser].filter(pid => !starts.some(line => line.pid === pid))).to.deep.equal([])
    expect([...new Set(shifts.values())].sort((a, b) => a - b)).to.deep.equal([-hourMs, 0, hourMs])
  })

  it('leave the dashboard up, tell of each waiting once, and answer again at the end', async () => {
    expect(webFailures).to.deep.equal([])
    const told = lines('budget is used up').map(line => line.until ?? 0)
    expect(told.length).to.be.at.least(1)
    const ends = told.filter((until, index) =>
      told.slice(0, index).every(earlier => Math.abs(earlier - until) >= 1_000),
    )
    // three of the deaths take the file away, which remembers what was told
    expect(told.length).to.be.at.most(ends.length + 3)
    await shop.untilSettled([await shop.write(ann, 'a coke')])
    expect((await shop.control.state()).accounts[0]?.devices).to.equal(1)
    await waitFor('one record', async () => (await shop.db('restarts')).length > 0)
  })
})
