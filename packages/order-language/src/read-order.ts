import type { CompiledMenu } from './compile-menu.js'
import type { OrderReading } from './reading.js'

/** A longer turn isn't read at all. UTF-16 units. */
export const MAX_TURN_LENGTH = 4096

export interface ReadingContext {
  /** ISO time that "now", "tonight" and the like count from */
  readonly now?: string
}

/** Reads the turns of a chat, oldest first, against a menu: the cart after the last one. Never throws. */
export function readOrder(
  _compiled: CompiledMenu,
  _turns: readonly string[],
  _context: ReadingContext = {},
): OrderReading {
  return { intent: 'other', lines: [], details: {}, questions: [], unknown: [] }
}
