import type { Chunk } from '../chunks/chunk.js'
import type { Verb } from '../grammar/clauses.js'
import { joinPortions, type Phrase, type Portion, withoutDescription } from '../grammar/phrase.js'
import { accepts, type ItemEntry } from '../lexicon/meaning.js'
import { bringOptions, measure, splitOff } from './add.js'
import { type Cart, type CartLine, removeLine } from './cart.js'
import { findDescribedLine, findLine } from './find-line.js'
import type { OptionMode } from './options.js'
import { ask, describe, keysOf, spanOf, type Turn, textOf } from './turn.js'

/** The line that a phrase means, if it means one. Asks when it may mean another as well. */
export function findTarget(
  turn: Turn,
  phrase: Phrase,
  described: readonly Chunk[] = [...phrase.before, ...phrase.behind],
): CartLine | undefined {
  const { chunk, head } = phrase
  if (chunk && chunk.ordinal !== 0) return findByPlace(turn.cart.lines, chunk.ordinal)
  if (chunk && head?.kind === 'ones' && phrase.definite)
    return findDescribedLine(turn.cart, [...phrase.describing, chunk])
  if (!chunk || !head || head.kind === 'that' || head.kind === 'ones')
    return findOwnLine(turn, phrase) ?? turn.cart.focus
  const found = findLine(turn.cart, { items: head.items, chunk, keys: keysOf(turn, chunk) }, described)
  if (found?.isAmbiguous) ask(turn, [{ kind: 'conflict', chunk: phrase, items: [found.line.entry] }])
  return found?.line
}

/** The line at a place; "the second one" of a single line of two is in that line. */
function findByPlace(lines: readonly CartLine[], ordinal: number): CartLine | undefined {
  const line = lines.at(ordinal > 0 ? ordinal - 1 : ordinal)
  const [only] = lines
  return line ?? (lines.length === 1 && only && ordinal <= only.quantity ? only : undefined)
}

/** Whether a place means one of a line's several: "the first one" of two lattes. */
export function isOneOfLine({ lines }: Cart, { chunk }: Phrase, line: CartLine): boolean {
  return chunk !== undefined && chunk.ordinal !== 0 && lines.length === 1 && line.quantity > 1
}

function hasContent(portion: Portion): boolean {
  return (
    portion.options.length > 0 ||
    portion.refusals.length > 0 ||
    portion.problems.length > 0 ||
    portion.quantity !== undefined
  )
}

/** "make that three pumps": as many of what the line has a count of. @returns whether it has */
function recount(line: CartLine, amount: number): boolean {
  const counted = line.options.filter(option => typeof option.amount === 'number')
  const [only] = counted
  if (!only || counted.length > 1) return false
  line.options = line.options.map(option => (option === only ? { ...option, amount } : option))
  return true
}

/** Brings what was said to a line that is there. */
export function modifyLine(
  turn: Turn,
  line: CartLine,
  portion: Portion,
  mode: OptionMode,
  phrase: Phrase,
): void {
  turn.cart.focus = line
  if (!hasContent(portion)) return
  line.spans.push(spanOf(turn, phrase))
  const says = portion.options.length > 0 || portion.refusals.length > 0
  if (portion.quantity !== undefined && says && portion.quantity < line.quantity && mode === 'set') {
    // "make one of them decaf"
    splitOff(turn, line, [portion], phrase, undefined, true)
    return
  }
  ask(turn, portion.problems)
  if (portion.counted && portion.quantity !== undefined && recount(line, portion.quantity)) return
  if (portion.quantity !== undefined && Number.isFinite(portion.quantity) && mode === 'set') {
    if (portion.quantity === 0) {
      removeLine(turn.cart, line)
      return
    }
    // What is there in pieces is so because it was said so, or has been asked about.
    const isInPieces = line.unit === '' && portion.unit === ''
    const measured = measure(line.entry, portion.quantity, portion.unit || line.unit, isInPieces)
    if (!measured) ask(turn, [{ kind: 'quantity', chunk: phrase }])
    line.quantity = measured?.quantity ?? portion.quantity
    line.unit = measured?.unit ?? ''
  }
  bringOptions(turn, line, portion, mode)
}

