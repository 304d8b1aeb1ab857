import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expressClasses } from '@comanda/web/express-classes.js'
import { expect } from 'chai'
import express, { type Express } from 'express'

describe('the app’s own requests and responses', () => {
  let server: Server
  const setPrototypeOf = Object.setPrototypeOf

  async function serve(app: Express): Promise<string> {
    server = createServer(expressClasses(app), app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  afterEach(() => {
    Object.setPrototypeOf = setPrototypeOf
    server.close()
  })

  it('keep their prototype through the app', async () => {
    const changed: unknown[] = []
    const app = express()
    app.get('/', (_request, response) => {
      response.end()
    })
    const url = await serve(app)
    Object.setPrototypeOf = (object: object, prototype: object) => {
      if (Object.getPrototypeOf(object) !== prototype) changed.push(object)
      return setPrototypeOf(object, prototype)
    }
    expect((await fetch(url)).status).to.equal(200)
    expect(changed).to.deep.equal([])
  })

  it('do all that Express’s do', async () => {
    const app = express()
    app.set('trust proxy', 1)
    app.use(express.urlencoded({ extended: false }))
    app.post('/:id', (request, response) => {
      expect(request.app).to.equal(app)
      expect(request.res?.req).to.equal(request)
      const { params, query, body, ip, path, protocol } = request
      response.status(201).json({ params, query, body, ip, path, protocol, type: request.is('urlencoded') })
    })
    const answer = await fetch(`${await serve(app)}/7?a=b`, {
      method: 'POST',
      headers: { 'X-Forwarded-For': '192.0.2.1', 'X-Forwarded-Proto': 'https' },
      body: new URLSearchParams({ word: 'ñ' }),
    })
    expect(answer.status).to.equal(201)
    expect(await answer.json()).to.deep.equal({
      params: { id: '7' },
      query: { a: 'b' },
      body: { word: 'ñ' },
      ip: '192.0.2.1',
      path: '/7',
      protocol: 'https',
      type: 'urlencoded',
    })
  })

  it('leave other apps as they are', async () => {
    const app = express()
    app.get('/', (_request, response) => {
      response.send('x')
    })
    expressClasses(express())
    expect(await (await fetch(await serve(app))).text()).to.equal('x')
  })
})
