import { get } from 'node:http'
import { healthOf } from '@comanda/bot/health/health.js'
import { startHealthServer } from '@comanda/bot/health/server.js'
import { expect } from 'chai'

const now = new Date('2026-11-25T12:00:00Z')
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000)

describe('the bot’s health', () => {
  const fine = {
    phase: { is: 'ready', since: ago(600) },
    provedAt: ago(0.2),
    notReadySince: undefined,
    isSignedOut: false,
    isImpaired: false,
    memory: 'fine',
    lagMs: 3,
    now,
  } as const

  it('is ok while the page answers', () => {
    expect(healthOf(fine)).to.equal('ok')
    expect(healthOf({ ...fine, memory: 'critical' })).to.equal('ok')
    expect(healthOf({ ...fine, memory: undefined })).to.equal('ok')
  })

  it('isn’t where WhatsApp hasn’t answered for minutes, though the page says that it is ready', () => {
    expect(healthOf({ ...fine, provedAt: ago(1.1) })).to.equal('not ok')
    expect(healthOf({ ...fine, provedAt: undefined, phase: { is: 'ready', since: ago(0.5) } })).to.equal('ok')
  })

  it('gives a browser time to open, and no more than that', () => {
    expect(healthOf({ ...fine, phase: { is: 'starting', since: ago(1) } })).to.equal('ok')
    expect(healthOf({ ...fine, phase: { is: 'reconnecting', since: ago(1.9) } })).to.equal('ok')
    expect(healthOf({ ...fine, phase: { is: 'reconnecting', since: ago(2.1) } })).to.equal('not ok')
  })

  it('isn’t renewed by opening it again and again', () => {
    const again = { ...fine, phase: { is: 'starting', since: ago(0.1) }, notReadySince: ago(3) } as const
    expect(healthOf(again)).to.equal('not ok')
  })

  it('isn’t where the page can’t send or hear, or the number was signed out', () => {
    expect(healthOf({ ...fine, isImpaired: true })).to.equal('not ok')
    const starting = { ...fine, phase: { is: 'starting', since: ago(0.1) } } as const
    expect(healthOf({ ...starting, isImpaired: true })).to.equal('not ok')
    const code = { ...fine, phase: { is: 'pairing', since: ago(0.1) } } as const
    expect(healthOf({ ...code, isSignedOut: true })).to.equal('not ok')
  })

  it('waits while somebody has to scan the code, however long', () => {
    expect(healthOf({ ...fine, phase: { is: 'pairing', since: ago(500) } })).to.equal('waiting')
  })

  it('isn’t where memory is at the restart’s level, or the process comes seconds late', () => {
    expect(healthOf({ ...fine, memory: 'restart' })).to.equal('not ok')
    expect(healthOf({ ...fine, lagMs: 7_000 })).to.equal('not ok')
  })
})

describe('the bot’s port', () => {
  const figures = { '/memory': { contentType: 'application/json', text: async () => '{"rss":1}' } }
  const status = (url: string, headers: Record<string, string> = {}) =>
    fetch(url, { headers }).then(answer => answer.status)

  it('says its health to anybody and no more, and its figures on a port of its own', async () => {
    const server = await startHealthServer(0, async () => ({ status: 'ok' }), { figures })
    const url = `http://127.0.0.1:${server.port}`
    expect(await (await fetch(`${url}/health`)).text()).to.equal('{"status":"ok"}')
    expect(await (await fetch(`${url}/memory`)).text()).to.equal('{"rss":1}')
    expect(await status(`${url}/constructor`)).to.equal(404)
    await server.stop()
  })

  it('asks for the token where one is set', async () => {
    const token = 'a token of some length'
    const server = await startHealthServer(0, async () => ({ status: 'ok' }), { figures, token })
    const url = `http://127.0.0.1:${server.port}`
    expect(await status(`${url}/health`)).to.equal(200)
    expect(await status(`${url}/memory`)).to.equal(401)
    expect(await status(`${url}/memory`, { authorization: 'Bearer wrong' })).to.equal(401)
    expect(await status(`${url}/memory`, { authorization: `Bearer ${token}` })).to.equal(200)
    await server.stop()
  })

  it('is not ok where nobody can tell', async () => {
    const server = await startHealthServer(0, () => Promise.reject(new Error('no database')))
    expect(await status(`http://127.0.0.1:${server.port}/health`)).to.equal(503)
    await server.stop()
  })

  it('answers no page elsewhere whose name was made to point here', async () => {
    const server = await startHealthServer(0, async () => ({ status: 'ok' }), { figures })
    const statusFor = (path: string, host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        get({ port: server.port, path, headers: { host } }, answer => {
          answer.resume()
          resolve(answer.statusCode)
        }).on('error', reject)
      })
    for (const path of ['/health', '/memory']) {
      expect(await statusFor(path, `localhost:${server.port}`)).to.equal(200)
      expect(await statusFor(path, `evil.example:${server.port}`)).to.equal(421)
    }
    await server.stop()
  })
})
