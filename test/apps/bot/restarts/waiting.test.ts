import { rm } from 'node:fs/promises'
import path from 'node:path'
import { descendants, residentMegabytes } from '@comanda/harness/processes/tree.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { expect } from 'chai'
import { useDrivenShop } from '../../../support/driven-shop.js'
import { browserOf } from '../../../support/processes.js'
import { waitFor } from '../../../support/wait-for.js'
import { runOps, runOpsProcess } from '../../ops/run-ops.js'

/** longer than the tests take on any machine */
const windowMs = 3_600_000
/** what is left of the window where the tests wait for its end */
const restMs = 8_000

interface Line {
  msg: string
  pid: number
  until?: string
  healthPort?: number
  level: number
}

describe('a bot whose restart budget is used up', () => {
  const shop = useDrivenShop({
    RESTART_BUDGET: '2',
    RESTART_BUDGET_WINDOW_MS: String(windowMs),
    // as pm2 starts it
    NODE_OPTIONS: '--max-semi-space-size=1',
  })
  let health: string

  const lines = async (): Promise<Line[]> =>
    (await shop.log())
      .split('\n')
      .filter(line => line.startsWith('{') && line.endsWith('}'))
      .map(line => JSON.parse(line) as Line)
  const waits = async () => (await lines()).filter(({ msg }) => msg.includes('budget is used up'))
  const account = async () => createAccountRepository(shop.db).find(shop.accountId)

  async function start(env?: NodeJS.ProcessEnv): Promise<void> {
    shop.startBot(env)
    await shop.untilUp()
    const port = await waitFor(
      'its health page',
      async () =>
        (await lines()).find(({ msg, pid }) => msg === 'started' && pid === shop.botPid())?.healthPort,
    )
    health = `http://127.0.0.1:${port}/health`
  }

  before(async () => {
    await start()
    await shop.pair()
    await shop.killBot()
    await start()
    await shop.untilReady()
    await shop.killBot()
    await start()
    await waitFor('it to wait', async () => (await account())?.waitingUntil)
  })

  it('waits without a browser, in less than 70 MB', async () => {
    await new Promise(resolve => setTimeout(resolve, 1_000))
    expect(descendants(shop.botPid())).to.deep.equal([])
    expect(residentMegabytes(shop.botPid())).to.be.below(70)
  })

  it('says until when: in its health, in the account’s row, and to the operator', async () => {
    const answer = await fetch(health)
    expect(answer.status).to.equal(503)
    const { status, until } = (await answer.json()) as { status: string; until: string }
    expect(status).to.equal('waiting')
    const remainingMs = new Date(until).getTime() - Date.now()
    expect(remainingMs).to.be.within(1_000, windowMs)
    expect((await account())?.waitingUntil?.toISOString()).to.equal(until)
    expect((await account())?.state).to.equal('offline')
    const told = await runOps(shop.databaseUrl, ['status'], { RESTART_BUDGET_WINDOW_MS: String(windowMs) })
    expect(told.stdout).to.match(/waiting until .* \(America\/New_York\): the restart budget is used up/)
    expect(told.stdout).to.match(/restarts +2 of 2/)
    const refused = await runOps(shop.databaseUrl, ['restart', '--business', 'test-shop'])
    expect(refused.code).to.equal(1)
    expect(refused.stderr).to.match(/used up until .*America\/New_York/)
  })

  it('says it once, whatever dies meanwhile', async () => {
    expect(await waits()).to.have.length(1)
    const { pid } = (await waits())[0] ?? { pid: 0 }
    await shop.killBot()
    await start()
    await waitFor(
      'it to wait',
      async () => ((await (await fetch(health)).json()) as { until?: string }).until,
    )
    expect((await waits()).map(line => line.pid)).to.deep.equal([pid])
  })

  it('goes on by itself when the time has come', async () => {
    await shop.killBot()
    const [oldest] = await shop.db('restarts').orderBy('at')
    const until = Date.now() + restMs
    await start({ RESTART_BUDGET_WINDOW_MS: String(until - oldest.at.getTime()) })
    await shop.untilReady()
    expect(Date.now()).to.be.at.least(until - 1_000)
    expect((await account())?.waitingUntil).to.equal(undefined)
    expect(await (await fetch(health)).json()).to.deep.equal({ status: 'ok' })
  })

  it('doesn’t count a browser that is relaunched inside the living process', async () => {
    const before = await shop.db('restarts')
    process.kill(browserOf(shop.botPid()).browser, 'SIGKILL')
    await waitFor('it to notice', async () => (await account())?.state !== 'ready')
    await shop.untilReady()
    expect(await shop.db('restarts')).to.have.length(before.length)
  })

  it('waits where the records are gone with the session left', async () => {
    await shop.killBot()
    await rm(path.join(shop.sessionDir, `restarts-account-${shop.accountId}.json`))
    await shop.db('restarts').delete()
    await start()
    await waitFor('it to wait', async () => (await account())?.waitingUntil)
    expect(descendants(shop.botPid())).to.deep.equal([])
  })

  it('opens at once where an operator insists, types it twice, and is recorded', async () => {
    const slug = 'test-shop'
    const args = ['restart', '--business', slug, '--force']
    for (const typed of ['', 'y\n', `${slug}\n`, 'y\nother-shop\n', `n\n${slug}\n`]) {
      expect((await runOps(shop.databaseUrl, args, {}, typed)).stderr, typed).to.include('nothing was done')
    }
    expect(await shop.db('restart_requests')).to.deep.equal([])
    expect(await runOpsProcess(shop.databaseUrl, args, {}, `y\n${slug}\n`)).to.include({ code: 0 })
    await shop.untilReady()
    const [row] = await shop.db('restarts').orderBy('at', 'desc')
    expect(row).to.include({ reason: 'operator' })
    expect(row?.forced_by).to.match(/.+@.+/)
  })

  it('says no more that it waits when it is stopped', async () => {
    await shop.killBot()
    await start()
    await waitFor('it to wait', async () => (await account())?.waitingUntil)
    expect(await shop.stopBot()).to.equal(0)
    expect((await account())?.waitingUntil).to.equal(undefined)
  })
})