function acceptsAll(line: CartLine, portion: Portion): boolean {
  return portion.options.every(({ entries }) => entries.some(entry => accepts(line.entry, entry)))
}

/** What "all" and "both" are about: the lines of this turn, or else of the cart, as far as they take the options. */
function findTakers(turn: Turn, phrase: Phrase): CartLine[] {
  const lines = turn.made.length > 0 ? [...turn.made] : [...turn.cart.lines]
  const { whole } = describe(turn, phrase, [])
  const takers = lines.filter(line => acceptsAll(line, whole))
  return takers.length > 0 ? takers : lines
}

function isBareNumber(portion: Portion): boolean {
  return portion.quantity !== undefined && portion.options.length === 0 && portion.refusals.length === 0
}

/** "2 kilos more", "another kilo": on top of what the line has. */
function addMore(turn: Turn, line: CartLine, portion: Portion, phrase: Phrase): boolean {
  const isInPieces = line.unit === '' && portion.unit === ''
  const more = measure(line.entry, portion.quantity ?? 1, portion.unit || line.unit, isInPieces)
  if (!more || more.unit !== line.unit) return false
  line.quantity = Number((line.quantity + more.quantity).toFixed(6))
  line.spans.push(spanOf(turn, phrase))
  return true
}

/** A measure for something sold by it that has none yet: "3 tomatoes", "3 kg". */
function completes(line: CartLine, portion: Portion): boolean {
  return portion.unit !== '' && line.unit === '' && measure(line.entry, 1, portion.unit) !== undefined
}

/** The line that options on their own are about: the one last spoken of, or the last that takes them. */
function findTaker(turn: Turn, phrase: Phrase, mode: OptionMode): CartLine | undefined {
  const { focus, lines } = turn.cart
  const { whole } = describe(turn, phrase, [])
  const entries = whole.options.flatMap(option => option.entries)
  const has = (line: CartLine) =>
    entries.some(({ group, option }) =>
      line.options.some(
        other => other.group === group.id && other.option === option.id && other.amount !== 'none',
      ),
    )
  const candidates = focus ? [focus, ...lines.toReversed()] : lines.toReversed()
  return (
    (mode === 'remove' ? candidates.find(has) : undefined) ??
    candidates.find(line => acceptsAll(line, whole)) ??
    focus
  )
}

/** "Raj wants 2 sugars": the line that is for him. */
function findOwnLine({ people, cart }: Turn, { start }: Phrase): CartLine | undefined {
  const person = people.find(({ from, to }) => start >= from && start < to)
  const lines = person ? cart.lines.filter(({ note }) => note?.split(', ').includes(person.name)) : []
  return lines.length === 1 ? lines[0] : undefined
}

const isConnector = (kind: Chunk['kind']) =>
  kind === 'and' || kind === 'to' || kind === 'comma' || kind === 'but'

/** "the other one", behind one that was spoken of: the other line of the same, if there is one. */
function findOther({ lines, focus }: Cart): CartLine | undefined {
  const others = lines.filter(line => line !== focus && line.entry === focus?.entry)
  return others.length === 1 ? others[0] : undefined
}

/** Whether portions come to as many as a line has: "2 zero and 2 normal" of four. */
function isAllOf(line: CartLine, portions: readonly Portion[]): boolean {
  return portions.reduce((sum, { quantity = 0 }) => sum + quantity, 0) === line.quantity
}

