import type { Chunk } from '../chunks/chunk.js'
import type { Verb } from '../grammar/clauses.js'
import { joinPortions, type Phrase, type Portion } from '../grammar/phrase.js'
import { accepts } from '../lexicon/meaning.js'
import { measure, splitOff } from './add.js'
import type { Cart, CartLine } from './cart.js'
import { exchangeKind, splitExchange } from './exchange-kind.js'
import { findOwnLine } from './find-target.js'
import { modifyLine } from './modify-line.js'
import type { OptionMode } from './options.js'
import { carryOut } from './reducer.js'
import { ask, describe, spanOf, type Turn } from './turn.js'

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
  carryOut(turn.cart, { do: 'count', line, quantity: line.quantity + more.quantity })
  carryOut(turn.cart, { do: 'mention', line, span: spanOf(turn, phrase) })
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

/** Whether a line has any of the options that a phrase names. */
function hasAny({ options, entry }: CartLine, { behind }: Phrase): boolean {
  const isIt = (own: { readonly group: string; readonly option: string }) =>
    behind.some(chunk =>
      chunk.options.some(({ group, option }) => group.id === own.group && option.id === own.option),
    )
  return options.some(own => own.amount !== 'none' && isIt(own)) || entry.item.defaults.some(isIt)
}

/** The line that has what is to be changed; the one last spoken of before others. */
function findExchanged({ lines, focus }: Cart, from: Phrase): CartLine | undefined {
  const owners = lines.filter(line => hasAny(line, from))
  return owners.find(line => line === focus) ?? owners.at(-1)
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
  const said = mode === 'set' && exchanges ? splitExchange(phrase) : undefined
  // "change the small to a medium": of the line that is small
  const owner = said && findExchanged(turn.cart, said.from)
  const taker = phrase.all ? undefined : (findOwnLine(turn, phrase) ?? owner ?? findTaker(turn, phrase, mode))
  const targets = phrase.all ? findTakers(turn, phrase) : taker ? [taker] : []
  if (targets.length === 0) {
    askWithoutLine(turn, phrase)
    return
  }
  // "make it decaf with sugar" exchanges nothing
  const exchange = said && (said.isTo || targets.some(line => hasAny(line, said.from))) ? said : undefined
  for (const line of targets) {
    const some = exchange && describe(turn, exchange.to, [line.entry], line.quantity).parts[0]
    if (exchange && some?.some && some.quantity !== undefined && some.quantity < line.quantity) {
      // "swap the ham for bacon on one"
      const copy: CartLine = { ...line, quantity: some.quantity }
      carryOut(turn.cart, { do: 'split', line, copy })
      modifyLine(turn, copy, describe(turn, exchange.from, [line.entry]).whole, 'remove', exchange.from)
      modifyLine(turn, copy, { ...some, quantity: undefined }, 'set', exchange.to)
      continue
    }
    if (exchange) {
      modifyLine(turn, line, describe(turn, exchange.from, [line.entry]).whole, 'remove', exchange.from)
      modifyLine(turn, line, describe(turn, exchange.to, [line.entry]).whole, 'set', exchange.to)
      continue
    }
    const described = describe(turn, phrase, [line.entry], line.quantity)
    const [part, ...others] = described.parts
    // "make it 4 and with cheese" of two: all of them.
    if (verb === 'change' && part && others.length === 0 && (part.quantity ?? 0) > line.quantity) {
      modifyLine(turn, line, joinPortions(described.whole, part), mode, phrase)
      continue
    }
    // "make it steak": hardly with what there was as well
    const isMade = verb === 'change' && phrase.behind[0]?.kind !== 'and'
    const exchanged = (portion: Portion) =>
      verb === 'change' ? exchangeKind(portion, phrase, replaces ? line : undefined, isMade) : portion
    const whole = exchanged(described.whole)
    const parts = described.parts.map(exchanged)
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
