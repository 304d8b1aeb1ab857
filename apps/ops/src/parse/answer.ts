import type { CompiledMenu } from '@comanda/order-language/compile-menu.js'
import { readOrder } from '@comanda/order-language/read-order.js'
import type { ParseRequest } from './read-request.js'

const MS_DECIMALS = 3

/** Reads a request's turns; `ms` is what the reading alone took. A line of JSON without its end. */
export function answer(menu: CompiledMenu, { id, turns, now }: ParseRequest): string {
  const startedAt = performance.now()
  const reading = readOrder(menu, turns, now === undefined ? {} : { now })
  const ms = Number((performance.now() - startedAt).toFixed(MS_DECIMALS))
  return JSON.stringify({ id, ...reading, ms })
}
