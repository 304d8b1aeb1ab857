import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createKnownHosts } from '@comanda/shared/hosts/known-hosts.js'
import { showsToken } from '@comanda/shared/metrics/token.js'

export interface Health {
  status: 'ok' | 'waiting' | 'not ok'
  /** until when it waits, where that is known */
  until?: Date
}

export interface HealthServer {
  port: number
  stop(): Promise<void>
}

/** Figures, for whoever may read them. */
export interface Figures {
  contentType: string
  text(): Promise<string>
}

/**
 * `/health` on loopback: says how it is, and nothing more. The figures (`/memory`, `/metrics`) stand beside it: the port
 * is the bot's own, so they need no token unless one is set.
 */
export async function startHealthServer(
  port: number,
  look: () => Promise<Health>,
  { figures = {}, token }: { figures?: Readonly<Record<string, Figures>>; token?: string | undefined } = {},
): Promise<HealthServer> {
  async function sendHealth(response: ServerResponse): Promise<void> {
    const health = await look().catch((): Health => ({ status: 'not ok' }))
    // a bot that waits for its time answers nobody; one that waits for its first code, or for an account, has no
    // customers yet
    const isDown = health.status === 'not ok' || health.until !== undefined
    response.writeHead(isDown ? 503 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(health))
  }

  async function sendFigures(response: ServerResponse, { contentType, text }: Figures): Promise<void> {
    const body = await text()
    response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body)
  }

  const hostOf = createKnownHosts()
  const server = createServer((request, response) => {
    const { url = '', headers } = request
    const wanted = Object.hasOwn(figures, url) ? figures[url] : undefined
    let sent: Promise<void> = Promise.resolve()
    // a page elsewhere whose name was made to point here
    if (hostOf(request) !== 'known') response.writeHead(421).end()
    else if (url === '/health') sent = sendHealth(response)
    else if (wanted === undefined) response.writeHead(404).end()
    else if (token !== undefined && !showsToken(headers.authorization, token)) {
      response.writeHead(401, { 'www-authenticate': 'Bearer' }).end()
    } else sent = sendFigures(response, wanted)
    sent.catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
