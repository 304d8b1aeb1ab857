import { request } from 'node:http'
import type { StandIn } from '@comanda/stand-in/stand-in.js'
import { startStandIn } from '@comanda/stand-in/start-stand-in.js'
import { createStandInControl, type StandInControl } from '@comanda/stand-in-control/client.js'
import { expect } from 'chai'

const ann = { phone: '15551230001', name: 'Ann' }

describe('the control API', () => {
  let standIn: StandIn
  let control: StandInControl

  before(async () => {
    standIn = await startStandIn()
    control = createStandInControl(standIn.control)
  })
  after(() => standIn.stop())

  const post = (path: string, headers: Record<string, string>, body = '{}') =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      const sent = request(`${standIn.control.url}${path}`, { method: 'POST', headers }, response => {
        let text = ''
        response.on('data', chunk => {
          text += String(chunk)
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        )
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const authorization = () => `Bearer ${standIn.control.password}`

  it('answers nobody without the password', async () => {
    expect((await post('/api/state', {})).status).to.equal(401)
    expect((await post('/api/state', { authorization: 'Bearer guess' })).status).to.equal(401)
    const wrong = createStandInControl({ url: standIn.control.url, password: 'guess' })
    expect(await wrong.state().catch((error: Error) => error)).to.include({ code: 'unauthorized' })
  })

  it('refuses another host name and another origin, password or not', async () => {
    const rebound = await post('/api/state', { authorization: authorization(), host: 'evil.example' })
    expect(rebound.status).to.equal(421)
    const foreign = await post('/api/state', {
      authorization: authorization(),
      origin: 'https://evil.example',
    })
    expect(foreign.status).to.equal(403)
  })

  it('gives its own pages a same-site cookie for the password, good with their origin only', async () => {
    const origin = standIn.control.url
    const refused = await post('/phones/sign-in', { origin }, '{"password":"guess"}')
    expect(refused.status).to.equal(401)
    const body = JSON.stringify({ password: standIn.control.password })
    const { status, headers } = await post('/phones/sign-in', { origin }, body)
    expect(status).to.equal(200)
    const [cookie = ''] = headers['set-cookie'] as string[]
    expect(cookie).to.include('HttpOnly').and.include('SameSite=Strict')
    const pair = cookie.split(';')[0] ?? ''
    expect((await post('/api/state', { origin, cookie: pair })).status).to.equal(200)
    expect((await post('/api/state', { cookie: pair })).status).to.equal(401)
  })

  it('serves the phones under a strict policy and with nothing secret in them', async () => {
    const response = await fetch(`${standIn.control.url}/phones`)
    expect(response.status).to.equal(200)
    expect(response.headers.get('content-security-policy')).to.include("default-src 'none'")
    expect(await response.text()).not.to.include(standIn.control.password)
    expect((await fetch(`${standIn.control.url}/phones/../main.js`)).status).to.equal(404)
  })

  it('names the field that is wrong, and the operation that is not there', async () => {
    const attempts: [string, string, string][] = [
      ['inject', '{"text":"hi"}', 'from'],
      ['inject', '{"from":{"phone":"12ab"},"text":"hi"}', '12ab'],
      ['inject', '{"from":{},"text":"hi"}', 'phone'],
      ['inject', '{"from":{"phone":"15551230001"},"text":5}', 'text'],
      ['inject', '{"from":{"phone":"15551230001"},"txt":"hi"}', 'txt'],
      ['inject', '{"from":{"phone":"15551230001"},"group":"1@g.us"}', '1@g.us'],
      ['redeliver', '{"id":"x","form":"sideways"}', 'form'],
      ['setAcks', '{"upTo":7}', 'upTo'],
      ['edit', '{"id":"nowhere","text":"x"}', 'nowhere'],
      ['state', 'not json', 'JSON'],
      ['toString', '{}', 'toString'],
    ]
    for (const [name, body, names] of attempts) {
      const answer = await post(`/api/${name}`, { authorization: authorization() }, body)
      expect(answer.status, name + body).to.be.within(400, 404)
      expect(answer.body, name + body).to.include(names)
    }
  })

  it('refuses to inject one id twice into a chat', async () => {
    await control.inject({ from: ann, text: 'once', id: 'AC01' })
    const again = await control
      .inject({ from: ann, text: 'twice', id: 'AC01' })
      .catch((error: Error) => error)
    expect(again).to.include({ code: 'conflict' })
  })

  it('shows one conversation for both ids of a person, without doubles', async () => {
    const bob = { phone: '15551230002', lid: '990000000002', name: 'Bob' }
    const { id } = await control.inject({ from: bob, text: 'by phone' })
    await control.redeliver({ id, form: 'other' })
    await control.inject({ from: bob, text: 'by lid', addressing: 'lid' })
    const { messages } = await control.history({ chat: '990000000002@lid' })
    expect(messages.map(message => message.body)).to.have.members(['by phone', 'by lid'])
    const { phones } = await control.phones()
    expect(phones.filter(each => each.person.name === 'Bob')).to.have.length(1)
  })

  it('lets a waiting call go as soon as something changes', async () => {
    const { change } = await control.phones()
    const waiting = control.waitForChange({ after: change, timeoutMs: 3_600_000 })
    await control.inject({ from: ann, text: 'wake up' })
    expect((await waiting).change).to.be.above(change)
  })
})
