import { randomUUID } from 'node:crypto'
import type { Logger } from '../logging/logger.js'
import { CacheError } from './cache-error.js'
import { inTime } from './in-time.js'
import type { Connect, Connection, SharedLayer } from './shared-layer.js'

const failuresToOpen = 3
const probeEveryMs = { first: 250, most: 5_000 }
/** A connection that lived for so long was a good one: the next probe comes soon. */
const goodAfterMs = 10_000
/** A server that is full says no to each write, and answers all else: it is asked again so much later. */
const writesAgainAfterMs = 2_000

/**
 * A shared layer that never costs more than a deadline, and, once it failed a few times in a row, nothing at all: the
 * connection is given up, and only a probe in the background, which has to be answered in time and truly, brings a new
 * one. The breaker is closed while there is a connection, so there are no other states.
 */
export function createBreaker(options: {
  connect: Connect
  deadlineMs: number
  logger: Logger
}): SharedLayer {
  const { connect, deadlineMs, logger } = options
  let connection: Connection | undefined
  let failures = 0
  let connectedAt = 0
  let writeRefusedAt = Number.NEGATIVE_INFINITY
  let waitMs = probeEveryMs.first
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  function probeLater(): void {
    if (isClosed) return
    timer = setTimeout(() => void probe(), waitMs)
    timer.unref()
    waitMs = Math.min(waitMs * 2, probeEveryMs.most)
  }

  function open(given: Connection, cause: unknown): void {
    if (connection !== given) return
    connection = undefined
    given.destroy()
    if (performance.now() - connectedAt > goodAfterMs) waitMs = probeEveryMs.first
    logger.warn({ err: cause }, 'the shared cache is away; pages go on without it')
    probeLater()
  }

  async function probe(): Promise<void> {
    let candidate: Connection | undefined
    let isLost = false
    try {
      const found = await connect(cause => {
        isLost = true
        if (candidate !== undefined) open(candidate, cause)
      })
      candidate = found
      const word = randomUUID()
      const answer = await inTime(found.echo(word), deadlineMs)
      if (isLost || answer !== word) throw new CacheError('CACHE_LIED', 'the probe was not answered truly')
      if (isClosed) return found.destroy()
      connection = found
      failures = 0
      connectedAt = performance.now()
      logger.info('the shared cache is there')
    } catch (error) {
      candidate?.destroy()
      logger.debug({ err: error }, 'the shared cache is still away')
      probeLater()
    }
  }

  /** Counts it against the connection, unless the server said so itself, and in time. */
  function failure(used: Connection, cause: unknown): CacheError {
    if (used.isRefusal(cause)) return new CacheError('CACHE_REFUSED', 'the shared cache said no', cause)
    const error =
      cause instanceof CacheError ? cause : new CacheError('CACHE_AWAY', 'the shared cache failed', cause)
    if (used === connection) failures += 1
    if (failures >= failuresToOpen) open(used, error)
    return error
  }

  function call<Value>(work: (connection: Connection) => Promise<Value>): Promise<Value> {
    const used = connection
    if (used === undefined) return Promise.reject(new CacheError('CACHE_AWAY', 'the shared cache is away'))
    return inTime(work(used), deadlineMs).then(
      value => {
        if (used === connection) failures = 0
        return value
      },
      (cause: unknown) => {
        throw failure(used, cause)
      },
    )
  }

  function write<Value>(work: (connection: Connection) => Promise<Value>): Promise<Value> {
    if (performance.now() - writeRefusedAt < writesAgainAfterMs)
      return Promise.reject(new CacheError('CACHE_REFUSED', 'the shared cache said no a moment ago'))
    return call(work).catch((error: unknown) => {
      if (error instanceof CacheError && error.code === 'CACHE_REFUSED') writeRefusedAt = performance.now()
      throw error
    })
  }

  void probe()

  return {
    isUp: () => connection !== undefined,
    get: key => call(used => used.get(key)),
    set: (key, text, lifeMs) => write(used => used.set(key, text, lifeMs)),
    takeTurn: (key, token, lifeMs) => write(used => used.takeTurn(key, token, lifeMs)),
    endTurn: (key, token) => call(used => used.endTurn(key, token)),
    distrust: () => {
      if (connection !== undefined)
        open(connection, new CacheError('CACHE_LIED', 'it gave another key’s value'))
    },
    close: () => {
      isClosed = true
      clearTimeout(timer)
      connection?.destroy()
      connection = undefined
    },
  }
}
