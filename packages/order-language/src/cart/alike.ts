import type { Chunk } from '../chunks/chunk.js'
import type { Phrase, Portion } from '../grammar/phrase.js'
import type { ItemEntry } from '../lexicon/meaning.js'
import { addPhrase, splitOff } from './add.js'
import type { CartLine } from './cart.js'
import { findTarget } from './find-target.js'
import { modifyLine } from './modify-line.js'
import { carryOut } from './reducer.js'
import { findTargetQuietly } from './target.js'
import { describe, spanOf, type Turn, textOf } from './turn.js'

const isAlike = (phrase: Phrase | undefined): phrase is Phrase & { readonly chunk: Chunk } =>
  phrase?.head?.kind === 'ones' && phrase.chunk?.kind === 'alike'

/** "same bread and cheese": the groups that are to be the same, and what is said behind them. */
function readGroups(behind: readonly Chunk[]): { groups: ReadonlySet<string>; rest: readonly Chunk[] } {
  const end = behind.findIndex(({ groups, kind }) => groups.length === 0 && kind !== 'and')
  const named = end < 0 ? behind : behind.slice(0, end)
  const groups = new Set(named.flatMap(chunk => chunk.groups.map(({ id }) => id)))
  return groups.size === 0 ? { groups, rest: behind } : { groups, rest: behind.slice(named.length) }
}

/** The line that another is to be like: the last of the same, or the last that has anything of what it takes. */
function findModel({ cart }: Turn, entry: ItemEntry, groups: ReadonlySet<string>): CartLine | undefined {
  const lines = cart.lines.toReversed()
  const shares = (line: CartLine) =>
    line.options.some(({ group }) => entry.groups.has(group) && (groups.size === 0 || groups.has(group)))
  return lines.find(line => line.entry === entry && groups.size === 0) ?? lines.find(shares)
}

/** Groups of which something else was said, where hardly more than one is usual. */
export function findChosen({ options }: Portion): Set<string> {
  const chosen = options.filter(({ amount }) => amount !== 'none').flatMap(({ entries }) => entries)
  return new Set(chosen.filter(({ group }) => group.isFew).map(({ group }) => group.id))
}

/** "the same but a wrap", as if it were "a wrap the same" */
function turnAround(phrases: readonly Phrase[]): readonly Phrase[] {
  const [alike, item] = phrases
  if (!isAlike(alike) || item?.head?.kind !== 'item' || item.definite) return phrases
  const behind = alike.behind.filter(({ kind }) => kind !== 'of')
  const isBut = behind[0]?.kind === 'but' || item.before[0]?.kind === 'but'
  if (!isBut || behind.length > 1) return phrases
  const said = item.before.filter(({ kind }) => kind !== 'but')
  // "2 of the same but pepperoni"
  const counts = alike.before.filter(({ kind }) => kind === 'number')
  const before = said.some(({ kind }) => kind === 'number' || kind === 'article')
    ? said
    : [...counts, ...said]
  // both stand for all of these words
  const { start } = alike
  const { end } = item
  return [
    { ...item, before, start, end },
    { ...alike, behind: [], start, end },
  ]
}

/**
 * "a chicken wrap the same way", "a tuna roll same bread", "same as the first one but no onions": a line like one that
 * is there. @returns how many of the phrases say so
 */
export function addAlike(turn: Turn, said: readonly Phrase[]): number {
  const phrases = turnAround(said)
  const [first] = phrases
  const item = first?.head?.kind === 'item' && !first.definite ? first : undefined
  const [alike, next] = item ? phrases.slice(1) : phrases
  const isBehind = phrases !== said || item?.end === alike?.chunk?.start
  if (!isAlike(alike) || (item && !isBehind)) return 0
  const place = next?.chunk && next.chunk.ordinal !== 0 ? next : undefined
  if (!item && !place) return 0
  const [entry, ...others] = item?.head?.items ?? []
  const isForAll = item !== undefined && next?.all === true
  const tail = place ?? alike
  const { groups, rest } = readGroups(tail.behind)
  const like = entry && !isForAll ? findModel(turn, entry, groups) : undefined
  // "the same burger again", of a cheeseburger
  const isNamedLike = alike.chunk.start === alike.chunk.end && item !== undefined
  const named = isNamedLike ? findTargetQuietly(turn, item) : undefined
  const model = place ? findTarget(turn, place) : (named ?? like)
  const made = named?.entry ?? entry ?? model?.entry
  if (!model || !made || others.length > 0) {
    // "two wraps, same for both: …"
    if (item) addPhrase(turn, { ...item, behind: [...item.behind, ...rest] })
    return item ? (place ? 3 : 2) : 0
  }
  const source = item ?? alike
  const phrase: Phrase = {
    ...source,
    behind: item ? [...item.behind, ...rest] : rest,
    start: source.start,
    end: tail.end,
  }
  const { whole, parts } = describe(turn, phrase, [made])
  const used = (item ? 1 : 0) + (place ? 2 : 1)
  if ((whole.quantity ?? 1) <= 0) return used
  const chosen = findChosen(whole)
  const copy: CartLine = {
    entry: made,
    quantity: whole.quantity ?? 1,
    unit: made === model.entry ? model.unit : '',
    saidUnit: made === model.entry ? model.saidUnit : '',
    options: model.options.filter(
      ({ group }) => made.groups.has(group) && !chosen.has(group) && (groups.size === 0 || groups.has(group)),
    ),
    spans: [spanOf(turn, phrase)],
    words: { text: textOf(turn, source.chunk ?? phrase), span: spanOf(turn, source.chunk ?? phrase) },
  }
  carryOut(turn.cart, { do: 'add', line: copy })
  turn.made.push(copy)
  modifyLine(turn, copy, { ...whole, quantity: undefined }, 'set', phrase)
  if (parts.length > 0) splitOff(turn, copy, parts, phrase)
  return used
}
