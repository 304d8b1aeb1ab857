import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Alerter } from '@comanda/bot/alerts/alerter.js'
import { openAlerter } from '@comanda/bot/alerts/open-alerter.js'
import { createAlertRepository } from '@comanda/shared/alerts/repository.js'
import type { AlertLevel, AlertText, Incident } from '@comanda/shared/alerts/types.js'
import { readConfig } from '@comanda/shared/config/config.js'
import { withConnection } from '@comanda/shared/database/single-connection.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { expect } from 'chai'
import { createShop, type TestShop } from '../../../packages/shared/shop.js'
import { type HttpTarget, startHttpTarget } from '../../../support/alert-targets.js'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { waitFor } from '../../../support/wait-for.js'

const secret = 'T0K3N-of-the-shop'
const text = (subject: string): AlertText => ({
  subject,
  body: `${subject}, in full`,
  short: subject,
  timeZone: 'UTC',
})

/** Real alerters on a real database, a file and servers of the test's own. */
describe('the bot’s alerter', () => {
  let database: TestDatabase
  let shop: TestShop
  let folder: string
  let hook: HttpTarget
  let gateway: HttpTarget
  let isHookDown: boolean
  let log: string[]
  let isDatabaseAway: boolean
  const running: Alerter[] = []

  beforeEach(async () => {
    database = await createTestDatabase()
    shop = await createShop(database.db)
    folder = await mkdtemp(path.join(tmpdir(), 'comanda-alerts-'))
    isHookDown = false
    isDatabaseAway = false
    log = []
    hook = await startHttpTarget(response => void response.writeHead(isHookDown ? 500 : 200).end())
    gateway = await startHttpTarget()
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map(alerter => alerter.stop()))
    await Promise.all([hook.close(), gateway.close()])
    await rm(folder, { recursive: true })
    await database.drop()
  })

  /** Another process's, as it were: it knows what is on the disk and in the rows. */
  function start(settings: Record<string, string> = {}): Alerter {
    const config = readConfig({
      DATABASE_URL: database.config.url(),
      SESSION_DIR: folder,
      ALERT_WEBHOOK_URL: `${hook.url}/${secret}`,
      ALERT_SMS_URL: `${gateway.url}/${secret}`,
      ALERT_SMS_TO: '+15550001',
      ALERT_ALLOW_PRIVATE: 'on',
      ALERT_RETRY_MS: '10',
      ALERT_DEADLINE_MS: '2000',
      ALERT_SETTLE_MS: '0',
      ALERT_REPEAT_MS: '0',
      ...settings,
    })
    const logger = createLogger({ name: 'bot', level: 'trace' }, { write: line => void log.push(line) })
    const alerter = openAlerter(
      config,
      work => {
        if (isDatabaseAway) return Promise.reject(new Error('away'))
        return withConnection(config.database, 2_000, work)
      },
      logger,
    )
    alerter.setAccount(shop.accountId, { name: 'Bella Napoli', timeZone: 'America/New_York' })
    running.push(alerter)
    return alerter
  }

  const raise = (alerter: Alerter, level: AlertLevel, subject: string): void =>
    alerter.raise({ kind: 'memory', level, text: () => text(subject) })
  const happen = (alerter: Alerter): void =>
    alerter.raise({
      kind: 'send_failed',
      level: 'warning',
      isEvent: true,
      text: count => text(`${count} failed`),
    })
  const told = (target: HttpTarget): string[] =>
    target.received.map(({ body }) => {
      const said = (JSON.parse(body) as { text: string }).text
      return /^\*(.*)\*/.exec(said)?.[1] ?? said
    })
  const rows = (): Promise<Incident[]> => createAlertRepository(database.db).latest(shop.accountId, 100)
  /** What would be told once more has had its chance then. */
  const aMoment = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 300))

  it('tells a trouble once, however often it is seen, and its end to those who heard of it', async () => {
    const alerter = start()
    for (let seen = 0; seen < 5; seen += 1) raise(alerter, 'warning', 'high')
    await waitFor('the alert', () => told(hook).length > 0)
    raise(alerter, 'warning', 'high')
    await aMoment()
    expect(told(hook)).to.deep.equal(['high'])
    alerter.calm('memory', () => text('fine'))
    alerter.calm('memory', () => text('fine'))
    await waitFor('its end', () => told(hook).length > 1)
    await aMoment()
    expect(told(hook)).to.deep.equal(['high', 'fine'])
    expect(told(gateway), 'a warning pages nobody').to.deep.equal([])
    const [row] = await rows()
    expect(row).to.include({ kind: 'memory', level: 'warning' })
    expect(row?.closedAtMs).to.be.a('number')
  })

  it('tells it again where it gets worse, pages a person then, and not where it gets better', async () => {
    const alerter = start()
    raise(alerter, 'warning', 'high')
    raise(alerter, 'critical', 'critical')
    await waitFor('the page', () => told(gateway).length > 0)
    raise(alerter, 'warning', 'high')
    await aMoment()
    expect(told(hook).at(-1)).to.equal('critical')
    expect(told(gateway)).to.deep.equal(['critical'])
    alerter.calm('memory', () => text('fine'))
    await waitFor('both ends', () => told(hook).includes('fine') && told(gateway).includes('fine'))
  })

  it('tells no end of what comes and goes until it has stayed away', async () => {
    const alerter = start({ ALERT_SETTLE_MS: '60000' })
    raise(alerter, 'warning', 'high')
    await waitFor('the alert', () => told(hook).length > 0)
    for (let turn = 0; turn < 2; turn += 1) {
      alerter.calm('memory', () => text('fine'))
      await aMoment()
      raise(alerter, 'warning', 'high')
    }
    await aMoment()
    expect(told(hook)).to.deep.equal(['high'])
  })

  it('doesn’t tell the same again within the hour, nor the end of what wasn’t told', async () => {
    const alerter = start({ ALERT_REPEAT_MS: '60000' })
    raise(alerter, 'warning', 'high')
    await waitFor('the alert', () => told(hook).length > 0)
    for (let turn = 0; turn < 3; turn += 1) {
      alerter.calm('memory', () => text('fine'))
      await waitFor('its end', async () => (await rows()).every(({ closedAtMs }) => closedAtMs !== undefined))
      raise(alerter, 'warning', 'high')
      await waitFor('the next', async () => (await rows()).some(({ closedAtMs }) => closedAtMs === undefined))
    }
    await aMoment()
    expect(told(hook)).to.deep.equal(['high', 'fine'])
    raise(alerter, 'critical', 'critical')
    await waitFor('what is worse', () => told(gateway).length > 0)
  })

  it('counts what happens again before it may be told again', async () => {
    const alerter = start({ ALERT_REPEAT_MS: '1500' })
    happen(alerter)
    await waitFor('the first', () => told(hook).length > 0)
    for (let time = 0; time < 7; time += 1) happen(alerter)
    await waitFor('the rest', () => told(hook).length > 1)
    await aMoment()
    expect(told(hook)).to.deep.equal(['1 failed', '7 failed'])
  })

  it('tells under a key once ever', async () => {
    const weekly = (alerter: Alerter, key: string): void =>
      alerter.raise({ kind: 'weekly_report', level: 'news', key, isEvent: true, text: () => text(key) })
    const first = start()
    weekly(first, '2026-W47')
    await waitFor('the report', () => told(hook).length > 0)
    await first.stop()
    const second = start()
    weekly(second, '2026-W47')
    weekly(second, '2026-W48')
    await waitFor('the next report', () => told(hook).length > 1)
    await aMoment()
    expect(told(hook)).to.deep.equal(['2026-W47', '2026-W48'])
  })

  for (const [what, lose] of [
    ['with both records', async () => undefined],
    ['with its rows gone', () => database.db('alerts').delete()],
    ['with its file gone', () => rm(path.join(folder, 'alerts-bot.json'))],
  ] as const) {
    it(`doesn’t tell it again in another process, ${what}`, async () => {
      for (let process = 0; process < 4; process += 1) {
        const alerter = start({ ALERT_SETTLE_MS: '60000' })
        alerter.calm('memory', () => text('fine'))
        raise(alerter, 'critical', 'critical')
        await waitFor('the alert', () => told(hook).length > 0 && told(gateway).length > 0)
        await waitFor('its record', async () =>
          Object.values((await rows())[0]?.tellings[0]?.deliveries ?? {}).every(({ doneAtMs }) => doneAtMs),
        )
        await alerter.stop()
        await lose()
      }
      expect(told(hook)).to.deep.equal(['critical'])
      expect(told(gateway)).to.deep.equal(['critical'])
    })
  }

  it('tells it with the database away, once over processes, and writes it down when it is back', async () => {
    isDatabaseAway = true
    for (let process = 0; process < 3; process += 1) {
      const alerter = start()
      raise(alerter, 'critical', 'away')
      await waitFor('the alert', () => told(hook).length > 0)
      await aMoment()
      await alerter.stop()
    }
    expect(told(hook)).to.deep.equal(['away'])
    expect(await rows()).to.deep.equal([])
    isDatabaseAway = false
    raise(start(), 'critical', 'away')
    await waitFor('its row', async () => (await rows()).length > 0)
    expect(told(hook)).to.deep.equal(['away'])
  })

  it('closes the younger of two records of one trouble, made where neither knew of the other', async () => {
    const first = start()
    raise(first, 'critical', 'first')
    await waitFor('the row', async () => (await rows()).length > 0)
    await first.stop()
    isDatabaseAway = true
    await rm(path.join(folder, 'alerts-bot.json'))
    const second = start()
    raise(second, 'critical', 'second')
    await waitFor('the second alert', () => told(hook).length > 1)
    await second.stop()
    isDatabaseAway = false
    raise(start(), 'critical', 'third')
    await waitFor('one open row', async () => {
      const all = await rows()
      return all.length === 2 && all.filter(({ closedAtMs }) => closedAtMs === undefined).length === 1
    })
    expect(told(hook)).to.deep.equal(['first', 'second'])
  })

  it('tries a channel that fails a few times, and then no more; the other one has nothing of it', async () => {
    isHookDown = true
    const alerter = start()
    raise(alerter, 'critical', 'critical')
    await waitFor('its end', () => log.some(line => line.includes('"tries":4')))
    await aMoment()
    expect(hook.received).to.have.length(4)
    expect(told(gateway)).to.deep.equal(['critical'])
    const delivery = (await rows())[0]?.tellings[0]?.deliveries.webhook
    expect(delivery).to.include({ tries: 4, error: 'it answered 500', isGivenUp: true })
    expect(log.join()).to.include('an alert did not go out')
    expect(log.join()).not.to.include(secret)
  })

  it('goes on with its tries in another process, and counts those before', async () => {
    isHookDown = true
    const settings = { ALERT_RETRY_MS: '1000' }
    const first = start(settings)
    raise(first, 'warning', 'high')
    await waitFor('a try', () => hook.received.length > 0)
    await waitFor('its record', async () => (await rows())[0]?.tellings[0]?.deliveries.webhook?.error)
    await first.stop()
    isHookDown = false
    start(settings)
    await waitFor('the alert', () => hook.received.length > 1)
    await waitFor('its record', async () => (await rows())[0]?.tellings[0]?.deliveries.webhook?.doneAtMs)
    expect((await rows())[0]?.tellings[0]?.deliveries.webhook).to.include({ tries: 2 })
  })

  it('lets a channel that hangs hold up neither the others nor its caller', async () => {
    const hanging = await startHttpTarget(() => undefined)
    const alerter = start({ ALERT_WEBHOOK_URL: hanging.url, ALERT_DEADLINE_MS: '3600000' })
    raise(alerter, 'critical', 'critical')
    await waitFor('the page', () => told(gateway).length > 0)
    await alerter.stop()
    await hanging.close()
  })

  it('keeps nothing secret on the disk, and nothing that others may read', async () => {
    const alerter = start()
    raise(alerter, 'critical', 'critical')
    await waitFor('the alert', () => told(hook).length > 0)
    await alerter.stop()
    const content = await readFile(path.join(folder, 'alerts-bot.json'), 'utf8')
    expect(content).to.include('critical')
    expect(content).not.to.include(secret)
  })
})
