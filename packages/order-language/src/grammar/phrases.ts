import { type Chunk, isSeparator } from '../chunks/chunk.js'
import { accepts } from '../lexicon/meaning.js'
import { trimConnectors } from './clauses.js'
import { type Focus, findHeads, type Head } from './heads.js'
import type { Phrase } from './phrase.js'
import { cutZone, type Style } from './zones.js'

/** How the clause at hand builds its phrases, seen from its first item and its end. */
function findStyle(chunks: readonly Chunk[], heads: readonly Head[], modifiersFollow: boolean): Style {
  const first = heads[0]?.at ?? 0
  const last = heads.at(-1)?.at ?? 0
  const lead = chunks.slice(0, first)
  const tail = chunks.slice(last + 1)
  const isNumber = (chunk: Chunk) => chunk.kind === 'number' || chunk.kind === 'article'
  const numbers = chunks.filter(chunk => chunk.kind === 'number' && !chunk.counted).length
  return {
    numbersFollow: !lead.some(isNumber) && tail.at(0)?.kind === 'number' && numbers >= heads.length,
    optionsFollow:
      modifiersFollow ||
      (heads.length > 1 &&
        lead.every(chunk => chunk.options.length === 0) &&
        (tail[0]?.options.length ?? 0) > 0),
  }
}

function exclusiveGroups(chunks: readonly Chunk[]): Set<string> {
  const taken = new Set<string>()
  for (const chunk of chunks) for (const { group } of chunk.options) if (group.isSingle) taken.add(group.id)
  return taken
}

/** The options right before an item that a "the" or "that" opens: "the large (pizza)" tells which one. */
function findDescribing(before: readonly Chunk[], head: Head | undefined): readonly Chunk[] {
  if (head?.kind !== 'item' && head?.kind !== 'ones') return []
  let start = before.length
  while (start > 0 && (before[start - 1]?.options.length ?? 0) > 0) start--
  const opens = before[start - 1]?.kind
  return opens === 'definite' || opens === 'that' || opens === 'those' ? before.slice(start) : []
}

/** Reads the words that lead to an item ("to the", "another", "instead of that") off what stands before it. */
function readLead(before: readonly Chunk[], head: Head | undefined, behind: readonly Chunk[]) {
  const describing = findDescribing(before, head)
  const rest = before.slice(0, before.length - describing.length)
  const lead = {
    definite: head?.kind === 'that',
    negated: false,
    excepted: false,
    of: false,
    among: false,
    target: false,
    instead: false,
    each: false,
  }
  const isDescribed =
    describing.length > 0 ||
    (head?.kind === 'ones' && before.findLast(({ kind }) => kind !== 'of')?.kind === 'definite')
  if (head?.kind === 'item' || head?.kind === 'that' || isDescribed)
    for (let last = rest.at(-1); last; last = rest.at(-1)) {
      if (last.kind === 'definite' || last.kind === 'that' || last.kind === 'those') lead.definite = true
      else if (last.kind === 'to' || last.kind === 'from') lead.target = true
      else if (last.kind === 'instead') lead.instead = true
      else if (last.kind === 'no') {
        lead.negated = true
        lead.excepted = last.except
      } else if (last.kind === 'all' && last.options.length === 0) lead.each = true
      else if (last.kind === 'of') {
        lead.of ||= rest.at(-2)?.kind === 'number'
        lead.among ||= last.among
      } else break
      rest.pop()
      if (lead.instead || lead.negated) break
    }
  const more = (head ? rest : behind).some(chunk => chunk.kind === 'more')
  // "more cheese on the pizza" is about the cheese.
  const isOfItem = (chunk: Chunk, at: number) => chunk.kind === 'more' && (!lead.target || at > 0)
  const said = rest.filter((chunk, at) => !isOfItem(chunk, at))
  return { ...lead, more, describing, before: [...said, ...describing] }
}

