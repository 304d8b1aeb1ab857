import type { CompiledMenu } from '@comanda/order-language/compile-menu.js'
import { readOrder } from '@comanda/order-language/read-order.js'
import type { ParseRequest } from './read-request.js'

const MS_DECIMALS = 3

/**
 * Reads a request's turns; `ms` is what the reading alone took. A line of JSON without its end.
 * @param why whether to name the rules that the turns were read by
 */
export function answer(menu: CompiledMenu, { id, turns, now }: ParseRequest, why: boolean): string {
  const startedAt = performance.now()
  const { rules = [], ...reading } = readOrder(menu, turns, now === undefined ? {} : { now })
  const ms = Number((performance.now() - startedAt).toFixed(MS_DECIMALS))
  return JSON.stringify({ id, ...reading, ...(why && { rules }), ms })
}
