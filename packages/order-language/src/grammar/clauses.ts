import { type Chunk, isOnMenu } from '../chunks/chunk.js'

export type Verb = 'none' | 'want' | 'add' | 'remove' | 'change' | 'cancel' | 'ask'

/** A part of a turn under one verb. */
export interface Clause {
  readonly verb: Verb
  readonly chunks: readonly Chunk[]
  /** Ends with "instead": what it names takes the place of something */
  readonly replaces: boolean
  /** Begins with an excuse: it may be about what was said before */
  readonly apologises: boolean
  /** Has everyday words that no order needs */
  readonly talks: boolean
  /** Token indices, [start, end) */
  readonly start: number
  readonly end: number
  /** Begins by taking back what was said before it */
  readonly corrects: boolean
}

const verbs = new Set<Chunk['kind']>(['want', 'add', 'remove', 'change', 'cancel', 'ask'])
const connectors = new Set<Chunk['kind']>(['and', 'comma', 'but', 'or'])

/** Without what only joins it to its neighbours. */
export function trimConnectors(chunks: readonly Chunk[]): Chunk[] {
  let start = 0
  let end = chunks.length
  while (connectors.has(chunks[start]?.kind ?? 'unknown')) start++
  while (end > start && connectors.has(chunks[end - 1]?.kind ?? 'unknown')) end--
  return chunks.slice(start, end)
}

/** "take the coke off", "2 cokes less" */
function takesAway(chunks: readonly Chunk[]): boolean {
  const last = chunks.at(-1)
  return last?.kind === 'away' || (last?.kind === 'light' && (chunks.at(-2)?.items.length ?? 0) > 0)
}

/** A question only opens a clause; in the middle of one its words mean less. */
function isVerb(chunk: Chunk, soFar: readonly Chunk[]): boolean {
  if (!verbs.has(chunk.kind) || isOnMenu(chunk)) return false
  return chunk.kind !== 'ask' || trimConnectors(soFar).length === 0
}

/** "2, no, 3 burgers", "2 burgers, sorry, 3": another number, or something else to order, in place of the last. */
function takesBack(chunks: readonly Chunk[], at: number, current: readonly Chunk[]): boolean {
  const chunk = chunks[at]
  if (!chunk || trimConnectors(current).length === 0 || isOnMenu(chunk)) return false
  const next = chunks[chunks[at + 1]?.kind === 'comma' ? at + 2 : at + 1]
  const counts = next?.kind === 'number' || next?.kind === 'article'
  if (chunk.kind === 'sorry') return counts
  if (chunk.kind !== 'no' || !counts || next?.counted) return false
  const rest = chunks.slice(chunks.indexOf(next) + 1)
  const named = rest.find(({ items, options }) => items.length > 0 || options.length === 0)
  return rest.length === 0 ? next.kind === 'number' : (named?.items.length ?? 0) > 0
}

/** Cuts a turn at sentence ends, line ends, verbs and corrections. */
export function splitClauses(chunks: readonly Chunk[]): Clause[] {
  const clauses: Clause[] = []
  let verb: Verb = 'none'
  let corrects = false
  let talks = false
  let apologises = false
  let current: Chunk[] = []
  let start = 0
  let end = 0
  const flush = () => {
    const replaces = current.some(chunk => chunk.kind === 'rather')
    const isAway = takesAway(trimConnectors(current))
    const trimmed = trimConnectors(current.filter(chunk => chunk.kind !== 'rather' && chunk.kind !== 'away'))
    const meant = replaces ? 'change' : isAway && (verb === 'none' || verb === 'want') ? 'remove' : verb
    if (trimmed.length > 0 || (verb !== 'none' && verb !== 'want') || corrects)
      clauses.push({
        verb: meant,
        chunks: trimmed,
        corrects,
        replaces,
        talks,
        apologises,
        start,
        end,
      })
    start = end
    current = []
    corrects = false
    talks = false
    apologises = false
  }
  for (const [at, chunk] of chunks.entries()) {
    if (chunk.kind === 'common' && !isOnMenu(chunk)) {
      talks = true
      continue
    }
    if (current.length === 0 && verb === 'none') start = chunk.start
    if (chunk.kind === 'stop' || chunk.kind === 'newline') {
      flush()
      verb = 'none'
    } else if (chunk.kind === 'correction' || takesBack(chunks, at, current)) {
      flush()
      verb = 'none'
      corrects = true
    } else if (chunk.kind === 'sorry' && !isOnMenu(chunk)) apologises = true
    else if (isVerb(chunk, current)) {
      if (trimConnectors(current).length > 0) flush()
      // "i'd like to add", "i want to change": the second verb says what is meant.
      verb = chunk.kind as Verb
      current = []
      start = chunk.start
      end = chunk.end
    } else {
      current.push(chunk)
      end = chunk.end
    }
  }
  flush()
  return clauses
}