function createPhrase(
  chunks: readonly Chunk[],
  head: Head | undefined,
  before: readonly Chunk[],
  behind: readonly Chunk[],
  all = false,
): Phrase {
  const lead = readLead(before, head, behind)
  const named = head && chunks[head.at]
  const isBorne = named !== undefined && named.items.length === 0 && head?.items === named.bearers
  const chunk = isBorne ? { ...named, items: named.bearers, implied: named.options } : named
  const words = [...before, ...(chunk ? [chunk] : []), ...behind]
  const trimmed = trimConnectors(words)
  // A name of the menu may look like a connector.
  const own = trimmed.length > 0 ? trimmed : words
  // "the juice no": not wanted any more.
  const isTaken =
    lead.definite && trimConnectors(behind).length === 1 && trimConnectors(behind)[0]?.kind === 'no'
  // a rule may have put them in another order
  const start = own.reduce((least, word) => Math.min(least, word.start), own[0]?.start ?? 0)
  const end = own.reduce((most, word) => Math.max(most, word.end), 0)
  if (isTaken) return { head, chunk, behind: [], ...lead, negated: true, all, start, end }
  return { head, chunk, behind, ...lead, all, start, end }
}

/** Nobody says more often that something is for all. */
const MAX_FOR_ALL = 8

/** "…, all no sauce": what follows is about every line. "…, no sauce on any of them": so is what was named last. */
function splitAtAll(
  behind: readonly Chunk[],
  depth = 0,
): [own: readonly Chunk[], ...forAll: (readonly Chunk[])[]] {
  if (depth === MAX_FOR_ALL) return [behind]
  const at = behind.findIndex((chunk, index) => chunk.kind === 'all' && behind[index - 1]?.kind !== 'with')
  if (at < 0) return [behind]
  const counts = behind[at + 1]?.kind === 'number' && !opensModifier(behind[at + 2]) ? 1 : 0
  const end = at + 1 + counts
  if (!isSeparator(behind[end]) && behind.slice(end).some(opensModifier)) {
    const [rest, ...others] = splitAtAll(behind.slice(end), depth + 1)
    return [behind.slice(0, at), [...behind.slice(at, end), ...rest], ...others]
  }
  // "salt and vinegar on all of them": the whole list, where nothing stands before it
  const isList = behind.slice(0, at).every(chunk => chunk.kind === 'and' || opensModifier(chunk))
  const opens = isList
    ? -1
    : behind.findLastIndex((chunk, index) => index < at && (isSeparator(chunk) || chunk.kind === 'and'))
  const [rest, ...others] = splitAtAll(behind.slice(end), depth + 1)
  const own = [...behind.slice(0, opens + 1), ...rest]
  return [own, behind.slice(opens + 1, end), ...others]
}

function opensModifier(chunk: Chunk | undefined): boolean {
  return chunk !== undefined && (chunk.options.length > 0 || chunk.groups.length > 0)
}

/** "all without onions: a burger, a wrap": where what is for all ends. 0: nothing is. */
function findForAll(chunks: readonly Chunk[], first: number): number {
  if (chunks[0]?.kind !== 'all') return 0
  const end = chunks.findIndex((chunk, at) => at < first && isSeparator(chunk)) + 1
  return chunks.slice(0, end).some(opensModifier) ? end : 0
}

const opensList = new Set<Chunk['kind']>(['with', 'no', 'light', 'extra', 'double'])

/** "2 wraps 1 ham 1 tuna with onions on the tuna one": what goes on a line that is told apart begins at its "with". */
function findTargetCut(
  zone: readonly Chunk[],
  next: Head,
  named: Chunk | undefined,
  before: readonly Head[],
): number | undefined {
  // "a burger and large fries, with mayo on the burger"
  const isAgain =
    next.items.length > 0 && before.some(({ items }) => items.some(item => next.items.includes(item)))
  if (next.kind === 'item' && isAgain && zone.at(-1)?.kind === 'definite' && zone.at(-2)?.kind === 'to') {
    const start = findListStart(zone, zone.length - 2)
    if (start !== undefined) return start
  }
  // "the first one with ham, the second one with olives"
  if (next.kind === 'that' && named?.ordinal && zone.at(-1)?.kind !== 'to') return zone.length
  if (next.kind === 'item' && endsOnSome(zone)) return findListStart(zone, zone.length - 3)
  if (next.kind !== 'ones') return undefined
  const lead = zone.findLastIndex(({ options }) => options.length === 0)
  if (zone[lead]?.kind !== 'definite') return undefined
  // "one large one small the large …"
  if (opensModifier(zone[lead - 1])) return lead
  if (zone[lead - 1]?.kind !== 'to') return undefined
  return findListStart(zone, lead - 1)
}

