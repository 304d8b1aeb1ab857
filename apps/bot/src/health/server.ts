import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Health {
  status: 'ok' | 'waiting' | 'not ok'
  /** until when it waits, where that is known */
  until?: Date
}

export interface HealthServer {
  port: number
  stop(): Promise<void>
}

/** `/health` on loopback: says how it is, and nothing more. */
export async function startHealthServer(port: number, look: () => Promise<Health>): Promise<HealthServer> {
  const server = createServer((request, response) => {
    if (request.url !== '/health') {
      response.writeHead(404).end()
      return
    }
    look()
      .catch((): Health => ({ status: 'not ok' }))
      .then(health => {
        response.writeHead(health.status === 'not ok' ? 503 : 200, { 'content-type': 'application/json' })
        response.end(JSON.stringify(health))
      })
      .catch(() => response.destroy())
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
