import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OperationName } from '@comanda/stand-in-control/operations.js'
import { Refusal } from '../server/refusal.js'
import { checkInput, parseInput } from './input.js'
import { createOperations, type Parts } from './operations.js'
import type { PhonesFiles } from './phones-files.js'
import { shapes } from './shapes.js'

const largestBodyBytes = 32 * 1024 * 1024
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; media-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const statusOf = { not_found: 404, bad_input: 400, conflict: 409, timeout: 408 } as const

export interface ControlServer {
  url: string
  password: string
  stop(): Promise<void>
}

export interface ControlServerOptions extends Parts {
  port: number
  files: PhonesFiles
}

/** The control API and the phones' pages, on loopback. */
export async function startControlServer(options: ControlServerOptions): Promise<ControlServer> {
  const password = randomBytes(24).toString('base64url')
  // The cookie is no password: it is good for this process and these pages only.
  const cookie = randomBytes(24).toString('base64url')
  const operations = createOperations(options)
  const server = createServer((request, response) => {
    answer(request, response).catch(error => sendError(response, error))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
  const cookieName = `stand-in-${port}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host = '', origin } = request.headers
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (!hosts.has(host)) return sendJson(response, 421, failure('bad_host', 'this server is for loopback'))
    if (origin !== undefined && origin !== `http://${host}`) {
      return sendJson(response, 403, failure('bad_origin', 'other pages may not ask'))
    }
    const file = request.method === 'GET' ? options.files.get(path) : undefined
    if (file) return send(response, 200, file.type, file.body)
    if (request.method !== 'POST') return sendJson(response, 404, failure('not_found', 'nothing here'))
    if (path === '/phones/sign-in') {
      const { password: given } = parseInput(await readBody(request))
      if (typeof given !== 'string' || !equal(given, password)) throw unauthorized
      response.setHeader('set-cookie', `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`)
      return sendJson(response, 200, {})
    }
    if (!allowed(request)) throw unauthorized
    const name = path.replace('/api/', '') as OperationName
    if (!Object.hasOwn(shapes, name)) throw new Refusal('not_found', `no operation ${path}`)
    const input = parseInput(await readBody(request))
    checkInput(input, shapes[name])
    const operation = operations[name] as (input: Record<string, unknown>) => unknown
    sendJson(response, 200, await operation(input))
  }
  function allowed({ headers }: IncomingMessage): boolean {
    if (headers.authorization) return equal(headers.authorization, `Bearer ${password}`)
    // A cookie travels by itself, so only a page of ours may use it.
    if (!headers.origin) return false
    const given = (headers.cookie ?? '').split('; ').find(each => each.startsWith(`${cookieName}=`))
    return given !== undefined && equal(given, `${cookieName}=${cookie}`)
  }
  return {
    url: `http://127.0.0.1:${port}`,
    password,
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

class Unauthorized extends Error {}
const unauthorized = new Unauthorized('the password is wrong or missing')

const failure = (code: string, message: string) => ({ error: { code, message } })

function equal(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function sendError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
  } else if (error instanceof Refusal) {
    sendJson(response, statusOf[error.code], failure(error.code, error.message))
  } else if (error instanceof Unauthorized) {
    sendJson(response, 401, failure('unauthorized', error.message))
  } else {
    sendJson(response, 500, failure('failed', error instanceof Error ? error.message : String(error)))
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value))
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  })
  response.end(body)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBodyBytes) throw new Refusal('bad_input', 'the body is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
