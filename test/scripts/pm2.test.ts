import { execFile } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { descendants, residentMegabytes } from '@comanda/harness/processes/tree.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createBusinessService } from '@comanda/shared/businesses/service.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import type { StandIn } from '@comanda/stand-in/stand-in.js'
import { startStandIn } from '@comanda/stand-in/start-stand-in.js'
import { createStandInControl, type StandInControl } from '@comanda/stand-in-control/client.js'
import { expect } from 'chai'
import { load } from 'cheerio'
import { openStream } from '../apps/web/support/live.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'
import { living, untilGone } from '../support/processes.js'
import { waitFor } from '../support/wait-for.js'
import { makeFolder, projectDir, type Running, runNode } from './setup.js'

const loaders = 8

/** Asks as browsers do, over connections that are kept, one request after the other on each. */
function startLoad(url: string): { stop(): Promise<{ answered: number; failures: unknown[] }> } {
  const agent = new Agent({ keepAlive: true, maxSockets: loaders })
  const failures: unknown[] = []
  let answered = 0
  let isOn = true
  const ask = (): Promise<void> =>
    new Promise(resolve => {
      const request = get(`${url}/sign-in`, { agent }, response => {
        if (response.statusCode !== 200) failures.push(response.statusCode)
        response.resume().on('end', () => {
          answered += 1
          resolve()
        })
        response.on('error', error => {
          failures.push(error)
          resolve()
        })
      })
      request.on('error', error => {
        failures.push(error)
        resolve()
      })
    })
  const work = Promise.all(
    Array.from({ length: loaders }, async () => {
      while (isOn) await ask()
    }),
  )
  return {
    stop: async () => {
      isOn = false
      await work
      agent.destroy()
      return { answered, failures }
    },
  }
}

