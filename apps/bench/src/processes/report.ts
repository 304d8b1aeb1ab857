import pg from 'pg'
import type { SentQuery } from './measured.js'

/**
 * Loaded before a server that is measured: tells what it used of the processor so far, and how long its queries took
 * since it was asked last, from their sending to their answer in hand, when it is asked.
 */
let queries: SentQuery[] = []

/** Pages only read. What writes, locks or frames a transaction is of what goes on beside them: folding what changed. */
const background =
  /^\s*(?:begin|commit|rollback|insert|update|delete)\b|\b(?:with|,) \w+ as (?:materialized )?\(\s*(?:insert|update|delete)\b|advisory|exists \(select from order_deltas\)/i

const { query } = pg.Client.prototype
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  const [statement, second] = given as [{ text?: string; callback?: unknown } | string, unknown]
  const text = typeof statement === 'string' ? statement : (statement.text ?? '')
  const startedAt = performance.now()
  const note = (): void => {
    queries.push({
      kind: /\bsessions\b/.test(text) ? 'session' : background.test(text) ? 'background' : 'page',
      ms: performance.now() - startedAt,
    })
  }
  if (typeof second !== 'function') {
    note()
    return Reflect.apply(query, this, given)
  }
  const noted = (...answer: unknown[]): unknown => {
    note()
    return Reflect.apply(second, undefined, answer)
  }
  return Reflect.apply(query, this, [statement, noted])
} as typeof query

process.on('message', message => {
  if (message === 'cpu') process.send?.({ type: 'cpu', ...process.cpuUsage() })
  if (message === 'queries') {
    process.send?.({ type: 'queries', queries })
    queries = []
  }
})
process.once('disconnect', () => process.exit())
