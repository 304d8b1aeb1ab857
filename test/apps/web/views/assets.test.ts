import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get as httpGet, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type Assets, createAssets } from '@comanda/web/views/assets.js'
import { expect } from 'chai'
import express from 'express'
import { testEnvironment } from '../../../support/environment.js'

const css = `body { margin: 0 }\n${'.row { padding: 4px }\n'.repeat(50)}`

describe('an asset', () => {
  let folder: string
  let assets: Assets
  let server: Server

  /** As it comes over the wire: others unpack it on the way. */
  async function get(address: string, encodings: string, headers: Record<string, string> = {}) {
    const { port } = server.address() as AddressInfo
    const asked = httpGet({
      port,
      path: address,
      headers: { 'Accept-Encoding': encodings, ...headers },
    })
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    const body = Buffer.concat(await response.toArray())
    return { status: response.statusCode, headers: response.headers, body }
  }

  beforeEach(async () => {
    folder = mkdtempSync(path.join(testEnvironment().folder, 'assets-'))
    writeFileSync(path.join(folder, 'page.css'), css)
    assets = createAssets(folder)
    server = express().use('/assets', assets.serve).listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterEach(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })

  it('may be kept for good under its own address', async () => {
    const answer = await get(assets.address('page.css'), 'identity')
    expect(answer.headers['cache-control']).to.equal('public, max-age=31536000, immutable')
    expect(answer.headers['content-type']).to.equal('text/css; charset=utf-8')
    expect(String(answer.body)).to.equal(css)
  })

  it('has another address as soon as it is another', () => {
    const before = assets.address('page.css')
    writeFileSync(path.join(folder, 'page.css'), `${css} `)
    expect(createAssets(folder).address('page.css')).not.to.equal(before)
  })

  it('is asked for again under an address of before', async () => {
    for (const address of ['/assets/page.css?v=0123456789ab', '/assets/page.css']) {
      const answer = await get(address, 'identity')
      expect(answer.headers['cache-control']).to.equal('no-cache')
    }
  })

  it('comes in the smallest way that the browser takes', async () => {
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync }
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip, deflate', 'gzip'],
    ] as const) {
      const answer = await get(assets.address('page.css'), accepted)
      expect(answer.headers['content-encoding']).to.equal(encoding)
      expect(answer.headers.vary).to.equal('Accept-Encoding')
      expect(Number(answer.headers['content-length'])).to.be.lessThan(css.length / 2)
      expect(String(unpack[encoding](answer.body))).to.equal(css)
    }
    const plain = await get(assets.address('page.css'), 'br;q=0, gzip;q=0')
    expect(plain.headers['content-encoding']).to.equal(undefined)
    expect(String(plain.body)).to.equal(css)
  })

  it('isn’t sent again to whoever has it in the same encoding', async () => {
    const etagOf = async (encoding: string) => String((await get('/assets/page.css', encoding)).headers.etag)
    const packed = await etagOf('br')
    expect(packed).not.to.equal(await etagOf('gzip'))
    const again = await get('/assets/page.css', 'br', { 'If-None-Match': packed })
    expect(again.status).to.equal(304)
    expect(again.headers.vary).to.equal('Accept-Encoding')
    expect((await get('/assets/page.css', 'gzip', { 'If-None-Match': packed })).status).to.equal(200)
  })
})
