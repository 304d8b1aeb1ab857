import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { type Channel, createChannels } from '@comanda/alert-channels/channels.js'
import { DeliveryError } from '@comanda/alert-channels/delivery-error.js'
import type { Resolve } from '@comanda/alert-channels/targets.js'
import { timeMark } from '@comanda/shared/alerts/text.js'
import { readConfig } from '@comanda/shared/config/config.js'
import { expect } from 'chai'
import {
  type HttpTarget,
  type MailTarget,
  startHttpTarget,
  startMailTarget,
} from '../../support/alert-targets.js'

const text = {
  subject: 'Bella Napoli: memory is high, 620 MB of 1,500 MB',
  body: 'Bot and browser hold 620 MB.\nWhat to do: nothing — yet.',
  short: 'Bella Napoli: memory is high.',
  timeZone: 'America/New_York',
}
const secret = 'T0K3N-of-the-shop'

function channelsOf(settings: Record<string, string>, resolve?: Resolve): Channel[] {
  const env = { DATABASE_URL: 'postgres://a:b@c/d', ALERT_ALLOW_PRIVATE: 'on', ...settings }
  return createChannels(readConfig(env).alerts, resolve)
}
const webhookTo = (url: string, settings: Record<string, string> = {}, resolve?: Resolve): Channel =>
  channelsOf({ ALERT_WEBHOOK_URL: url, ...settings }, resolve)[0] as Channel
const mailTo = (url: string, settings: Record<string, string> = {}, resolve?: Resolve): Channel =>
  channelsOf({ SMTP_URL: url, ALERT_MAIL_TO: 'owner@bella.example', ...settings }, resolve)[0] as Channel

async function failureOf(channel: Channel): Promise<DeliveryError> {
  try {
    await channel.send(text)
  } catch (error) {
    expect(error).to.be.instanceOf(DeliveryError)
    return error as DeliveryError
  }
  throw new Error('it went out')
}

