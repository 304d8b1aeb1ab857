import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { residentMegabytes } from '@comanda/harness/processes/tree.js'
import { startTcpProxy, type TcpProxy } from '@comanda/harness/tcp-proxy.js'
import { type AlertKind, alertFileSchema } from '@comanda/shared/alerts/types.js'
import { expect } from 'chai'
import {
  type HttpTarget,
  type MailTarget,
  startHttpTarget,
  startMailTarget,
} from '../../../support/alert-targets.js'
import { type DrivenShop, openShop } from '../../../support/driven-shop.js'
import { waitFor } from '../../../support/wait-for.js'

/** longer than the tests take on any machine */
const windowMs = 3_600_000
const dashboard = 'https://orders.bella.example'

/** The real bot, killed and started by the test, and what people hear of it. */
describe('the alerts of a bot', () => {
  let shop: DrivenShop
  let hook: HttpTarget
  let gateway: HttpTarget
  let mail: MailTarget
  let wire: TcpProxy

  before(async () => {
    hook = await startHttpTarget()
    gateway = await startHttpTarget()
    mail = await startMailTarget()
    shop = await openShop({
      NODE_OPTIONS: '--max-semi-space-size=1',
      PUBLIC_URL: dashboard,
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      ALERT_MAIL_TO: 'owner@bella.example',
      ALERT_WEBHOOK_URL: hook.url,
      ALERT_SMS_URL: gateway.url,
      ALERT_SMS_TO: '+15550001',
      ALERT_ALLOW_PRIVATE: 'on',
      ALERT_RETRY_MS: '200',
      ALERT_SETTLE_MS: '1000',
      ALERT_REPEAT_MS: '0',
      ALERT_DATABASE_MS: '1000',
      ALERT_NOT_READY_MS: '60000',
      ALERT_HANDOVER_MS: '1000',
      SEND_CONFIRM_MS: '500',
    })
    const database = new URL(shop.databaseUrl)
    wire = await startTcpProxy({ host: database.hostname, port: Number(database.port) })
  })
  after(async () => {
    await shop.close()
    await Promise.all([hook.close(), gateway.close(), mail.close(), wire.stop()])
  })

  const told = (subject: string): string[] =>
    hook.received
      .map(({ body }) => (JSON.parse(body) as { text: string }).text)
      .filter(text => text.includes(subject))
  const paged = (subject: string): string[] =>
    gateway.received
      .map(({ body }) => (JSON.parse(body) as { text: string }).text)
      .filter(text => text.includes(subject))
  const mailed = (subject: string): number =>
    mail.mails.filter(({ source }) => source.includes(`Test Shop: ${subject}`)).length
  const used = { RESTART_BUDGET: '1', RESTART_BUDGET_WINDOW_MS: String(windowMs) }

  /** Killed before, the next process could not know, and would tell it again. */
  async function untilKept(kind: AlertKind): Promise<void> {
    await waitFor('the record of what was told', async () => {
      const text = await readFile(path.join(shop.sessionDir, 'alerts-bot.json'), 'utf8')
      const found = alertFileSchema.parse(JSON.parse(text)).incidents.find(one => one.kind === kind)
      const deliveries = Object.values(found?.tellings[0]?.deliveries ?? {})
      return deliveries.length === 3 && deliveries.every(({ doneAtMs }) => doneAtMs !== undefined)
    })
  }

  async function untilItWaits(): Promise<void> {
    await waitFor('it to wait', async () => {
      const [row] = await shop.db('accounts').where({ id: shop.accountId })
      return row?.waiting_until !== null
    })
  }

  it('says nothing of a first pairing', async () => {
    shop.startBot()
    await shop.pair()
    expect(hook.received).to.deep.equal([])
  })

  it('tells that customers wait for a person, and that nobody does any more', async () => {
    await shop.write('15550100', 'I want to talk to a person')
    await waitFor('the alert', () => told('a customer waits for a person').length > 0)
    expect(told('waits for a person')[0]).to.include(`${dashboard}/handovers`)
    await shop.db('handovers').update({ closed_at: new Date() })
    await waitFor('its end', () => told('nobody waits for a person').length > 0)
    expect(paged('waits for a person')).to.deep.equal([])
  })

  it('tells that a message did not arrive, though sent twice', async () => {
    await shop.control.failSends({ count: 2, mode: 'refuse' })
    await shop.write('15550101', 'hello')
    await waitFor('the alert', () => told('a message did not arrive').length > 0)
  })

  it('pages a person once where the restart budget is used up, whatever is killed how often', async () => {
    await shop.killBot()
    for (let start = 0; start < 4; start += 1) {
      shop.startBot(used)
      await untilItWaits()
      await untilKept('restart_budget')
      if (start === 0) expect(residentMegabytes(shop.botPid())).to.be.below(70)
      if (start < 3) await shop.killBot()
      if (start === 1) await shop.db('alerts').delete()
    }
    expect(told('its restart budget is used up')).to.have.length(1)
    expect(mailed('the bot waits until')).to.equal(1)
    expect(paged('its restart budget is used up')).to.have.length(1)
    expect(told('its restart budget is used up')[0]).to.match(
      /Test Shop: the bot waits until .*America\/New_York.*Restarts used: 1 of 1\..*What to do: .*See: https:\/\/orders\.bella\.example\/account/s,
    )
  })

  it('tells that it goes on, once it has', async () => {
    await shop.killBot()
    const [newest] = await shop.db('restarts').orderBy('at', 'desc')
    shop.startBot({ ...used, RESTART_BUDGET_WINDOW_MS: String(Date.now() - newest.at.getTime() + 3_000) })
    await shop.untilReady()
    await waitFor('its end, in a mail', () => mailed('the bot goes on') > 0)
    await waitFor('its end, by SMS', () => paged('the bot goes on').length > 0)
    expect(told('its restart budget is used up')).to.have.length(1)
  })

  it('pages a person where the number is signed out, and tells when it is linked again', async () => {
    await shop.control.logOut()
    await waitFor('the page', () => paged('WhatsApp was signed out').length > 0)
    expect(told('WhatsApp was signed out')[0]).to.include('scan the code')
    await shop.control.scan()
    await shop.untilReady()
    await waitFor('its end', () => paged('WhatsApp is linked again').length > 0)
  })

  it('pages a person where the database is away, once over restarts, and tells when it is back', async () => {
    await shop.stopBot()
    const url = new URL(shop.databaseUrl)
    url.host = `127.0.0.1:${wire.port}`
    shop.startBot({ DATABASE_URL: url.href })
    await shop.untilReady()
    wire.refuse()
    await waitFor('the page', () => paged('the database does not answer').length > 0)
    await untilKept('database_away')
    process.kill(shop.botPid(), 'SIGKILL')
    shop.startBot({ DATABASE_URL: url.href })
    await new Promise(resolve => setTimeout(resolve, 4_000))
    wire.pass()
    await waitFor('its end', () => paged('the database answers again').length > 0)
    expect(told('the database does not answer')).to.have.length(1)
    expect(told('Test Shop: the database does not answer')).to.have.length(1)
  })
})
