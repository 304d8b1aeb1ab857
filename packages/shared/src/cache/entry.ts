/** What is kept under a key. It is the same object for everybody who reads it, so nothing of it can be changed. */
export interface Entry {
  value: unknown
  /** ms since 1970; past it the value only serves where a newer one can't be had */
  freshUntil: number
  /** of its text */
  characters: number
}

/**
 * Stands before a moment, ms since 1970, and once more before a text of somebody's own that begins with it. JSON doesn't
 * escape it, so a text with it is read as quickly as any other.
 */
const mark = '\u007f'
const markCode = mark.charCodeAt(0)

/** JSON, with Dates; nothing else that JSON doesn't know survives. */
function markDates(this: Record<string, unknown>, name: string, value: unknown): unknown {
  const plain = this[name]
  if (plain instanceof Date) return mark + plain.getTime()
  return typeof value === 'string' && value.startsWith(mark) ? mark + value : value
}

const unmarked = (text: string): Date | string =>
  text.charCodeAt(1) === markCode ? text.slice(1) : new Date(Number(text.slice(1)))

/**
 * Brings Dates back and freezes, in one walk. Each hit in Redis pays for it: no lists of names are made on the way, and
 * nothing is written that is right already.
 */
function settle(value: unknown): unknown {
  if (typeof value === 'string') return value.charCodeAt(0) === markCode ? unmarked(value) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const settled = settle(value[index])
      if (settled !== value[index]) value[index] = settled
    }
    return Object.freeze(value)
  }
  const fields = value as Record<string, unknown>
  // what JSON.parse made has no fields but its own
  for (const name in fields) {
    const settled = settle(fields[name])
    if (settled !== fields[name]) fields[name] = settled
  }
  return Object.freeze(fields)
}

/** The text holds its key, so that a value which comes back under another one is known for what it is. */
export const encodeEntry = (key: string, { value, freshUntil }: Omit<Entry, 'characters'>): string =>
  JSON.stringify(value === undefined ? [key, freshUntil] : [key, freshUntil, value], markDates)

/** @returns undefined where it is no text of `encodeEntry`, or one of another key */
export function decodeEntry(key: string, text: unknown): Entry | undefined {
  if (typeof text !== 'string') return undefined
  let parts: unknown
  try {
    parts = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  if (!Array.isArray(parts) || parts[0] !== key || typeof parts[1] !== 'number') return undefined
  return { value: settle(parts[2]), freshUntil: parts[1], characters: text.length }
}
