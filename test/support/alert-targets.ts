import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Received {
  path: string
  headers: IncomingMessage['headers']
  body: string
}

export interface HttpTarget {
  url: string
  received: Received[]
  close(): Promise<void>
}

type Answer = (response: ServerResponse, request: Received) => void

const say =
  (status: number): Answer =>
  response =>
    void response.writeHead(status).end('secret words of the gateway')

/** An HTTP server of the test's own on loopback, which keeps what it was sent. */
export async function startHttpTarget(answer: Answer | number = 200): Promise<HttpTarget> {
  const received: Received[] = []
  const respond = typeof answer === 'number' ? say(answer) : answer
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const got = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      }
      received.push(got)
      respond(response, got)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

export interface Mail {
  from: string
  to: string[]
  /** as it came: headers, an empty line, the text */
  source: string
}

export interface MailTarget {
  port: number
  mails: Mail[]
  /** how often somebody connected */
  connections(): number
  close(): Promise<void>
}

/**
 * A real SMTP server on loopback.
 * @param options.refuses recipients at this domain
 * @param options.tls its key, for STARTTLS; it has none without
 * @param options.login who may send, under TLS; anybody without
 */
export async function startMailTarget(
  options: {
    refuses?: string
    tls?: { key: string; cert: string }
    login?: { user: string; password: string }
  } = {},
): Promise<MailTarget> {
  const mails: Mail[] = []
  let connections = 0
  const server = new SMTPServer({
    ...options.tls,
    disabledCommands: options.tls === undefined ? ['AUTH', 'STARTTLS'] : [],
    authOptional: options.login === undefined,
    onAuth: ({ username, password }, _session, callback) => {
      const isRight = username === options.login?.user && password === options.login?.password
      if (isRight) callback(null, { user: username })
      else callback(new Error('no'))
    },
    logger: false,
    onConnect: (_session, callback) => {
      connections += 1
      callback()
    },
    onRcptTo: ({ address }, _session, callback) => {
      const isRefused = options.refuses !== undefined && address.endsWith(`@${options.refuses}`)
      callback(isRefused ? Object.assign(new Error('no such user'), { responseCode: 550 }) : undefined)
    },
    onData: (stream, { envelope }, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        mails.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString('utf8'),
        })
        callback()
      })
    },
  })
  // a client that hangs up is no fault of the server's
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    connections: () => connections,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
