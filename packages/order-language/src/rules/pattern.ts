import { type Chunk, isOnMenu, isSeparator, isSilent } from '../chunks/chunk.js'

/** The chunks that each element of a pattern took, in its order; empty where an optional one took none. */
export type Parts = readonly (readonly Chunk[])[]

export interface Found {
  readonly parts: Parts
  /** Index of the first chunk behind it */
  readonly end: number
}

/** Finds what it describes at a place in a list of chunks. */
export interface Pattern {
  /** Whether a text of which `namesOf` is known may have it: something for each element that must be there */
  mayBeIn(names: Names): boolean
  find(chunks: readonly Chunk[], at: number): Found | undefined
}

type Test = (chunk: Chunk) => boolean

/** What a pattern may name besides a chunk's kind. */
const tests: Readonly<Record<string, Test>> = {
  option: ({ options, items }) => options.length > 0 && items.length === 0,
  anyOption: ({ options }) => options.length > 0,
  choice: ({ options, items }) =>
    items.length === 0 && options.length > 0 && options.every(({ group }) => group.isFixed),
  item: ({ items }) => items.length > 0,
  category: ({ items, category }) => items.length === 0 && category.length > 0,
  group: ({ options, groups, items }) => options.length === 0 && items.length === 0 && groups.length > 0,
  name: isOnMenu,
  count: ({ kind, counted }) => (kind === 'number' || kind === 'article') && !counted,
  one: ({ kind, value, counted, unit }) =>
    (kind === 'number' || kind === 'article') && value === 1 && !counted && unit === '',
  nought: ({ kind, value, unit }) => kind === 'number' && value === 0 && unit === '',
  genus: ({ genus, start, end }) => genus && end - start === 1,
  halfLike: ({ kind }) => kind === 'half',
  mark: isSeparator,
}

const testEntries = Object.entries(tests)

const joints = new Set<Chunk['kind']>(['and', 'or', 'comma', 'of', 'definite'])

const isTalk = (chunk: Chunk | undefined): boolean =>
  chunk !== undefined && (isSilent(chunk) || (chunk.kind === 'common' && !isOnMenu(chunk)))

/** Nobody lists more at once. */
const MAX_REPEATED = 12

interface Element {
  readonly test: Test
  readonly min: number
  readonly max: number
  /** A list of such, with what joins it */
  readonly isList: boolean
  /** What it may be: kinds, and names of `tests` */
  readonly names: readonly string[]
}

function compileElement(source: string): Element {
  const isList = source.startsWith('[')
  const sign = source.at(-1) ?? ''
  const names = source.replace(/[[\]?*+]/g, '').split('|')
  const alternatives = names.map(
    name => tests[name] ?? ((chunk: Chunk) => chunk.kind === name && !isOnMenu(chunk)),
  )
  return {
    test: chunk => alternatives.some(test => test(chunk)),
    min: sign === '?' || sign === '*' ? 0 : 1,
    max: isList || sign === '*' || sign === '+' ? MAX_REPEATED : 1,
    isList,
    names,
  }
}

/** Where the next of a list is, over what joins it to the one before. */
function findNext(chunks: readonly Chunk[], at: number, { test, isList }: Element): number | undefined {
  let next = at
  for (let chunk = chunks[next]; chunk; chunk = chunks[++next]) {
    if (test(chunk)) return next
    if (!isTalk(chunk) && !(isList && joints.has(chunk.kind))) return undefined
  }
  return undefined
}

const openings = new Set<Chunk['kind']>(['of', 'definite', 'article'])

function take(chunks: readonly Chunk[], at: number, element: Element): { taken: Chunk[]; end: number } {
  const taken: Chunk[] = []
  let end = at
  while (taken.length < element.max) {
    const isFirst = taken.length === 0
    while (isFirst && element.isList && openings.has(chunks[end]?.kind ?? 'unknown')) end++
    const next = findNext(chunks, end, isFirst ? { ...element, isList: false } : element)
    const chunk = next === undefined ? undefined : chunks[next]
    if (next === undefined || !chunk) break
    taken.push(chunk)
    end = next + 1
  }
  return { taken, end }
}

