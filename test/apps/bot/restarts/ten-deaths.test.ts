import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { descendants } from '@comanda/harness/processes/tree.js'
import { startTcpProxy, type TcpProxy } from '@comanda/harness/tcp-proxy.js'
import { expect } from 'chai'
import { type DrivenShop, openShop } from '../../../support/driven-shop.js'
import { waitFor } from '../../../support/wait-for.js'
import { startWeb, type WebProcess } from '../../../support/web-process.js'

const windowMs = 12_000
const ann = '15551230001'

interface Line {
  msg: string
  pid: number
  time: number
  until?: string
}

describe('ten deaths', function () {
  this.timeout(180_000)
  let shop: DrivenShop
  let proxy: TcpProxy
  let proxied: string
  let web: WebProcess
  let watching = true
  const withBrowser = new Set<number>()
  const webFailures: unknown[] = []

  const lines = async (text: string): Promise<Line[]> =>
    (await shop.log())
      .split('\n')
      .filter(line => line.startsWith('{') && line.endsWith('}'))
      .map(line => JSON.parse(line) as Line)
      .filter(({ msg }) => msg.includes(text))
  const counted = () => lines('the start counts')
  const recordFile = (): string => path.join(shop.sessionDir, `restarts-account-${shop.accountId}.json`)
  const start = (): void => shop.startBot({ DATABASE_URL: proxied })

  /** Which bots had a browser, from the system itself; and whether the dashboard served throughout. */
  async function watch(url: string): Promise<void> {
    while (watching) {
      const all = descendants(process.pid)
      const isBot = new Set(
        all.filter(info => info.command.includes('/bot/dist/main.js')).map(info => info.pid),
      )
      for (const { command, parent } of all) {
        if (isBot.has(parent) && command.includes('--remote-debugging-pipe')) withBrowser.add(parent)
      }
      try {
        const { ok } = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) })
        if (!ok) webFailures.push(ok)
      } catch (error) {
        webFailures.push(error)
      }
      await delay(50)
    }
  }
  let watched: Promise<void>

  before(async () => {
    shop = await openShop({ RESTART_BUDGET: '2', RESTART_BUDGET_WINDOW_MS: String(windowMs) })
    const url = new URL(shop.databaseUrl)
    proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) })
    url.hostname = '127.0.0.1'
    url.port = String(proxy.port)
    proxied = url.href
    web = startWeb(shop.databaseUrl)
    watched = watch(await web.listening())
    start()
    await shop.pair()
  })
  after(async () => {
    watching = false
    await watched
    web.child.kill('SIGTERM')
    await shop.close()
    await proxy.stop()
  })

  /** Each takes the bot away in its own way, and what it counts with, too. */
  const deaths: [name: string, die: () => Promise<void>][] = [
    ['kill -9', () => shop.killBot()],
    ['a second signal: exit 1', () => shop.stopBot(true).then(() => undefined)],
    ['a stop that is asked for', () => shop.stopBot().then(() => undefined)],
    [
      'kill -9 and the file deleted',
      async () => {
        await shop.killBot()
        await rm(recordFile(), { force: true })
      },
    ],
    [
      'kill -9 and the rows deleted',
      async () => {
        await shop.killBot()
        await shop.db('restarts').delete()
      },
    ],
    [
      'kill -9 and the database away for a while',
      async () => {
        proxy.refuse()
        await shop.killBot()
        setTimeout(() => proxy.pass(), 1_500)
      },
    ],
    [
      'kill -9 and half a file',
      async () => {
        await shop.killBot()
        await writeFile(recordFile(), '{"starts":[{"id":"')
      },
    ],
    [
      'kill -9, and file and rows deleted',
      async () => {
        await shop.killBot()
        await rm(recordFile(), { force: true })
        await shop.db('restarts').delete()
      },
    ],
    ['kill -9 again', () => shop.killBot()],
    ['kill -9 once more', () => shop.killBot()],
  ]

  it('never open more than two browsers in any window of time', async () => {
    for (const [, die] of deaths) {
      await die()
      start()
      await delay(1_500)
    }
    await shop.untilReady(windowMs + 30_000)
    const starts = await counted()
    for (const { time: from } of starts) {
      // the moment that counts is some ms before its line in the log
      const within = starts.filter(({ time }) => time >= from && time - from < windowMs - 250)
      expect(within.length).to.be.at.most(2)
    }
    expect(starts.length).to.be.at.least(3)
    expect(withBrowser.size).to.be.at.least(2)
    expect([...withBrowser].filter(pid => !starts.some(line => line.pid === pid))).to.deep.equal([])
  })

  it('leave the dashboard up, tell of each waiting once, and answer again at the end', async () => {
    expect(webFailures).to.deep.equal([])
    const told = (await lines('budget is used up')).map(line => Date.parse(line.until ?? ''))
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
