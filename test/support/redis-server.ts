import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { testEnvironment } from './environment.js'
import { waitFor } from './wait-for.js'

/** A Redis of a test's own, to be hurt. */
export interface RedisServer {
  port: number
  url: string
  /** It takes connections and commands from then on, and says nothing. */
  freeze(): void
  thaw(): void
  kill(): Promise<void>
  /** Again, empty, on the same port. */
  start(): Promise<void>
  stop(): Promise<void>
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const answers = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    socket.on('data', () => socket.destroy() && resolve(true))
    socket.on('error', () => resolve(false))
  })

/** @param settings as on the server's command line: ['--maxmemory', '1mb'] */
export async function startRedisServer(settings: readonly string[] = []): Promise<RedisServer> {
  const port = await findPort()
  let child: ChildProcess | undefined

  async function kill(): Promise<void> {
    if (child === undefined) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    child = undefined
  }

  const server: RedisServer = {
    port,
    url: `redis://127.0.0.1:${port}`,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    kill,
    start: async () => {
      const place = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', '/tmp']
      child = spawn(testEnvironment().redisServer, [...place, ...settings], { stdio: 'ignore' })
      await waitFor('Redis to answer', () => answers(port))
    },
    stop: kill,
  }
  await server.start()
  return server
}