/** "on one of the": some of a line */
function endsOnSome(chunks: readonly Chunk[]): boolean {
  const [to, count, of] = chunks.slice(-3)
  const counts = count?.kind === 'number' || count?.kind === 'article'
  return to?.kind === 'to' && counts && !count.counted && of?.kind === 'of'
}

/** Where a list of options that ends at `end` begins, if it does with a word that opens one. */
function findListStart(zone: readonly Chunk[], end: number): number | undefined {
  let cut = end
  while (cut > 0 && (opensModifier(zone[cut - 1]) || zone[cut - 1]?.kind === 'and')) cut--
  while (cut > 0 && opensList.has(zone[cut - 1]?.kind ?? 'unknown')) cut--
  return opensList.has(zone[cut]?.kind ?? 'unknown') ? cut : undefined
}

const counts = ({ kind }: Chunk) => kind === 'number' || kind === 'article'

const isTopping = ({ options }: Chunk) => options.some(({ group }) => !group.isSingle)

/**
 * "a large with ham and a sprite", "a large with ham and a large veggie": what isn't of the first item that is named,
 * but of something before it, ends where the item's own number is. 0: nothing is.
 */
function findForeignEnd(opening: readonly Chunk[], { items }: Head): number {
  const isForeign = ({ options }: Chunk) =>
    options.length > 0 && !options.some(option => items.some(item => accepts(item, option)))
  const last = opening.findLastIndex(isForeign)
  const number = opening.findIndex((chunk, at) => at > last && counts(chunk))
  if (last >= 0) return Math.max(number, 0)
  const own = opening.findLastIndex(counts)
  const taken = exclusiveGroups(opening.slice(own))
  const other = opening.slice(0, Math.max(own, 0))
  const isTaken = [...exclusiveGroups(other)].some(group => taken.has(group))
  return isTaken && other.some(isTopping) ? own : 0
}

/**
 * Cuts a clause into phrases. `focus` is the item that was last spoken of: what stands before the clause's first item
 * may still be about it.
 */
export function readPhrases(
  chunks: readonly Chunk[],
  focus: Focus,
  modifiersFollow: boolean,
  adds = false,
): Phrase[] {
  const heads = findHeads(chunks, modifiersFollow, focus, adds ? focus.items : [])
  if (chunks.length === 0) return []
  const style = findStyle(chunks, heads, modifiersFollow)
  const phrases: Phrase[] = []
  const push = (head: Head | undefined, before: readonly Chunk[], behind: readonly Chunk[]) => {
    const [own, ...forAll] = splitAtAll(behind)
    if (head || before.length > 0 || own.length > 0) phrases.push(createPhrase(chunks, head, before, own))
    for (const part of forAll) phrases.push(createPhrase(chunks, undefined, [], part, true))
  }

  const first = heads[0]
  const forAll = first ? findForAll(chunks, first.at) : 0
  const opening = chunks.slice(forAll, first?.at ?? chunks.length)
  if (!first) {
    push(undefined, [], opening)
    return phrases
  }
  const leadsToTarget = ['to', 'from', 'definite', 'that', 'those', 'all'].includes(
    opening.at(-1)?.kind ?? '',
  )
  const isOfOne = first.kind !== 'item' || leadsToTarget || endsOnSome(opening)
  let cut = isOfOne
    ? 0
    : focus.items.length === 0
      ? findForeignEnd(opening, first)
      : cutZone(opening, { items: focus.items, taken: new Set() }, first, { ...style, optionsFollow: false })
  if (cut > 0) push(undefined, [], opening.slice(0, cut))
  let before = opening.slice(cut)
  heads.forEach((head, index) => {
    const next = heads[index + 1]
    const zone = chunks.slice(head.at + 1, next?.at ?? chunks.length)
    cut = next
      ? (findTargetCut(zone, next, chunks[next.at], heads.slice(0, index + 1)) ??
        cutZone(zone, { items: head.items, taken: exclusiveGroups(before) }, next, style))
      : zone.length
    push(head, before, zone.slice(0, cut))
    before = zone.slice(cut)
  })
  // What was said of all before any was named comes when all are there.
  if (forAll > 0)
    phrases.push(createPhrase(chunks, undefined, [], trimConnectors(chunks.slice(0, forAll)), true))
  return phrases
}
