import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfig } from '@comanda/shared/config/config.js'
import { ConfigError } from '@comanda/shared/config/config-error.js'
import { expect } from 'chai'

const url = 'postgres://comanda:secret@127.0.0.1:5432/comanda'
const spki = `${'A'.repeat(43)}=`

const read = (given: Record<string, string> = {}) => readConfig({ DATABASE_URL: url, ...given })

function problemsOf(given: Record<string, string>): Record<string, string> {
  try {
    readConfig({ DATABASE_URL: url, ...given })
  } catch (error) {
    if (error instanceof ConfigError) {
      return Object.fromEntries(error.problems.map(({ variable, message }) => [variable, message]))
    }
    throw error
  }
  return {}
}

describe('the configuration', () => {
  it('needs nothing but a database', () => {
    const config = read()
    expect(config.database.url()).to.equal(url)
    expect(config.database).to.include({ poolMax: 10, acquireTimeoutMs: 30_000, destroyTimeoutMs: 5_000 })
    expect(config.web).to.include({ host: '127.0.0.1', port: 3_000, publicUrl: undefined })
    expect(config.bot).to.include({ sendPacing: true, burstWindowMs: 3_000, accountId: undefined })
    expect(config).to.include({ environment: 'production', whatsAppWeb: undefined })
    expect(config.cache.redisUrl).to.equal(undefined)
    expect(path.isAbsolute(config.dataDir)).to.equal(true)
    expect(config.bot.sessionDir).to.equal(path.join(config.dataDir, 'session'))
  })

  it('says which variable names the database, where none does', () => {
    expect(() => readConfig({})).to.throw(ConfigError, 'DATABASE_URL: is not set. Set it to postgres://…')
  })

  it('takes an empty variable for an unset one', () => {
    const empty = [
      'WEB_PORT',
      'REDIS_URL',
      'SEND_PACING',
      'WHATSAPP_WEB_ADDRESS',
      'DATABASE_URL_FILE',
      'PUBLIC_URL',
    ]
    expect(JSON.stringify(read(Object.fromEntries(empty.map(name => [name, '']))))).to.equal(
      JSON.stringify(read()),
    )
    expect(() => read({ DATABASE_URL: '' })).to.throw(ConfigError, 'is not set')
  })

  const badValues: [variable: string, says: string, ...values: string[]][] = [
    ['NODE_ENV', 'one of production, development, test', 'prod', 'Production'],
    ['LOG_LEVEL', 'one of trace, debug, info', 'verbose'],
    ['DATABASE_URL', 'postgres://user:password@host', 'mysql://x', 'localhost:5432', 'postgres://'],
    ['DATABASE_DIRECT_URL', 'postgres://user:password@host', 'http://x'],
    ['DATABASE_POOL_MAX', 'whole number from 2 to 50', '1', '51', '-5', '10.5', 'ten', '1e1', '0x10', ' '],
    ['DATABASE_ACQUIRE_TIMEOUT_MS', 'whole number from 1 to', '0', '-1', '30s', '2147483648', '9'.repeat(30)],
    ['DATABASE_IDLE_TIMEOUT_MS', 'whole number from 1 to', '0', 'Infinity'],
    ['DATABASE_DESTROY_TIMEOUT_MS', 'whole number from 1 to', '0', 'NaN'],
    ['DATABASE_QUERY_TIMEOUT_MS', 'whole number from 1 to', '0', ''.padStart(3, 'x')],
    ['REDIS_URL', 'redis://host:port', 'http://x', 'localhost'],
    ['WEB_PORT', 'whole number from 0 to 65535', '65536', '80 ,', 'http'],
    ['BOT_HEALTH_PORT', 'whole number from 0 to 65535', '-1'],
    ['PUBLIC_URL', 'https://orders.example.com', 'orders.example.com', 'ftp://x', 'javascript:alert(1)'],
    [
      'PUBLIC_URL',
      'nothing behind',
      'https://example.com/shop',
      'https://example.com/?a',
      'https://me:pw@example.com',
    ],
    ['TRUST_PROXY', 'whole number from 0 to 5', '6', 'true'],
    ['SESSION_SECRET', 'at least 32 characters', 'short'],
    ['SESSION_SECRET_BEFORE', 'at least 32 characters', 'short'],
    ['BOT_ACCOUNT', 'whole number from 1', '0', 'main'],
    ['SEND_PACING', 'one of on, off', 'true', '1', 'ON'],
    ['SEND_CONFIRM_MS', 'whole number from 100 to', '99'],
    ['BURST_WINDOW_MS', 'whole number from 0 to', '-1'],
    ['SWEEP_INTERVAL_MS', 'whole number from 1000 to', '999', '99999999999'],
    ['BROWSER_START_DEADLINE_MS', 'whole number from 1000 to', '10'],
    ['BROWSER_PROBE_INTERVAL_MS', 'whole number from 100 to', '10'],
    ['BROWSER_PROBE_DEADLINE_MS', 'whole number from 100 to', '10'],
    ['PAIRING_SETTLE_MS', 'whole number from 0 to', 'soon'],
    ['RESTART_BUDGET', 'whole number from 1 to 99, or off', '0', '100', 'on', '1.5'],
    ['RESTART_BUDGET_WINDOW_MS', 'whole number from 1000 to', '999'],
    ['DAILY_RESTART_AT', 'time of day like 04:00', '24:00', '4:00', '04:60', 'on'],
    ['WHATSAPP_WEB_SPKI', 'base64 SHA-256', 'x', `${'A'.repeat(42)}==`, `${'A'.repeat(43)}-`],
  ]
  for (const [variable, says, ...values] of badValues) {
    it(`names ${variable} where it can’t be used, and says what it should hold`, () => {
      for (const value of values) {
        const given = { WHATSAPP_WEB_ADDRESS: '127.0.0.1:1', WHATSAPP_WEB_SPKI: spki, [variable]: value }
        const problems = problemsOf(given)
        expect(Object.keys(problems), value).to.deep.equal([variable])
        expect(problems[variable], value).to.include(says)
      }
    })
  }

  it('takes the address that people use however it is written', () => {
    for (const written of [
      'https://orders.example.com',
      'https://orders.example.com/',
      'HTTPS://Orders.Example.com:443',
    ]) {
      expect(read({ PUBLIC_URL: written }).web.publicUrl).to.equal('https://orders.example.com')
    }
    expect(read({ PUBLIC_URL: 'http://localhost:3000' }).web.publicUrl).to.equal('http://localhost:3000')
  })

  it('names each variable that can’t be used, on a line of its own, without its value', () => {
    const given = { WEB_PORT: 'x', SEND_PACING: 'perhaps', DATABASE_URL: 'mysql://root:secret@x' }
    expect(problemsOf(given)).to.have.all.keys('WEB_PORT', 'SEND_PACING', 'DATABASE_URL')
    expect(() => read(given))
      .to.throw(ConfigError)
      .with.property('message')
      .that.matches(/^(\w+: .+\n?){3}$/)
    expect(() => read(given))
      .to.throw()
      .with.property('message')
      .that.does.not.include('secret')
  })

  it('reads the file that names the database anew each time', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'comanda-test-'))
    const file = path.join(folder, 'url')
    try {
      const { database } = readConfig({ DATABASE_URL_FILE: file })
      expect(() => database.url()).to.throw('ENOENT')
      writeFileSync(file, `${url}\n`)
      expect(database.url()).to.equal(url)
      expect(database.directUrl()).to.equal(url)
      writeFileSync(file, 'postgres://elsewhere/x')
      expect(database.url()).to.equal('postgres://elsewhere/x')
      expect(database.directUrl()).to.equal('postgres://elsewhere/x')
      for (const content of ['', '\n', 'elsewhere']) {
        writeFileSync(file, content)
        expect(() => database.url()).to.throw(ConfigError, `DATABASE_URL_FILE: ${file}`)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('goes by the address rather than the file, and listens on the direct one', () => {
    const { database } = read({ DATABASE_URL_FILE: '/nowhere', DATABASE_DIRECT_URL: 'postgres://direct/x' })
    expect(database.url()).to.equal(url)
    expect(database.directUrl()).to.equal('postgres://direct/x')
  })

  describe('of a stand-in for WhatsApp', () => {
    const standIn = (address: string) => ({ WHATSAPP_WEB_ADDRESS: address, WHATSAPP_WEB_SPKI: spki })

    it('is taken on loopback', () => {
      for (const address of ['127.0.0.1:8443', '127.255.0.9:1', 'localhost:65535', '[::1]:443']) {
        expect(read(standIn(address)).whatsAppWeb).to.deep.equal({ address, spki })
      }
    })

    it('is refused anywhere else', () => {
      const elsewhere = [
        '127.0.0.1.evil.com:80',
        '0.0.0.0:80',
        '10.0.0.1:80',
        '[::]:80',
        '[::ffff:10.0.0.1]:80',
        'localhost.evil.com:80',
        'evil.com:80',
        'user@127.0.0.1:80',
        '127.0.0.1:80@evil.com:80',
        '127.0.0.1:80,MAP * evil.com',
        '127.0.0.1:80\nx',
        '127.0.0.1:80\n',
        ' 127.0.0.1:80',
        '127.0.0.256:80',
        '127.0.0.1',
        '127.0.0.1:0',
        '127.0.0.1:65536',
        '127.1:80',
        '2130706433:80',
        'http://127.0.0.1:80',
      ]
      for (const address of elsewhere) {
        expect(problemsOf(standIn(address)), address).to.have.all.keys('WHATSAPP_WEB_ADDRESS')
      }
    })

    it('needs both its address and its key’s pin', () => {
      expect(problemsOf({ WHATSAPP_WEB_ADDRESS: '127.0.0.1:1' })).to.have.all.keys('WHATSAPP_WEB_SPKI')
      expect(problemsOf({ WHATSAPP_WEB_SPKI: spki })).to.have.all.keys('WHATSAPP_WEB_ADDRESS')
    })
  })

  it('reads where alerts go, and says what a channel lacks', () => {
    const { alerts } = read({
      SMTP_URL: 'smtps://shop%40bella.example:p%3Aw@[2606:4700::1]',
      ALERT_MAIL_TO: 'owner@bella.example, other@bella.example',
      ALERT_SMS_URL: 'https://sms.example/send',
      ALERT_SMS_TO: '+1',
      ALERT_SMS_HEADERS: '{"authorization":"Bearer x"}',
    })
    expect(alerts.mail).to.deep.equal({
      server: {
        host: '2606:4700::1',
        port: 465,
        isSecure: true,
        login: { user: 'shop@bella.example', password: 'p:w' },
      },
      from: 'shop@bella.example',
      to: ['owner@bella.example', 'other@bella.example'],
    })
    expect(alerts.sms?.headers).to.deep.equal({ authorization: 'Bearer x' })
    expect(alerts).to.include({ webhook: undefined, allowPrivate: false })
    const wrong: [variable: string, given: Record<string, string>][] = [
      ['ALERT_MAIL_TO', { SMTP_URL: 'smtp://mail.example' }],
      ['SMTP_URL', { ALERT_MAIL_TO: 'a@example.com' }],
      ['SMTP_URL', { SMTP_URL: 'https://mail.example', ALERT_MAIL_TO: 'a@example.com' }],
      ['ALERT_MAIL_FROM', { ALERT_MAIL_FROM: 'A <a@example.com>' }],
      ['ALERT_WEBHOOK_URL', { ALERT_WEBHOOK_URL: 'file:///etc/passwd' }],
      ['ALERT_SMS_TO', { ALERT_SMS_URL: 'https://sms.example' }],
      ['ALERT_SMS_BODY', { ALERT_SMS_URL: 'https://s.example', ALERT_SMS_TO: '1', ALERT_SMS_BODY: 'x' }],
      ['ALERT_SMS_HEADERS', { ALERT_SMS_HEADERS: '{"a":"b\\r\\nc: d"}' }],
      ['ALERT_SMS_HEADERS', { ALERT_SMS_HEADERS: 'authorization: x' }],
    ]
    for (const [variable, given] of wrong) {
      expect(Object.keys(problemsOf(given)), JSON.stringify(given)).to.deep.equal([variable])
    }
  })
})
