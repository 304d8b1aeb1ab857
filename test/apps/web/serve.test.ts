import { once } from 'node:events'
import { connect } from 'node:net'
import { serve } from '@comanda/web/serve.js'
import { expect } from 'chai'
import express from 'express'

describe('the web server', () => {
  it('answers what comes over a kept connection while it drains, says that it was the last, and takes no other', async () => {
    const app = express().get('/', (_request, response) => void response.send('here'))
    const server = await serve(app, { host: '127.0.0.1', port: 0 })
    const { port } = new URL(server.url)
    const socket = connect(Number(port), '127.0.0.1')
    let text = ''
    socket.setEncoding('utf8').on('data', (data: string) => {
      text += data
    })
    const ask = () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    ask()
    while (!text.endsWith('here')) await once(socket, 'data')
    expect(text).not.to.match(/connection: close/i)
    text = ''
    server.drain()
    const refused: unknown = await fetch(server.url).catch((error: unknown) => error)
    expect(refused).to.be.instanceOf(TypeError)
    ask()
    await once(socket, 'end')
    expect(text)
      .to.match(/connection: close/i)
      .and.to.match(/here$/)
    await server.close()
  })
})
