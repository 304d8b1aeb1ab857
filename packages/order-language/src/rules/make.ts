import { type Chunk, type ChunkKind, createChunk, isSeparator, isSilent } from '../chunks/chunk.js'

/** What rules make of chunks. */

/** A word of a kind that nobody wrote, at a place */
export const insert = (kind: ChunkKind, { start }: { readonly start: number }): Chunk =>
  createChunk(kind, start, start)

/** "a", "un", as the number one */
export const asNumber = (chunk: Chunk): Chunk => ({ ...chunk, kind: 'number', article: false })

/** An option alone, whatever dish has the word in its name */
export const asOption = (chunk: Chunk): Chunk => ({ ...chunk, items: [], category: [], bearers: [] })

export const asKind = (kind: ChunkKind, { start, end }: Chunk): Chunk => createChunk(kind, start, end)

/** "no" before each of some options */
export const refuse = (options: readonly Chunk[]): Chunk[] =>
  options.flatMap(option => [insert('no', option), asOption(option)])

/** Where a list of chunks ends in the text, for what is put behind them */
export const endOf = (chunks: readonly Chunk[]): { readonly start: number } => ({
  start: chunks.at(-1)?.end ?? 0,
})

/** Whether nothing but talk stands before a place: the turn begins there */
export const opensTurn = (chunks: readonly Chunk[], at: number): boolean =>
  chunks.slice(0, at).every(chunk => isSilent(chunk) || chunk.kind === 'common' || isSeparator(chunk))

/** Whether nothing but talk stands from a place on */
export const endsTurn = (chunks: readonly Chunk[], end: number): boolean =>
  chunks.slice(end).every(chunk => isSilent(chunk) || chunk.kind === 'common' || isSeparator(chunk))

/** As far as a rule looks around */
const MAX_REACH = 60

/** What stands before a place, as far as a rule looks back */
export const lookBack = (chunks: readonly Chunk[], at: number): readonly Chunk[] =>
  chunks.slice(Math.max(0, at - MAX_REACH), at)

/** What stands from a place on, as far as a rule looks ahead */
export const lookAhead = (chunks: readonly Chunk[], at: number): readonly Chunk[] =>
  chunks.slice(at, at + MAX_REACH)

/** Whether something of the menu is counted behind what was found. */
export const ordersMore = (chunks: readonly Chunk[]): boolean =>
  chunks.some(({ kind }) => kind === 'number' || kind === 'article') &&
  chunks.some(({ items, options }) => items.length > 0 || options.length > 0)
