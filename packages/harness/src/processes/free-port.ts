import { createServer } from 'node:net'

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** The wished port, or the next free one of a hundred. @throws where none is */
export async function freePort(wished: number): Promise<number> {
  for (let port = wished; port < wished + 100; port += 1) if (await isFree(port)) return port
  throw new Error(`none of the ports ${wished} to ${wished + 99} is free`)
}
