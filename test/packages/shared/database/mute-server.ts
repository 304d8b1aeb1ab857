import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

const signedInAndReady = Buffer.from('520000000800000000' + '5a0000000549', 'hex')

export interface MuteServer {
  port: number
  sockets: Socket[]
  close(): void
}

/** Speaks just enough PostgreSQL to take anybody's log-in, and never answers a statement. */
export async function startMuteServer(): Promise<MuteServer> {
  const sockets: Socket[] = []
  const server = createServer(socket => {
    sockets.push(socket)
    socket.on('error', () => socket.destroy())
    socket.once('data', () => socket.write(signedInAndReady))
    socket.resume()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    sockets,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
