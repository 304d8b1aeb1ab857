import { createServer, type Server } from 'node:http'
import { type AddressInfo, Server as NetServer } from 'node:net'
import type { Express } from 'express'
import { expressClasses } from './express-classes.js'

/** The address is in use or may not be used. The message says what to do. */
export class ListenError extends Error {
  readonly code = 'LISTEN_FAILED'

  constructor(message: string, cause: unknown) {
    super(message, { cause })
    this.name = 'ListenError'
  }
}

const drainMs = 5_000
/** A browser that asks again so soon over a connection of before gets its answer, and is told not to use it again. */
const lingerMs = 1_000

export interface WebServer {
  url: string
  /** Takes no new connections: whoever else listens gets them. What is connected is served to its next answer. */
  drain(): void
  close(): Promise<void>
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  if (error.code === 'EADDRINUSE') {
    return new ListenError(
      `WEB_PORT ${port} is taken by another program. Set WEB_PORT to a free one, or to 0.`,
      error,
    )
  }
  if (error.code === 'EACCES') {
    return new ListenError(
      `WEB_PORT ${port} may not be used by this user. Set WEB_PORT to one above 1023.`,
      error,
    )
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new ListenError(
      `WEB_HOST ${host} is no address of this machine. Set it to 127.0.0.1 or 0.0.0.0.`,
      error,
    )
  }
  return error
}

/**
 * Serves the app with bounds on how long a request may take.
 * @param options.port 0 picks a free one
 * @returns the address that it listens on, as a URL
 * @throws ListenError
 */
export async function serve(
  app: Express,
  { host, port }: { host: string; port: number },
): Promise<WebServer> {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // node looks for late ones every 30 s otherwise
      connectionsCheckingInterval: 5_000,
      keepAliveTimeout: 10_000,
      maxHeaderSize: 16_384,
      ...expressClasses(app),
    },
    app,
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(listenError(error, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
  let closed: Promise<void> | undefined
  const drain = (): Promise<void> => {
    closed ??= stopListening(server)
    return closed
  }
  return {
    url: `http://${name}:${address.port}`,
    drain: () => void drain(),
    close: () => close(server, drain()),
  }
}

/** Node's own way cuts idle connections at once, also those on which the next request is on its way. */
function stopListening(server: Server): Promise<void> {
  server.prependListener('request', (_request, response) => {
    response.setHeader('Connection', 'close')
  })
  return new Promise(resolve => {
    NetServer.prototype.close.call(server, () => resolve())
  })
}

/** Finishes what is under way, then cuts what is left. */
async function close(server: Server, closed: Promise<void>): Promise<void> {
  const timers = [
    setTimeout(() => server.closeIdleConnections(), lingerMs),
    setTimeout(() => server.closeAllConnections(), drainMs),
  ]
  await closed
  for (const timer of timers) clearTimeout(timer)
  // stops node's own look-out for late requests
  server.close()
}
