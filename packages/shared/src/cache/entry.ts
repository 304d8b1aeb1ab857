/** What is kept under a key. It is the same object for everybody who reads it, so nothing of it can be changed. */
export interface Entry {
  value: unknown
  /** ms since 1970; past it the value only serves where a newer one can't be had */
  freshUntil: number
  /** of its text */
  characters: number
}

/** JSON, with Dates; nothing else that JSON doesn't know survives. A `{"$date": number}` of somebody's own becomes one. */
function tagDates(this: Record<string, unknown>, name: string, value: unknown): unknown {
  const plain = this[name]
  return plain instanceof Date ? { $date: plain.getTime() } : value
}

/** Brings Dates back and freezes, in one walk. */
function settle(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) value[index] = settle(item)
    return Object.freeze(value)
  }
  const fields = value as Record<string, unknown>
  const names = Object.keys(fields)
  if (names.length === 1 && typeof fields.$date === 'number') return new Date(fields.$date)
  for (const name of names) fields[name] = settle(fields[name])
  return Object.freeze(fields)
}

/** The text holds its key, so that a value which comes back under another one is known for what it is. */
export const encodeEntry = (key: string, { value, freshUntil }: Omit<Entry, 'characters'>): string =>
  JSON.stringify(value === undefined ? [key, freshUntil] : [key, freshUntil, value], tagDates)

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
