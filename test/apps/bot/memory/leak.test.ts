import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import type { MemoryAction } from '@comanda/shared/memory/types.js'
import { memoryPanel } from '@comanda/web/routes/account/memory/memory-panel.js'
import { periodNamed } from '@comanda/web/routes/account/memory/period.js'
import { expect } from 'chai'
import { type HttpTarget, startHttpTarget } from '../../../support/alert-targets.js'
import { type DrivenShop, openShop } from '../../../support/driven-shop.js'
import { browserOf, living } from '../../../support/processes.js'
import { waitFor } from '../../../support/wait-for.js'

const megabyte = 1_048_576
const limitMb = 700
/** The origin's levels are half, 0.7 and 0.85 of this limit, which a leak of 30 MB a second reaches in seconds. */
const settings = {
  MEMORY_LIMIT_MB: String(limitMb),
  MEMORY_SAMPLE_INTERVAL_MS: '2000',
  MEMORY_SAMPLE_FASTEST_MS: '200',
  MEMORY_COOL_DOWN_MS: '15000',
  BROWSER_PROBE_INTERVAL_MS: '500',
}

describe('a page that leaks', () => {
  let shop: DrivenShop
  let hook: HttpTarget

  beforeEach(async () => {
    hook = await startHttpTarget()
    shop = await openShop({ ...settings, ALERT_WEBHOOK_URL: hook.url, ALERT_ALLOW_PRIVATE: 'on' })
    shop.startBot()
    await shop.pair()
  })
  afterEach(async () => {
    await shop.close()
    await hook.close()
  })

  it('is warned of, cleaned, reloaded and relaunched before the limit, and no message is lost', async () => {
    const memory = createMemoryRepository(shop.db)
    const everything = [shop.accountId, shop.businessId, new Date(0)] as const
    const done = async (): Promise<MemoryAction[]> =>
      (await memory.decisionsSince(...everything, 100)).map(({ what }) => what).reverse()

    const first = browserOf(shop.botPid()).browser
    const lives = (pid: number): boolean => living([{ pid }]).length > 0
    await shop.control.setLeak({ megabytesPerSecond: 30 })
    const keys: string[] = []
    await waitFor('a relaunch', async () => {
      keys.push(await shop.write(String(15_552_001_000 + keys.length), 'a coke'))
      await new Promise(resolve => setTimeout(resolve, 300))
      return (await done()).includes('relaunched')
    })
    await shop.control.setLeak({ megabytesPerSecond: 0 })
    await waitFor('the first browser to be gone', () => !lives(first))
    await shop.untilReady()
    keys.push(await shop.write('15552009999', '2 margheritas'))
    await shop.untilSettled(keys)
    await waitFor('its recovery', async () => (await done()).includes('recovered'))

    const inOrder = [...new Set(await done())]
    expect(inOrder.filter(what => what !== 'recovered')).to.deep.equal([
      'warned',
      'cleaned',
      'reloaded',
      'relaunched',
    ])
    const samples = await memory.samplesSince(...everything, 1)
    const decided = (what: MemoryAction): Date | undefined => all.find(decision => decision.what === what)?.at
    const all = await memory.decisionsSince(...everything, 100)
    const [from, until] = [decided('reloaded') ?? 0, decided('relaunched') ?? 0]
    const between = samples.filter(({ at }) => at >= from && at <= until)
    const pages = between.map(({ tree }) => tree.kinds.renderer ?? 0)
    expect(Math.min(...pages), 'the reload freed most of the page').to.be.below((pages[0] ?? 0) * 0.6)
    const most = Math.max(...samples.map(({ tree }) => tree.bytes))
    expect(most / megabyte).to.be.within(limitMb * 0.7, limitMb * 0.9)
    const subjects = hook.received.map(({ body }) => /\*(.*?)\*/.exec(body)?.[1])
    expect(subjects.join('\n')).to.match(/^Test Shop: memory is high, \d+ MB of 700 MB$/m)
    expect(subjects.join('\n')).to.match(/^Test Shop: memory is critical, \d+ MB of 700 MB$/m)
    expect(subjects.join('\n')).to.match(/^Test Shop: opened a fresh browser for its memory/m)
    expect(hook.received.at(-1)?.body).to.match(/Restarts (?:used|lately): 1/)
    const node = Math.max(...samples.map(({ tree }) => tree.kinds.node ?? 0))
    expect(node / megabyte, 'watching takes no memory of its own').to.be.below(160)
    const panel = memoryPanel({
      samples,
      last: samples.at(-1),
      decisions: all,
      starts: [],
      restarts: { used: 1, budget: 2 },
      period: periodNamed('24h'),
      now: new Date(),
      timeZone: 'America/New_York',
    })
    const told = panel.happenings.map(({ text }) => text).join('\n')
    expect(told, 'the reasons on the account page').to.match(
      /^Relaunched the browser: \d+ MB of 700 MB, [+−][\d,]+ MB\/min for \d+ s$/m,
    )
    const fullest = samples.find(({ tree }) => tree.bytes === most)
    expect(fullest?.tree.kinds).to.include.keys('node', 'browser', 'renderer')
  })
})