/** Options or a number without an item: about the line last spoken of, or about all of them. */
export function modifyByOptions(
  turn: Turn,
  phrase: Phrase,
  mode: OptionMode,
  verb: Verb,
  exchanges = verb === 'change',
  replaces = false,
): void {
  const other =
    phrase.behind.find(({ kind }) => !isConnector(kind))?.kind === 'other' ? findOther(turn.cart) : undefined
  if (other) {
    const behind = phrase.behind.filter(({ kind }) => kind !== 'other')
    modifyLine(turn, other, describe(turn, { ...phrase, behind }, [other.entry]).whole, mode, phrase)
    return
  }
  const taker = phrase.all ? undefined : (findOwnLine(turn, phrase) ?? findTaker(turn, phrase, mode))
  const targets = phrase.all ? findTakers(turn, phrase) : taker ? [taker] : []
  if (targets.length === 0) {
    askWithoutLine(turn, phrase)
    return
  }
  const exchange = mode === 'set' && exchanges ? splitExchange(phrase) : undefined
  for (const line of targets) {
    const some = exchange && describe(turn, exchange.to, [line.entry], line.quantity).parts[0]
    if (exchange && some?.some && some.quantity !== undefined && some.quantity < line.quantity) {
      // "swap the ham for bacon on one"
      const copy: CartLine = {
        ...line,
        quantity: some.quantity,
        options: [...line.options],
        spans: [...line.spans],
      }
      line.quantity -= some.quantity
      turn.cart.lines.push(copy)
      modifyLine(turn, copy, describe(turn, exchange.from, [line.entry]).whole, 'remove', exchange.from)
      modifyLine(turn, copy, { ...some, quantity: undefined }, 'set', exchange.to)
      continue
    }
    if (exchange) {
      modifyLine(turn, line, describe(turn, exchange.from, [line.entry]).whole, 'remove', exchange.from)
      modifyLine(turn, line, describe(turn, exchange.to, [line.entry]).whole, 'set', exchange.to)
      continue
    }
    const said = describe(turn, phrase, [line.entry], line.quantity)
    const [part, ...others] = said.parts
    // "make it 4 and with cheese" of two: all of them.
    if (verb === 'change' && part && others.length === 0 && (part.quantity ?? 0) > line.quantity) {
      modifyLine(turn, line, joinPortions(said.whole, part), mode, phrase)
      continue
    }
    // "make it steak": hardly with what there was as well
    const isMade = verb === 'change' && phrase.behind[0]?.kind !== 'and'
    const exchanged = (portion: Portion) =>
      verb === 'change' ? exchangeKind(portion, phrase, replaces ? line : undefined, isMade) : portion
    const whole = exchanged(said.whole)
    const parts = said.parts.map(exchanged)
    if (phrase.all) turn.saidOfAll = whole
    const portions = whole.quantity === undefined ? parts : [whole, ...parts]
    if (portions.length > 1 && isAllOf(line, portions)) {
      if (whole.quantity === undefined) modifyLine(turn, line, whole, mode, phrase)
      splitOff(turn, line, portions, phrase, undefined, true)
      continue
    }
    const isMore = phrase.more || (verb === 'add' && whole.unit !== '')
    if (isMore && isBareNumber(whole) && addMore(turn, line, whole, phrase)) continue
    const isOnly = phrase.behind[0]?.kind === 'only'
    if (isBareNumber(whole) && !isOnly && verb !== 'change' && !completes(line, whole))
      ask(turn, [{ kind: 'quantity', chunk: phrase }])
    else modifyLine(turn, line, whole, mode, phrase)
    if (parts.length > 0) splitOff(turn, line, parts, phrase)
  }
}

/** Of a group that allows no more than this, something else comes in place of what was chosen. */
export const MAX_EXCHANGED = 2

