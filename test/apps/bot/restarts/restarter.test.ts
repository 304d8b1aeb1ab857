import { createDailyRestart, isHourFrom } from '@comanda/bot/restarts/daily.js'
import { descendants } from '@comanda/harness/processes/tree.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { expect } from 'chai'
import { type DrivenShop, openShop } from '../../../support/driven-shop.js'
import { living, untilGone } from '../../../support/processes.js'
import { runOps } from '../../ops/run-ops.js'

const ann = '15551230001'
const logger = createLogger({ name: 'test', level: 'silent' })

describe('a restart that is asked for', () => {
  let shop: DrivenShop

  beforeEach(async () => {
    shop = await openShop()
  })
  afterEach(() => shop.close())

  const restart = () => runOps(shop.databaseUrl, ['restart', '--business', 'test-shop'])
  const ended = (pid: number) => untilGone('the bot', [{ pid }])
  const answers = () => shop.db('restart_requests').orderBy('id')

  it('finishes what runs, closes the browser, keeps the sign-in, and tells the next start why', async () => {
    shop.startBot({ RESTART_BUDGET: '2' })
    await shop.pair()
    const key = await shop.write(ann, 'a coke')
    const pid = shop.botPid()
    const tree = descendants(pid)
    expect(await restart()).to.include({ code: 0 })
    await ended(pid)
    expect(living(tree)).to.deep.equal([])
    expect((await createAccountRepository(shop.db).find(shop.accountId))?.state).to.equal('offline')
    shop.startBot({ RESTART_BUDGET: '2' })
    await shop.untilReady()
    await shop.untilSettled([key])
    expect((await shop.control.state()).accounts[0]?.devices).to.equal(1)
    expect(await shop.replies(ann)).to.have.length(1)
    const rows = await shop.db('restarts').orderBy('at')
    expect(rows.map(row => row.reason)).to.deep.equal(['start', 'operator'])
  })

  it('is refused with the budget used up, and says until when', async () => {
    shop.startBot({ RESTART_BUDGET: '1' })
    await shop.pair()
    const pid = shop.botPid()
    const told = await restart()
    expect(told.code).to.equal(1)
    expect(told.stderr).to.match(/budget is used up: no restart until .*America\/New_York.*--force/)
    expect(living([{ pid }])).to.deep.equal([pid])
    const [answer] = await answers()
    expect(answer?.refused_until.getTime() - Date.now()).to.be.within(3_500_000, 3_600_000)
  })

  it('is refused within the minute after a pairing', async () => {
    shop.startBot({ PAIRING_SETTLE_MS: '60000' })
    await shop.pair()
    expect((await restart()).stderr).to.include('linked only just now')
    expect((await answers())[0]).to.include({ refused_because: 'pairing' })
  })

  it('is withdrawn where no bot runs, so that a later one isn’t surprised by it', async () => {
    const told = await restart()
    expect(told.code).to.equal(1)
    expect(told.stderr).to.include('No bot of this shop answers')
    expect(await answers()).to.deep.equal([])
  })
})

describe('the daily restart', () => {
  const hours = (count: number): number => count * 3_600_000

  async function asked(at: string | undefined, iso: string, ageMs = hours(20)): Promise<string[]> {
    const reasons: string[] = []
    const daily = createDailyRestart({
      at,
      timeZone: async () => 'America/New_York',
      restarter: {
        requestRestart: async ({ reason }) => {
          reasons.push(reason)
          return { isAccepted: true }
        },
      },
      logger,
      ageMs: () => ageMs,
      now: () => new Date(iso),
    })
    await daily.look()
    daily.stop()
    return reasons
  }

  it('comes in the hour from its time, by the shop’s clock', async () => {
    expect(await asked('04:00', '2026-11-25T09:00:00Z')).to.deep.equal(['daily'])
    expect(await asked('04:00', '2026-11-25T09:59:00Z')).to.deep.equal(['daily'])
    for (const iso of ['2026-11-25T08:59:00Z', '2026-11-25T10:00:00Z', '2026-11-25T04:00:00Z']) {
      expect(await asked('04:00', iso), iso).to.deep.equal([])
    }
    expect(await asked('23:30', '2026-11-25T05:10:00Z')).to.deep.equal(['daily'])
  })

  it('comes on the day too whose clock skips its time', () => {
    // 02:30 isn’t there on 8 March 2026: at 07:00 UTC it is 03:00
    expect(isHourFrom('02:30', new Date('2026-03-08T07:10:00Z'), 'America/New_York')).to.equal(true)
  })

  it('leaves a young process alone, and comes never where it is off', async () => {
    expect(await asked('04:00', '2026-11-25T09:00:00Z', hours(5))).to.deep.equal([])
    expect(await asked(undefined, '2026-11-25T09:00:00Z')).to.deep.equal([])
  })
})