describe('under pm2', function () {
  this.bail(true)
  let folder: ReturnType<typeof makeFolder>
  let database: TestDatabase
  let standIn: StandIn
  let control: StandInControl
  let running: Running
  let accountId: number
  let businessId: number
  let url: string

  const lastLine = (message: string): Record<string, unknown> | undefined =>
    running
      .stdout()
      .split('\n')
      .filter(line => line.startsWith('{') && line.endsWith('}') && line.includes(`"msg":"${message}"`))
      .map(line => JSON.parse(line) as Record<string, unknown>)
      .at(-1)

  function pm2(...args: string[]): Promise<string> {
    const program = path.join(projectDir, 'scripts', 'pm2.mjs')
    // npm test tells all that it starts to end with it, and pm2's daemon is to outlive the command
    const env = { ...process.env, NODE_OPTIONS: '', COMANDA_DATA_DIR: path.join(folder.dir, 'data') }
    return new Promise((resolve, reject) => {
      execFile(process.execPath, [program, ...args], { env }, (error, stdout, stderr) =>
        error === null ? resolve(stdout) : reject(new Error(`${stdout}${stderr}`, { cause: error })),
      )
    })
  }

  const pidOf = async (name: string): Promise<number> => Number((await pm2('pid', `comanda-${name}`)).trim())
  const stateIs = (state: string): Promise<boolean> =>
    createAccountRepository(database.db)
      .find(accountId)
      .then(account => account?.state === state)

  before(async () => {
    folder = makeFolder()
    database = await createTestDatabase()
    standIn = await startStandIn()
    control = createStandInControl(standIn.control)
    const { business, account } = await createBusinessService(database.db).create({
      name: 'Test Shop',
      currency: 'USD',
      timeZone: 'America/New_York',
    })
    accountId = account.id
    businessId = business.id
    running = runNode([path.join(projectDir, 'scripts/start.mjs')], {
      env: {
        COMANDA_DATA_DIR: path.join(folder.dir, 'data'),
        DATABASE_URL: database.config.url(),
        WEB_PORT: '0',
        BOT_HEALTH_PORT: '0',
        NODE_ENV: 'production',
        LOG_LEVEL: 'info',
        WHATSAPP_WEB_ADDRESS: standIn.address,
        WHATSAPP_WEB_SPKI: standIn.spki,
        PAIRING_SETTLE_MS: '0',
        RESTART_BUDGET: '3',
      },
    })
    await Promise.all([running.line(/"msg":"listening"/), waitFor('a QR', () => stateIs('pairing'))])
    url = String(lastLine('listening')?.url)
    await control.scan()
    await waitFor('the bot to be ready', () => stateIs('ready'))
  })
  after(async () => {
    running.kill('SIGTERM')
    await running.ended
    await standIn.stop()
    await database.drop()
    folder.remove()
  })

  /** A new owner, signed in as a browser would be. */
  async function signIn(): Promise<string> {
    const invited = await createMemberService(database.db).invite({
      businessId,
      email: 'owner@example.com',
      role: 'owner',
    })
    const page = await fetch(`${url}/welcome/${invited.token}`)
    const cookies = (answer: Response): string =>
      answer.headers
        .getSetCookie()
        .map(cookie => cookie.split(';')[0])
        .join('; ')
    const $ = load(await page.text())
    const form = new URLSearchParams({ password: 'correct horse battery' })
    $('form input[type=hidden]').each((_index, input) => {
      form.set(String($(input).attr('name')), String($(input).attr('value')))
    })
    const answer = await fetch(new URL(String($('form').attr('action')), url), {
      method: 'POST',
      headers: { cookie: cookies(page), origin: url },
      body: form,
      redirect: 'manual',
    })
    expect(answer.status).to.equal(303)
    return cookies(answer)
  }

  it('reloads the dashboard without a failed request, and open pages go on hearing of orders', async () => {
    const cookie = await signIn()
    const stream = await openStream(url, cookie)
    await stream.until(() => stream.of('standing').length > 0)
    const before = await pidOf('web')
    const pressure = startLoad(url)
    await delay(1_000)
    await pm2('reload', 'comanda-web')
    expect(await pidOf('web')).not.to.equal(before)
    await stream.until(() => stream.isOver())
    const again = await openStream(url, cookie, stream.lastId())
    await again.until(() => again.of('standing').length > 0)
    await delay(1_000)
    const { answered, failures } = await pressure.stop()
    again.close()
    expect(failures).to.deep.equal([])
    expect(answered).to.be.above(100)
    await untilGone('the old process', [{ pid: before }])
  })

  it('stops the bot with its browser closed, nothing left of its tree, and the sign-in kept', async () => {
    const pid = await pidOf('bot')
    const tree = [{ pid }, ...descendants(pid)]
    expect(tree.length).to.be.above(3)
    await pm2('stop', 'comanda-bot')
    await untilGone('the tree', tree)
    // written after the browser was closed, and only by a bot that closed it
    expect(await stateIs('offline')).to.equal(true)
    expect(running.stdout()).not.to.include('did not stop in time')
    await pm2('start', 'comanda-bot')
    await waitFor('the bot to be ready', () => stateIs('ready'))
    expect((await control.state()).accounts[0]?.devices).to.equal(1)
  })

  it('reloads the bot as a restart, counted like any other, and it waits small past the budget', async () => {
    await pm2('reload', 'comanda-bot')
    await waitFor('the bot to be ready', () => stateIs('ready'))
    expect(await database.db('restarts')).to.have.length(3)
    for (let kills = 0; kills < 3; kills += 1) {
      const pid = await pidOf('bot')
      process.kill(pid, 'SIGKILL')
      await waitFor('another bot', async () => ![0, pid].includes(await pidOf('bot')))
    }
    const waiting = await waitFor(
      'it to wait',
      async () => (await createAccountRepository(database.db).find(accountId))?.waitingUntil,
    )
    expect(waiting.getTime() - Date.now()).to.be.within(3_000_000, 3_600_000)
    expect(await database.db('restarts')).to.have.length(3)
    const pid = await pidOf('bot')
    // pm2 neither spins nor gives up: the same process goes on waiting
    await delay(3_000)
    expect(await pidOf('bot')).to.equal(pid)
    expect(descendants(pid)).to.deep.equal([])
    expect(residentMegabytes(pid)).to.be.below(70)
  })

  it('ends everything when pm2 itself is told to', async () => {
    await pm2('save')
    const tree = descendants(running.pid)
    await pm2('kill')
    await running.ended
    expect(living(tree)).to.deep.equal([])
  })

  it('comes back by itself with what was saved, and its log stays small', async () => {
    const log = path.join(folder.dir, 'data', 'pm2', 'pm2.log')
    const waiting = async (): Promise<boolean> =>
      (await createAccountRepository(database.db).find(accountId))?.waitingUntil !== undefined
    expect(await waiting()).to.equal(false)
    writeFileSync(log, 'x'.repeat(10_000_000))
    chmodSync(log, 0o666)
    await pm2('resurrect')
    try {
      // in the part before, where it was said before the log was emptied
      const written = (): string =>
        [`${log}.1`, log].map(file => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join('')
      const address = await waitFor(
        'the dashboard',
        async () => /"url":"([^"]+)","msg":"listening"/.exec(written())?.[1],
      )
      expect((await fetch(`${address}/health`)).status).to.equal(200)
      await waitFor('the bot, which has used its starts up', waiting)
      expect(statSync(log).size).to.be.below(100_000)
      const second = runNode([path.join(projectDir, 'scripts/start.mjs')], {
        env: { COMANDA_DATA_DIR: path.join(folder.dir, 'data'), DATABASE_URL: database.config.url() },
      })
      expect((await second.ended).stderr).to.include('pm2 runs Comanda here already')
    } finally {
      await pm2('kill')
    }
  })
})
