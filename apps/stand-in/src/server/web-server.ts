import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Certificate } from './certificate.js'
import type { Hub } from './hub.js'
import type { PageFiles } from './page-files.js'

const siteHost = 'web.whatsapp.com'
/** As strict as a page of ours can be; the driven library needs none of what is forbidden. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'"
const largestUploadBytes = 64 * 1024 * 1024
/** A page may ask to be held still for so long at most. */
const longestFreezeMs = 600_000

export interface WebServer {
  port: number
  spki: string
  stop(): Promise<void>
}

export interface WebServerOptions {
  hub: Hub
  certificate: Certificate
  files: PageFiles
  port: number
  onSocket(socket: WebSocket): void
}

/** Answers for web.whatsapp.com on loopback: the page, its media, its socket. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { hub, certificate, port, onSocket } = options
  const held = new Set<NodeJS.Timeout>()
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    answer(options, held, request, response).catch(() => response.destroy())
  })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestUploadBytes })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const { headers, url } = request
    const ours = headers.host === siteHost && headers.origin === `https://${siteHost}` && url === '/socket'
    if (!ours || !hub.settings.online) stream.destroy()
    else sockets.handleUpgrade(request, stream, head, onSocket)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    spki: certificate.spki,
    async stop() {
      for (const timer of held) clearTimeout(timer)
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

async function answer(
  { hub, files }: WebServerOptions,
  held: Set<NodeJS.Timeout>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (hub.settings.pageRefused) {
    response.destroy()
    return
  }
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  const send = (status: number, type: string, body: string | Buffer) => {
    response.writeHead(status, {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    response.end(body)
  }
  if (request.headers.host !== siteHost) return send(421, 'text/plain', 'this server answers for one site')
  if (request.method === 'POST' && path === '/media/') {
    const mimetype = request.headers['content-type'] ?? 'application/octet-stream'
    return send(200, 'text/plain', hub.media.put({ mimetype, bytes: await readBody(request) }))
  }
  if (path === '/held') {
    const durationMs = Number(new URL(request.url ?? '', 'https://x').searchParams.get('ms'))
    const timer = setTimeout(
      () => {
        held.delete(timer)
        send(200, 'text/plain', '')
      },
      Math.min(durationMs || 0, longestFreezeMs),
    )
    held.add(timer)
    return
  }
  const media = hub.media.get(path)
  if (media) return send(200, media.mimetype, media.bytes)
  const file = files.get(path)
  if (file) return send(200, file.type, file.body)
  send(404, 'text/plain', 'not found')
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestUploadBytes) throw new Error('the upload is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
