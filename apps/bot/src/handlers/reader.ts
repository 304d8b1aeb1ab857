import type { CompiledMenu } from '@comanda/order-language/compile-menu.js'
import type { Menu } from '@comanda/order-language/menu/menu.js'
import {
  nothingRead,
  type ReadingContext,
  type ReadingState,
  readTurn,
} from '@comanda/order-language/read-order.js'
import { isSameAddress } from '@comanda/order-language/read-wish.js'
import type { Candidate, OrderReading } from '@comanda/order-language/reading.js'
import { withoutSoldOut } from '@comanda/order-language/without-sold-out.js'
import type { Turn } from '@comanda/shared/conversations/types.js'
import type { KnownCustomer } from '@comanda/shared/customers/types.js'

/** A shop's menu, compiled. */
export interface ShopMenu {
  /** what can be had now */
  menu: CompiledMenu
  /** with what is sold out, so that it is told rather than read as something else; the same where nothing is */
  whole: CompiledMenu
}

/** Something of the menu that can't be had now. */
export interface SoldOut {
  name: string
  /** the nearest that can: dishes of its kind, the nearest in price first */
  instead: readonly string[]
}

/** A text as it was read, and what the next one is read behind. */
export interface Read {
  state: ReadingState
  reading: OrderReading
  soldOut: readonly SoldOut[]
}

/** Reads a text behind what was read before. However many handlers ask, the same is read once. */
export type Reader = (state: ReadingState, text: string) => Read

const insteadAtMost = 3

/** @param whole with what is sold out */
export function soldOutOf(wanted: Candidate, whole: Menu, menu: Menu): SoldOut {
  if ('item' in wanted) {
    const item = whole.items.find(({ id }) => id === wanted.item)
    const { name = wanted.item, category, priceMinor = 0 } = item ?? {}
    const near = menu.items
      .filter(other => category !== undefined && other.category === category)
      .map(other => ({ name: other.name, distance: Math.abs(other.priceMinor - priceMinor) }))
      .sort((one, other) => one.distance - other.distance)
    return { name, instead: near.slice(0, insteadAtMost).map(other => other.name) }
  }
  const options = whole.groups.find(({ id }) => id === wanted.group)?.options
  return { name: options?.find(({ id }) => id === wanted.option)?.name ?? wanted.option, instead: [] }
}

/** “To the same address” is where the last delivery went; without one there is none yet. */
function withKnownAddress<Said extends Pick<Read, 'state' | 'reading'>>(
  said: Said,
  known: string | undefined,
): Said {
  const { address, ...others } = said.reading.details
  if (address === undefined || !isSameAddress(address)) return said
  const details = { ...others, ...(known !== undefined && { address: known }) }
  return { ...said, state: { ...said.state, details }, reading: { ...said.reading, details } }
}

/** @param readOne what reads */
export function createReader(
  { menu, whole }: ShopMenu,
  now: Date,
  { address, lastOrder }: KnownCustomer,
  readOne = readTurn,
): Reader {
  const context: ReadingContext = { now: now.toISOString(), ...(lastOrder && { lastOrder: lastOrder.lines }) }
  const known = new WeakMap<ReadingState, Map<string, Read>>()
  const readNew = (state: ReadingState, text: string): Read => {
    const read = withKnownAddress(readOne(whole, state, text, context), address)
    if (whole === menu) return { ...read, soldOut: [] }
    const { soldOut, ...offered } = withoutSoldOut(menu, read)
    return { ...offered, soldOut: soldOut.map(wanted => soldOutOf(wanted, whole.menu, menu.menu)) }
  }
  return (state, text) => {
    const behind = known.get(state) ?? new Map<string, Read>()
    known.set(state, behind)
    const read = behind.get(text) ?? readNew(state, text)
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