/** A set of names, a bit each. */
export type Names = readonly number[]

const BITS = 31
const indices = new Map<string, number>()

function indexOf(name: string): number {
  const index = indices.get(name) ?? indices.size
  indices.set(name, index)
  return index
}

function add(mask: number[], index: number): void {
  const at = Math.floor(index / BITS)
  while (mask.length <= at) mask.push(0)
  mask[at] = (mask[at] ?? 0) | (1 << (index % BITS))
}

function toMask(names: readonly string[]): Names {
  const mask: number[] = []
  for (const name of names) add(mask, indexOf(name))
  return mask
}

/** All that elements of patterns may be, of these chunks */
export function namesOf(chunks: readonly Chunk[]): Names {
  const mask: number[] = []
  const seen = new Set<Chunk['kind']>()
  for (const chunk of chunks) {
    if (!isOnMenu(chunk)) {
      // nothing else tells chunks of one kind apart, but for numbers and words for dishes
      if (seen.has(chunk.kind) && chunk.kind !== 'number' && !chunk.genus) continue
      seen.add(chunk.kind)
      add(mask, indexOf(chunk.kind))
    }
    for (const [name, test] of testEntries) if (test(chunk)) add(mask, indexOf(name))
  }
  return mask
}

const opensClause = (chunk: Chunk | undefined): boolean =>
  chunk === undefined || isSeparator(chunk) || ['and', 'but', 'want', 'add'].includes(chunk.kind)

const endsClause = (chunk: Chunk | undefined): boolean =>
  chunk === undefined || isSeparator(chunk) || ['and', 'but', 'with', 'want', 'add'].includes(chunk.kind)

const compiled = new Map<string, Pattern>()

/**
 * A pattern of chunks: kinds and the names above, separated by spaces, `|` between alternatives, `?`, `*` and `+` as in
 * regular expressions, `[option]` for a list of such with what joins it, `^` and `$` for where a clause begins and ends.
 * Talk between two elements is passed over. Takes as much as it can and never goes back, so that its time is linear.
 */
export function compilePattern(source: string): Pattern {
  const known = compiled.get(source)
  if (known) return known
  const words = source.split(' ')
  const opens = words[0] === '^'
  const closes = words.at(-1) === '$'
  const elements = words.filter(word => word !== '^' && word !== '$').map(compileElement)
  const needs = elements.filter(({ min }) => min > 0).map(({ names }) => toMask(names))
  const firsts = elements.slice(0, elements.findIndex(({ min }) => min > 0) + 1)
  const mayOpen = (chunk: Chunk) =>
    firsts.some(({ test, isList }) => test(chunk) || (isList && openings.has(chunk.kind)))
  const pattern: Pattern = {
    mayBeIn(names) {
      for (const need of needs) {
        let isThere = false
        for (let at = 0; at < need.length && !isThere; at++)
          isThere = ((need[at] ?? 0) & (names[at] ?? 0)) !== 0
        if (!isThere) return false
      }
      return true
    },
    find(chunks, at) {
      const chunk = chunks[at]
      if (!chunk || !mayOpen(chunk)) return undefined
      if (isTalk(chunk) || (opens && !opensClause(findLast(chunks, at - 1)))) return undefined
      const parts: Chunk[][] = []
      let end = at
      for (const element of elements) {
        const found = take(chunks, end, element)
        if (found.taken.length < element.min) return undefined
        parts.push(found.taken)
        if (found.taken.length > 0) end = found.end
      }
      let next = end
      while (isTalk(chunks[next])) next++
      return closes && !endsClause(chunks[next]) ? undefined : { parts, end }
    },
  }
  compiled.set(source, pattern)
  return pattern
}

function findLast(chunks: readonly Chunk[], from: number): Chunk | undefined {
  let at = from
  while (isTalk(chunks[at])) at--
  return chunks[at]
}
