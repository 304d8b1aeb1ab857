import type { CompiledMenu } from '@comanda/order-language/compile-menu.js'
import {
  nothingRead,
  type ReadingContext,
  type ReadingState,
  readTurn,
} from '@comanda/order-language/read-order.js'
import type { OrderReading } from '@comanda/order-language/reading.js'
import type { Turn } from '@comanda/shared/conversations/types.js'
import type { KnownCustomer } from '@comanda/shared/customers/types.js'

/** A text as it was read, and what the next one is read behind. */
export interface Read {
  state: ReadingState
  reading: OrderReading
}

/** Reads a text behind what was read before. However many handlers ask, the same is read once. */
export type Reader = (state: ReadingState, text: string) => Read

/** @param readOne what reads */
export function createReader(
  menu: CompiledMenu,
  now: Date,
  { lastOrder }: KnownCustomer,
  readOne = readTurn,
): Reader {
  const context: ReadingContext = { now: now.toISOString(), ...(lastOrder && { lastOrder: lastOrder.lines }) }
  const known = new WeakMap<ReadingState, Map<string, Read>>()
  return (state, text) => {
    const behind = known.get(state) ?? new Map<string, Read>()
    known.set(state, behind)
    const read = behind.get(text) ?? readOne(menu, state, text, context)
    behind.set(text, read)
    return read
  }
}

/** All turns of a chat, one behind the other, with what each came to. */
export function readAll(read: Reader, turns: readonly Pick<Turn, 'text'>[]): Read[] {
  let state = nothingRead
  return turns.map(({ text }) => {
    const next = read(state, text)
    state = next.state
    return next
  })
}
