import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { SetupError } from './setup-error.mjs'

// below Linux's range for outgoing connections (from 32768), so that none of those can sit on it at a restart
const range = { from: 21_000, to: 32_000 }
const attempts = 200
const endingTimeoutMs = 3_000

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isPortFree(port) {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** A port on loopback that nobody listens on just now. Somebody may still be faster: try again then. */
export async function findFreePort() {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = randomInt(range.from, range.to)
    if (await isPortFree(port)) return port
  }
  throw new SetupError(`No free port between ${range.from} and ${range.to} on 127.0.0.1.`)
}

/**
 * The port wished for, or one of the next ones where that is taken and stays so. A program of ours that is just
 * ending is waited for.
 * @param {number} wished
 * @param {number[]} [avoid] ports that something else will take
 */
export async function findPortNear(wished, avoid = []) {
  const deadline = Date.now() + endingTimeoutMs
  while (Date.now() < deadline) {
    if (!avoid.includes(wished) && (await isPortFree(wished))) return wished
    await delay(200)
  }
  for (let port = wished + 1; port < wished + attempts; port++) {
    if (!avoid.includes(port) && (await isPortFree(port))) return port
  }
  return findFreePort()
}
