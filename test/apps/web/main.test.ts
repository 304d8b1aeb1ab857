import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect } from 'chai'
import { useTestDatabase } from '../../support/database.js'
import { startWeb, type WebProcess } from '../../support/web-process.js'

describe('the web process', () => {
  const database = useTestDatabase()
  const children: ChildProcess[] = []

  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  })

  function start(environment: Record<string, string> = {}): WebProcess {
    const web = startWeb(database.config.url(), environment)
    children.push(web.child)
    return web
  }

  it('picks a free port, tells its address, serves, and stops on a signal', async () => {
    const web = start()
    const url = await web.listening()
    expect(url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(await (await fetch(`${url}/health`)).json()).to.deep.equal({ status: 'ok' })
    expect(web.output()).to.include(`"url":"${url}"`)
    web.child.kill('SIGTERM')
    const [code] = await once(web.child, 'exit')
    expect(code).to.equal(0)
  })

  it('says which port is taken and ends', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const web = start({ WEB_PORT: String(port) })
    const [code] = await once(web.child, 'exit')
    other.close()
    expect(code).to.equal(1)
    expect(web.output()).to.include(`WEB_PORT ${port} is taken`)
  })

  it('names the setting that is missing or wrong and ends', async () => {
    for (const [environment, words] of [
      [{ SESSION_SECRET: '' }, 'SESSION_SECRET: is not set'],
      [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET: must be at least 32 characters'],
      [{ DATABASE_URL: '' }, 'DATABASE_URL: is not set'],
      [{ WEB_HOST: '203.0.113.7' }, 'WEB_HOST 203.0.113.7 is no address of this machine'],
    ] as const) {
      const web = start(environment)
      const [code] = await once(web.child, 'exit')
      expect(code).to.equal(1)
      expect(web.output()).to.include(words)
    }
  })

  it('waits for a database that isn’t there yet', async () => {
    const reserved = createServer().listen(0, '127.0.0.1')
    await once(reserved, 'listening')
    const { port } = reserved.address() as { port: number }
    reserved.close()
    await once(reserved, 'close')

    const url = new URL(database.config.url())
    const real = { host: url.hostname, port: Number(url.port) }
    url.port = String(port)
    const web = start({ DATABASE_URL: url.href })
    while (!web.output().includes('not there yet')) await once(web.child.stdout ?? web.child, 'data')

    // the database comes up: a proxy to the real one
    const { connect } = await import('node:net')
    const proxy = createServer(socket => {
      const upstream = connect(real)
      socket.pipe(upstream).pipe(socket)
      for (const end of [socket, upstream]) end.on('error', () => socket.destroy())
    }).listen(port, '127.0.0.1')
    expect(await web.listening()).to.match(/^http:/)
    web.child.kill('SIGTERM')
    await once(web.child, 'exit')
    proxy.close()
  })
})