describe('a channel for alerts', () => {
  let http: HttpTarget
  let mail: MailTarget
  const open: (() => Promise<void>)[] = []

  beforeEach(async () => {
    http = await startHttpTarget()
    mail = await startMailTarget()
    open.push(http.close, mail.close)
  })
  afterEach(async () => {
    for (const close of open.splice(0)) await close()
  })

  it('is there only where it is set up', () => {
    expect(channelsOf({})).to.deep.equal([])
    const all = channelsOf({
      SMTP_URL: 'smtp://mail.example',
      ALERT_MAIL_TO: 'a@example.com',
      ALERT_WEBHOOK_URL: `https://hooks.example/${secret}`,
      ALERT_SMS_URL: 'https://sms.example/send',
      ALERT_SMS_TO: '+15550001',
    })
    expect(all.map(({ name, host }) => `${name} ${host}`)).to.deep.equal([
      'mail mail.example',
      'webhook hooks.example',
      'sms sms.example',
    ])
  })

  it('sends a mail that people can read to all of them', async () => {
    await mailTo(`smtp://127.0.0.1:${mail.port}`, {
      ALERT_MAIL_TO: 'owner@bella.example, operator@bella.example',
      ALERT_MAIL_FROM: 'comanda@bella.example',
    }).send(text)
    expect(mail.mails).to.have.length(1)
    expect(mail.mails[0]).to.include({ from: 'comanda@bella.example' })
    expect(mail.mails[0]?.to).to.deep.equal(['owner@bella.example', 'operator@bella.example'])
    expect(mail.mails[0]?.source).to.match(/^Subject: Bella Napoli: memory is high, 620 MB of 1,500 MB/m)
    expect(mail.mails[0]?.source).to.include('Bot and browser hold 620 MB.')
    expect(mail.mails[0]?.source).to.match(/^auto-submitted: auto-generated/im)
  })

  it('says a time by the shop’s clock', async () => {
    const body = `Since: ${timeMark(new Date('2026-11-25T17:05:00Z'))}.`
    await webhookTo(http.url).send({ ...text, body })
    expect(http.received[0]?.body).to.include('Since: 25 November at 12:05 (America/New_York).')
  })

  it('keeps a shop’s name with a line break from writing headers of its own', async () => {
    const evil = { ...text, subject: 'Bella\r\nBcc: everybody@bella.example' }
    await mailTo(`smtp://127.0.0.1:${mail.port}`).send(evil)
    expect(mail.mails[0]?.source).not.to.match(/^Bcc:/im)
    expect(mail.mails[0]?.to).to.deep.equal(['owner@bella.example'])
  })

  it('never says a password in the clear', async () => {
    const failure = await failureOf(mailTo(`smtp://owner:${secret}@127.0.0.1:${mail.port}`))
    expect(mail.mails).to.deep.equal([])
    expect(failure.message).not.to.include(secret)
  })

  it('says in words why a mail didn’t go out', async () => {
    const refusing = await startMailTarget({ refuses: 'bella.example' })
    open.push(refusing.close)
    expect((await failureOf(mailTo(`smtp://127.0.0.1:${refusing.port}`))).message).to.match(/recipient.*550/)
    expect((await failureOf(mailTo('smtp://127.0.0.1:9'))).message).to.include('nothing listens there')
  })

  it('posts Slack’s format, with nothing in it that Slack would act on', async () => {
    await webhookTo(`${http.url}/services/${secret}`).send({ ...text, subject: 'A <!channel> & B' })
    expect(http.received[0]).to.include({ path: `/services/${secret}` })
    expect(http.received[0]?.headers['content-type']).to.equal('application/json')
    expect(JSON.parse(http.received[0]?.body ?? '')).to.deep.equal({
      text: `*A &lt;!channel&gt; &amp; B*\n${text.body}`,
    })
  })

  it('fills an SMS gateway’s own form, as JSON, form or text', async () => {
    const sms = (body: string | undefined, headers: Record<string, string> = {}): Channel =>
      channelsOf({
        ALERT_SMS_URL: http.url,
        ALERT_SMS_TO: '+1 555 0001',
        ALERT_SMS_HEADERS: JSON.stringify({ authorization: `Bearer ${secret}`, ...headers }),
        ...(body && { ALERT_SMS_BODY: body }),
      })[0] as Channel
    const quoted = { ...text, short: 'a "quoted" one & {to} more' }
    await sms(undefined).send(quoted)
    await sms('To={to}&Body={text}').send(quoted)
    await sms('{text}', { 'Content-Type': 'text/plain' }).send(quoted)
    const [json, form, plain] = http.received
    expect(JSON.parse(json?.body ?? '')).to.deep.equal({ to: '+1 555 0001', text: quoted.short })
    expect(json?.headers).to.include({
      'content-type': 'application/json',
      authorization: `Bearer ${secret}`,
    })
    expect(form?.headers['content-type']).to.equal('application/x-www-form-urlencoded')
    expect(Object.fromEntries(new URLSearchParams(form?.body))).to.deep.equal({
      To: '+1 555 0001',
      Body: quoted.short,
    })
    expect(plain?.body).to.equal(quoted.short)
  })

  it('fails where the gateway does, and doesn’t repeat what it said', async () => {
    const failing = await startHttpTarget(500)
    open.push(failing.close)
    expect(await failureOf(webhookTo(`${failing.url}/${secret}`))).to.include({
      code: 'answered',
      message: 'it answered 500',
    })
  })

  it('follows no redirect', async () => {
    const redirecting = await startHttpTarget(response => {
      response.writeHead(307, { location: `${http.url}/elsewhere` }).end()
    })
    open.push(redirecting.close)
    expect(await failureOf(webhookTo(redirecting.url))).to.include({ code: 'redirected' })
    expect(http.received).to.deep.equal([])
  })

  it('gives up at its deadline, whoever hangs', async () => {
    const hanging = await startHttpTarget(() => undefined)
    const mute = createServer(socket => socket.on('error', () => undefined)).listen(0, '127.0.0.1')
    await once(mute, 'listening')
    open.push(hanging.close, async () => void mute.close())
    const settings = { ALERT_DEADLINE_MS: '300' }
    const never: Resolve = () => new Promise(() => undefined)
    const { port } = mute.address() as AddressInfo
    const failures = await Promise.all([
      failureOf(webhookTo(hanging.url, settings)),
      failureOf(mailTo(`smtp://127.0.0.1:${port}`, settings)),
      failureOf(webhookTo(http.url, settings, never)),
    ])
    for (const failure of failures) expect(failure).to.include({ code: 'late' })
  })

  it('refuses targets in this network, however they are written, unless that is allowed', async () => {
    const port = new URL(http.url).port
    const hosts = [
      '127.0.0.1',
      'localhost',
      '2130706433',
      '0x7f.1',
      '017700000001',
      '[::ffff:127.0.0.1]',
      '[::1]',
    ]
    for (const host of hosts) {
      const failure = await failureOf(
        webhookTo(`http://${host}:${port}/${secret}`, { ALERT_ALLOW_PRIVATE: 'off' }),
      )
      expect(failure, host).to.include({ code: 'refused' })
      expect(failure.message).not.to.include(secret)
    }
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]']) {
      const failure = await failureOf(mailTo(`smtp://${host}:${mail.port}`, { ALERT_ALLOW_PRIVATE: 'off' }))
      expect(failure, host).to.include({ code: 'refused' })
    }
    expect(http.received).to.deep.equal([])
    expect(mail.connections()).to.equal(0)
  })

  it('refuses a name of which one address of several leads inside', async () => {
    const mixed: Resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    const url = http.url.replace('127.0.0.1', 'hooks.example')
    expect(await failureOf(webhookTo(url, { ALERT_ALLOW_PRIVATE: 'off' }, mixed))).to.include({
      code: 'refused',
    })
  })

  it('connects to the addresses that were checked: a name is looked up once', async () => {
    let asked = 0
    const once: Resolve = async () => {
      asked += 1
      return [{ address: '127.0.0.1', family: 4 }]
    }
    // nobody else knows this name: whoever asked again would fail
    await webhookTo(http.url.replace('127.0.0.1', 'hooks.invalid'), {}, once).send(text)
    await mailTo(`smtp://mail.invalid:${mail.port}`, {}, once).send(text)
    expect(http.received[0]?.headers.host).to.match(/^hooks\.invalid:/)
    expect(mail.mails).to.have.length(1)
    expect(asked).to.equal(2)
  })
})