/** "change one of them to shrimp": in place of the one thing of its kind, where hardly more than one is usual. */
export function exchangeKind(
  portion: Portion,
  { behind }: Phrase,
  replaced?: CartLine,
  isMade = false,
): Portion {
  const to = behind.findIndex(({ kind }) => kind === 'to')
  if (to < 0 && !replaced && !isMade) return portion
  const isOnly = (group: string) =>
    replaced?.options.filter(own => own.group === group && own.amount !== 'none').length === 1
  if (behind.slice(0, Math.max(to, 0)).some(({ options }) => options.length > 0)) return portion
  const seen = new Set<string>()
  const options = portion.options.map(said => {
    const [group] = said.entries.map(entry => entry.group)
    const isUsual = group !== undefined && (group.max <= MAX_EXCHANGED || isOnly(group.id))
    if (!group || !isUsual || said.amount !== 'normal' || seen.has(group.id)) return said
    seen.add(group.id)
    return { ...said, only: true as const }
  })
  return { ...portion, options }
}

/** "change the ham to bacon": what goes, and what comes in its place. */
function splitExchange(phrase: Phrase): { from: Phrase; to: Phrase } | undefined {
  const { behind } = phrase
  const at = behind.findIndex(({ kind }) => kind === 'to' || kind === 'with')
  const from = behind.slice(0, Math.max(at, 0))
  const to = behind.slice(at + 1)
  const hasOption = (chunks: readonly Chunk[]) => chunks.some(({ options }) => options.length > 0)
  const names = from.every(
    ({ kind, options }) => options.length > 0 || ['definite', 'and', 'of'].includes(kind),
  )
  return hasOption(from) && hasOption(to) && names
    ? { from: { ...phrase, behind: from }, to: { ...phrase, behind: to } }
    : undefined
}

/** Options, but of what? */
function askWithoutLine(turn: Turn, phrase: Phrase): void {
  const said = describe(turn, phrase, [])
  const whole = said.parts.reduce(joinPortions, said.whole)
  ask(turn, whole.problems)
  const items = turn.lexicon.items.filter(item =>
    whole.options.every(({ entries }) => entries.some(entry => accepts(item, entry))),
  )
  if (whole.options.length > 0) ask(turn, [{ kind: 'ambiguous_item', chunk: phrase, items }])
  else if (whole.quantity !== undefined) ask(turn, [{ kind: 'quantity', chunk: phrase }])
}

/** Makes another item of a line; what was said about the old one stays where the new one takes it. */
export function replaceLine(turn: Turn, line: CartLine, phrase: Phrase, keepsOptions: boolean): void {
  const items: readonly ItemEntry[] = phrase.head?.items ?? []
  const { whole } = describe(turn, phrase, items)
  const [entry] = items
  const chunk = phrase.chunk ?? phrase
  if (!entry || items.length > 1) {
    ask(turn, [{ kind: entry ? 'ambiguous_item' : 'unknown_item', chunk, items }])
    return
  }
  if (phrase.chunk?.typo) ask(turn, [{ kind: 'unknown_item', chunk, items }])
  const measured = measure(entry, line.quantity, line.unit)
  const counts = whole.quantity !== undefined && Number.isFinite(whole.quantity)
  if (!measured && !counts) ask(turn, [{ kind: 'quantity', chunk: phrase }])
  if (!measured) line.unit = ''
  line.entry = entry
  line.options = keepsOptions ? line.options.filter(({ group }) => entry.groups.has(group)) : []
  modifyLine(turn, line, whole, 'set', phrase)
  line.spans.push(spanOf(turn, phrase))
}

/** "one less decaf", "not the shrimp one": a line by what it needs one of, or so many of a line by any choice. */
function removeDescribed(turn: Turn, { behind }: Phrase): boolean {
  const count = behind.find(({ kind }) => kind === 'number')
  const named = behind.filter(({ options }) => options.length > 0)
  const isChosen = (chunk: Chunk) =>
    chunk.options.every(
      ({ group }) => !group.removable && (group.min > 0 || (count !== undefined && group.max === 1)),
    )
  // "tira o de bacon", where the verb has the article: the one with it.
  const isOne = behind[0]?.kind === 'of' && named.length === behind.length - 1
  if (named.length === 0 || !(isOne || named.every(isChosen))) return false
  const line = findDescribedLine(turn.cart, named)
  if (!line) return false
  if (count && count.value < line.quantity) line.quantity -= count.value
  else removeLine(turn.cart, line)
  return true
}

