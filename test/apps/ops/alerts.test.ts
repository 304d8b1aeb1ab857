import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Resolve } from '@comanda/alert-channels/targets.js'
import { checkAlerts } from '@comanda/ops/doctor/check-alerts.js'
import { createAlertRepository } from '@comanda/shared/alerts/repository.js'
import { readConfig } from '@comanda/shared/config/config.js'
import { createCertificate } from '@comanda/stand-in/server/certificate.js'
import { expect } from 'chai'
import { createShop } from '../../packages/shared/shop.js'
import { startHttpTarget, startMailTarget } from '../../support/alert-targets.js'
import { useTestDatabase } from '../../support/database.js'
import { runOps, runOpsProcess } from './run-ops.js'

const secret = 'T0K3N-of-the-shop'

describe('ops alerts', () => {
  const database = useTestDatabase()

  const run = (args: string[], env: Record<string, string> = {}) =>
    runOps(database.config.url(), args, { ALERT_ALLOW_PRIVATE: 'on', ...env })

  it('says how to set one up where there is none', async () => {
    const { code, stderr } = await run(['alerts', 'test'])
    expect(code).to.equal(1)
    expect(stderr).to.include('No channel is set up').and.to.include('ALERT_WEBHOOK_URL')
  })

  it('tries every channel, and says of each whether it went out and why not', async () => {
    const hook = await startHttpTarget()
    const gateway = await startHttpTarget(403)
    const mail = await startMailTarget()
    const env = {
      PUBLIC_URL: 'https://orders.bella.example',
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      ALERT_MAIL_TO: 'owner@bella.example',
      ALERT_WEBHOOK_URL: `${hook.url}/${secret}`,
      ALERT_SMS_URL: `${gateway.url}/${secret}`,
      ALERT_SMS_TO: '+15550001',
    }
    const { code, stdout, stderr } = await run(['alerts', 'test'], env)
    const asJson = await run(['--json', 'alerts', 'test'], env)
    await Promise.all([hook.close(), gateway.close(), mail.close()])
    expect(code).to.equal(1)
    expect(stdout.trim().split('\n')).to.deep.equal([
      '✔ mail: 127.0.0.1 took it',
      '✔ webhook: 127.0.0.1 took it',
      '✘ sms: not sent to 127.0.0.1: it answered 403',
    ])
    expect(stdout + stderr).not.to.include(secret)
    expect(mail.mails[0]?.source).to.include('https://orders.bella.example/account')
    expect(JSON.parse(asJson.stdout)[2]).to.deep.equal({
      channel: 'sms',
      host: '127.0.0.1',
      ok: false,
      why: 'it answered 403',
    })
  })

  it('signs in to a mail server under TLS, whose certificate must be one that is trusted', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'comanda-test-'))
    const { key, cert } = await createCertificate('localhost')
    const authority = path.join(folder, 'ca.pem')
    await writeFile(authority, cert)
    const login = { user: 'shop@bella.example', password: secret }
    const mail = await startMailTarget({ tls: { key, cert }, login })
    const env = {
      ALERT_ALLOW_PRIVATE: 'on',
      SMTP_URL: `smtp://shop%40bella.example:${secret}@localhost:${mail.port}`,
      ALERT_MAIL_TO: 'owner@bella.example',
    }
    const strange = await run(['alerts', 'test'], env)
    expect(strange.stdout).to.match(/✘ mail: not sent to localhost: its certificate is its own/)
    // node itself reads this one, when it starts
    const trusting = (more: Record<string, string>) =>
      runOpsProcess(database.config.url(), ['alerts', 'test'], {
        ...env,
        NODE_EXTRA_CA_CERTS: authority,
        ...more,
      })
    expect((await trusting({})).stdout).to.equal('✔ mail: localhost took it\n')
    expect(mail.mails[0]?.from).to.equal('shop@bella.example')
    const wrong = await trusting({ SMTP_URL: env.SMTP_URL.replace(secret, 'wrong') })
    expect(wrong.stdout).to.include('the mail server refuses the user name or the password')
    await mail.close()
    await rm(folder, { recursive: true })
  })

  it('lists what went wrong, and who was told of it', async () => {
    const shop = await createShop(database.db)
    const atMs = Date.parse('2026-11-25T17:05:00Z')
    await createAlertRepository(database.db).save(shop.accountId, [
      {
        id: '5f0f6a5e-0f0a-4c7e-9b0a-5d1f3f1c2b3a',
        kind: 'not_ready',
        level: 'critical',
        sinceMs: atMs,
        count: 1,
        version: 3,
        tellings: [
          {
            what: 'raised',
            level: 'critical',
            atMs,
            text: { subject: 'Bella: not ready', body: '', short: '', timeZone: 'America/New_York' },
            deliveries: {
              mail: { tries: 1, nextAtMs: atMs, doneAtMs: atMs },
              sms: { tries: 4, nextAtMs: atMs, error: 'it answered 500', isGivenUp: true },
            },
          },
        ],
      },
    ])
    const { stdout } = await run(['alerts'])
    expect(stdout).to.include('25 November at 12:05 (America/New_York), critical, open')
    expect(stdout).to.include('Bella: not ready')
    expect(stdout).to.include('mail sent, sms not sent (it answered 500)')
  })
})

describe('doctor’s look at alerts', () => {
  const resolve: Resolve = async host => {
    if (host.endsWith('.invalid'))
      throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })
    return [{ address: host === 'relay.lan' ? '192.168.1.9' : '93.184.216.34', family: 4 }]
  }
  const look = (settings: Record<string, string>) =>
    checkAlerts(readConfig({ DATABASE_URL: 'postgres://a:b@c/d', ...settings }), resolve)
  const publicUrl = { PUBLIC_URL: 'https://orders.bella.example' }
  const mail = { SMTP_URL: 'smtps://relay.lan', ALERT_MAIL_TO: 'owner@bella.example' }

  it('says so where nobody would be told', async () => {
    expect((await look({}))[0]?.text).to.include('nobody is told')
  })

  it('names who is told, and how to try it', async () => {
    const [finding] = await look({ ...publicUrl, ALERT_WEBHOOK_URL: `https://hooks.example/${secret}` })
    expect(finding).to.include({ state: 'good' })
    expect(finding?.text).to.include('hooks.example').and.to.include('alerts test')
    expect(finding?.text).not.to.include(secret)
  })

  it('finds a target that would be refused, or that nobody knows', async () => {
    expect((await look({ ...publicUrl, ...mail }))[0]).to.include({ state: 'bad' })
    expect(await look({ ...publicUrl, ...mail, ALERT_ALLOW_PRIVATE: 'on' })).to.have.length(1)
    const unknown = { ALERT_WEBHOOK_URL: 'https://hooks.invalid/x' }
    expect((await look({ ...publicUrl, ...unknown }))[0]).to.include({ state: 'bad' })
  })

  it('warns of a key that goes over the network in the clear, and of a missing link', async () => {
    const open = await look({ ...publicUrl, ALERT_WEBHOOK_URL: 'http://hooks.example/x' })
    expect(open[0]).to.include({ state: 'warning' })
    expect((await look({ ALERT_WEBHOOK_URL: 'https://hooks.example/x' }))[0]?.mend).to.equal('set PUBLIC_URL')
  })
})
