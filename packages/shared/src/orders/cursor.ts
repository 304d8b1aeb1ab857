import { z } from 'zod'

/** A place in a list by keyset. `at` is PostgreSQL's own text: JavaScript's dates lose its microseconds. */
export interface Cursor {
  direction: 'next' | 'previous'
  at: string
  id: number
  /** of the group that the list has first; 0 where it has none */
  rank: number
}

/** Is it a time that PostgreSQL takes? It has no 30 February, no hour 24 and no year 0. */
function isTime(text: string): boolean {
  const date = new Date(`${text.slice(0, 10)}T${text.slice(11, 19)}Z`)
  return (
    !text.startsWith('0000') &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().slice(0, 19) === `${text.slice(0, 10)}T${text.slice(11, 19)}`
  )
}

const cursorSchema = z.tuple([
  z.string(),
  z.enum(['next', 'previous']),
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/)
    .refine(isTime),
  z.number().int().positive(),
  z.number().int().min(0).max(9),
])

/** @param scope names filter and order: a cursor is worth nothing elsewhere */
export function encodeCursor(scope: string, cursor: Cursor): string {
  return Buffer.from(JSON.stringify([scope, cursor.direction, cursor.at, cursor.id, cursor.rank])).toString(
    'base64url',
  )
}

/** @returns undefined where the text is no cursor of this scope: it comes from a URL, so anything goes */
export function decodeCursor(scope: string, text: string): Cursor | undefined {
  if (text.length > 300) return undefined
  try {
    const bytes = Buffer.from(text, 'base64url')
    // a letter too many may be no byte of it
    if (bytes.toString('base64url') !== text) return undefined
    const parsed = cursorSchema.safeParse(JSON.parse(bytes.toString('utf8')))
    if (!parsed.success || parsed.data[0] !== scope) return undefined
    const [, direction, at, id, rank] = parsed.data
    return { direction, at, id, rank }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
