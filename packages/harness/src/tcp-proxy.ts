import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface TcpProxy {
  port: number
  /** Cuts every connection and refuses new ones, as a stopped server does. */
  refuse(): void
  /** Takes connections and never says a word, as a server behind a broken network does. */
  blackHole(): void
  /** Passes on what the server says so much later. */
  delay(ms: number): void
  /** Answers each piece that a client sends with this, in the server's place. */
  answerWith(text: string): void
  pass(): void
  /** How many connections were taken so far. */
  taken(): number
  stop(): Promise<void>
}

/** A wire to a server that a test or a bench can cut. @param target asked for with each connection, where it may move */
export async function startTcpProxy(
  target: { host: string; port: number } | (() => { host: string; port: number }),
): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  let taken = 0
  let mode: 'pass' | 'refuse' | 'hole' | 'answer' = 'pass'
  let delayMs = 0
  let answer = ''

  const server = createServer(client => {
    if (mode === 'refuse') {
      client.destroy()
      return
    }
    taken += 1
    sockets.add(client)
    const upstream = connect(typeof target === 'function' ? target() : target)
    sockets.add(upstream)
    const end = (): void => {
      client.destroy()
      upstream.destroy()
      sockets.delete(client)
      sockets.delete(upstream)
    }
    client.on('data', data => {
      if (mode === 'pass') upstream.write(data)
      if (mode === 'answer') client.write(answer)
    })
    upstream.on('data', data => {
      if (mode !== 'pass') return
      if (delayMs === 0) client.write(data)
      else setTimeout(() => client.writable && client.write(data), delayMs)
    })
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))

  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  return {
    port: (server.address() as AddressInfo).port,
    refuse: () => {
      mode = 'refuse'
      cut()
    },
    blackHole: () => {
      mode = 'hole'
    },
    pass: () => {
      // what hung or was answered for has lost bytes: it can't go on
      if (mode === 'hole' || mode === 'answer') cut()
      mode = 'pass'
      delayMs = 0
    },
    delay: ms => {
      delayMs = ms
    },
    answerWith: text => {
      mode = 'answer'
      answer = text
    },
    taken: () => taken,
    stop: async () => {
      cut()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
