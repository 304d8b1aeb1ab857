import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect } from 'chai'
import request from 'supertest'
import { useDashboard } from '../support/dashboard.js'

describe('/health', () => {
  const dashboard = useDashboard()

  it('says ok to anybody and starts no session', async () => {
    const answer = await request(dashboard.app).get('/health')
    expect(answer.status).to.equal(200)
    expect(answer.text).to.equal('{"status":"ok"}')
    expect(answer.headers).not.to.have.property('set-cookie')
  })

  it('says not ok in time when the database takes connections and never answers', async () => {
    const sockets: Socket[] = []
    const blackHole = createServer(socket => sockets.push(socket)).listen(0, '127.0.0.1')
    await once(blackHole, 'listening')
    const url = new URL(dashboard.config.url())
    url.port = String((blackHole.address() as AddressInfo).port)
    const { app, close } = dashboard.appWith({ config: { ...dashboard.config, url: () => url.href } })
    const answers = await Promise.all(Array.from({ length: 5 }, () => request(app).get('/health')))
    // it gave up itself, before the way to the database did
    const isStillTrying = sockets.map(socket => !socket.readableEnded && !socket.destroyed)
    for (const socket of sockets) socket.destroy()
    blackHole.close()
    await close()
    expect(answers.map(answer => answer.status)).to.deep.equal([503, 503, 503, 503, 503])
    expect(isStillTrying).to.deep.equal([true])
  })

  it('says not ok, and nothing more, when the database is away', async () => {
    const url = new URL(dashboard.config.url())
    url.port = '1'
    const { app, close } = dashboard.appWith({ config: { ...dashboard.config, url: () => url.href } })
    const answer = await request(app).get('/health')
    await close()
    expect(answer.status).to.equal(503)
    expect(answer.text).to.equal('{"status":"not ok"}')
  })
})