/** A line by a word of its name that is an option's name as well, where no line has that option. */
export function removeNamed(turn: Turn, { behind }: Phrase): boolean {
  const [only, ...others] = behind.filter(({ kind }) => kind !== 'definite')
  if (!only || others.length > 0 || only.options.length === 0) return false
  const isHad = turn.cart.lines.some(line =>
    only.options.some(({ group, option }) =>
      line.options.some(own => own.group === group.id && own.option === option.id),
    ),
  )
  const found = findLine(turn.cart, { items: [], chunk: only, keys: keysOf(turn, only) }, [])
  if (isHad || !found || found.isAmbiguous) return false
  removeLine(turn.cart, found.line)
  return true
}

/** "remove one": of what was last spoken of. */
function removeSome({ cart }: Turn, { behind }: Phrase): boolean {
  const [count, ...rest] = behind
  const isBare = rest.every(({ kind }) => kind === 'of' || kind === 'that' || kind === 'those')
  if (!cart.focus || count?.kind !== 'number' || count.counted || !isBare) return false
  if (count.value < cart.focus.quantity) cart.focus.quantity -= count.value
  else removeLine(cart, cart.focus)
  return true
}

const isPlural = (turn: Turn, chunk: Chunk) => textOf(turn, chunk).toLowerCase().endsWith('s')

/** "take off the large one", where the verb has the article: what stands before the "one" tells which. */
function asDescribed(phrase: Phrase): Phrase {
  const { head, before, describing } = phrase
  if (head?.kind !== 'ones' || describing.length > 0) return phrase
  const first = before.findLastIndex(({ options }) => options.length === 0) + 1
  return first < before.length ? { ...phrase, definite: true, describing: before.slice(first) } : phrase
}

/** Takes what a phrase names out of the cart: a line, some of it, or options of it. */
export function removePhrase(turn: Turn, said: Phrase): void {
  const phrase = asDescribed(said)
  const { head, chunk } = phrase
  if (!head || !chunk) {
    if (removeSome(turn, phrase)) return
    if (!removeDescribed(turn, phrase) && !removeNamed(turn, phrase))
      modifyByOptions(turn, phrase, 'remove', 'remove')
    return
  }
  if (head.kind === 'unknown') {
    ask(turn, [{ kind: 'unknown_item', chunk }])
    return
  }
  const ofCategory = chunk.items.length === 0 && isPlural(turn, chunk) ? chunk.category : []
  if (ofCategory.length > 0 && !phrase.before.some(({ kind }) => kind === 'number')) {
    for (const line of turn.cart.lines) if (ofCategory.includes(line.entry)) removeLine(turn.cart, line)
    return
  }
  const rest = withoutDescription(phrase)
  const saysOptions = phrase.target && rest.before.some(({ options }) => options.length > 0)
  const line = findTarget(turn, phrase, saysOptions ? [...phrase.describing, ...phrase.behind] : undefined)
  if (!line) {
    const options: Phrase = {
      ...phrase,
      head: undefined,
      behind: [...phrase.before, chunk, ...phrase.behind],
    }
    if (chunk.options.length > 0) {
      if (!removeDescribed(turn, options)) modifyByOptions(turn, options, 'remove', 'remove')
    } else ask(turn, [{ kind: 'unknown_item', chunk: phrase }])
    return
  }
  const { whole } = describe(turn, { ...rest, behind: [] }, [line.entry])
  const removed = whole.quantity ?? (whole.article && line.unit === '' ? 1 : undefined)
  if (saysOptions) modifyLine(turn, line, whole, 'remove', phrase)
  else if (removed !== undefined && removed < line.quantity) {
    line.quantity -= removed
    line.spans.push(spanOf(turn, phrase))
    turn.cart.focus = line
  } else removeLine(turn.cart, line)
}
