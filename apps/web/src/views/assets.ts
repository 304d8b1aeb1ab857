import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip, type ZlibOptions } from 'node:zlib'
import type { Request, RequestHandler } from 'express'

export interface Assets {
  serve: RequestHandler
  has(name: string): boolean
  /** "app.css" → "/assets/app.css?v=…". @throws RangeError where there is no such file */
  address(name: string): string
}

type Encoding = 'br' | 'gzip' | 'identity'

interface Asset {
  name: string
  hash: string
  body(encoding: Encoding): Promise<Buffer>
}

const forGood = 'public, max-age=31536000, immutable'

const ownFiles = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map(name => [name, path.join(folder, name)]))

const encode: Readonly<Record<Encoding, (plain: Buffer) => Promise<Buffer>>> = {
  br: promisify<Buffer, Buffer>(brotliCompress),
  gzip: plain => promisify<Buffer, ZlibOptions, Buffer>(gzip)(plain, { level: 9 }),
  identity: async plain => plain,
}

/** Compressed as far as it goes when it is first asked for, once: all together is a quarter of a second of work. */
function readAsset(name: string, file: string): Asset {
  const plain = readFileSync(file)
  const bodies = new Map<Encoding, Promise<Buffer>>()
  return {
    name,
    hash: createHash('sha256').update(plain).digest('hex').slice(0, 12),
    body: encoding => {
      const body = bodies.get(encoding) ?? encode[encoding](plain)
      bodies.set(encoding, body)
      return body
    },
  }
}

/** Browsers name gzip first, from habit: asked one by one, so that ours is the order. */
const encodingFor = (request: Request): Encoding =>
  (['br', 'gzip'] as const).find(encoding => request.acceptsEncodings(encoding) === encoding) ?? 'identity'

/**
 * Files that never change under their address, so browsers may keep them for good. Under another one (a page of before
 * a reload asks the process after it) they are given too, to be asked for again next time.
 *
 * They are compressed, since they hold nobody's secrets. Pages aren't: each holds a form's token beside words that
 * somebody else may have chosen, and how long the two come out together gives the token away (BREACH).
 * @param libraries files of others, by the names that they are given here
 */
export function createAssets(folder: string, libraries: Readonly<Record<string, string>> = {}): Assets {
  const files = { ...ownFiles(folder), ...libraries }
  const assets = new Map(Object.entries(files).map(([name, file]) => [name, readAsset(name, file)]))
  return {
    serve: async (request, response, next) => {
      const asset = assets.get(request.path.slice(1))
      if (asset === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next()
      const encoding = encodingFor(request)
      response.set({
        'Cache-Control': request.query.v === asset.hash ? forGood : 'no-cache',
        ETag: `"${asset.hash}-${encoding}"`,
        Vary: 'Accept-Encoding',
      })
      if (request.fresh) return void response.status(304).end()
      if (encoding !== 'identity') response.set('Content-Encoding', encoding)
      response.type(path.extname(asset.name)).send(await asset.body(encoding))
    },
    has: name => assets.has(name),
    address: name => {
      const asset = assets.get(name)
      if (asset === undefined) throw new RangeError(`there is no asset ${name}`)
      return `/assets/${name}?v=${asset.hash}`
    },
  }
}
