import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type HealthStatus = 'ok' | 'waiting' | 'not ok'

export interface HealthServer {
  port: number
  stop(): Promise<void>
}

/** `/health` on loopback: says how it is, and nothing more. */
export async function startHealthServer(
  port: number,
  status: () => Promise<HealthStatus>,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    if (request.url !== '/health') {
      response.writeHead(404).end()
      return
    }
    status()
      .catch((): HealthStatus => 'not ok')
      .then(answer => {
        response.writeHead(answer === 'not ok' ? 503 : 200, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ status: answer }))
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
