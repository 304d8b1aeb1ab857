import type { Chunk } from '../chunks/chunk.js'
import type { Verb } from '../grammar/clauses.js'
import { fittingOptions, isChoice } from '../grammar/objects.js'
import type { Phrase } from '../grammar/phrase.js'
import { accepts, type ItemEntry, type OptionEntry } from '../lexicon/meaning.js'
import { findPlain } from '../lexicon/plain.js'
import { addPhrase, choosesAnew, measure } from './add.js'
import type { CartLine } from './cart.js'
import { carryOut } from './reducer.js'
import { describe, keysOf, type Turn } from './turn.js'

function asItem(phrase: Phrase, items: readonly ItemEntry[], at: number): Phrase {
  const all = phrase.behind
  const chunk = all[at]
  const isCount = all[0]?.kind === 'number' || all[0]?.kind === 'article'
  const start = at >= 0 ? at : isCount && !all[0]?.counted ? 1 : 0
  return {
    ...phrase,
    head: { at: 0, kind: 'item', items, unsure: false },
    chunk: at >= 0 ? chunk : undefined,
    before: all.slice(0, start),
    behind: all.slice(at >= 0 ? start + 1 : start),
  }
}

const acceptsAll = (item: ItemEntry, said: readonly (readonly OptionEntry[])[]) =>
  said.every(entries => entries.some(entry => accepts(item, entry)))

/** More options than anybody names of one thing say nothing more about which it is. */
const MAX_OPTIONS_TO_INFER = 12

/**
 * The one item that can be meant where only options are named: "2 scoops of vanilla in a cone"; or the one that has a
 * word which is an option's name too, and takes the others: "half a duck with pancakes".
 */
function inferItem(turn: Turn, phrase: Phrase): Phrase | undefined {
  // "half pepperoni half mushroom", where a salad may be half of one
  const isShared = phrase.behind.filter(({ kind }) => kind === 'half').length > 1
  const named = phrase.behind
    .flatMap((chunk, at) =>
      chunk.options.length > 0 && !(isShared && chunk.kind === 'half') ? [{ chunk, at }] : [],
    )
    .slice(0, MAX_OPTIONS_TO_INFER)
  // What only is refused is no order.
  if (named.length === 0 || phrase.behind[0]?.kind === 'no') return undefined
  for (const { chunk, at } of named) {
    const others = named.filter(other => other.at !== at).map(other => other.chunk.options)
    const [key, ...more] = keysOf(turn, chunk)
    const items = key === undefined || more.length > 0 ? [] : (turn.lexicon.byWord.get(key)?.items ?? [])
    const fitting = others.length > 0 ? items.filter(item => acceptsAll(item, others)) : []
    // "a large with ham and double cheese", where the plain one is a cheese pizza too
    const isOwn = chunk.options.some(option => fitting.some(item => accepts(item, option)))
    if (fitting.length === 1) return asItem(phrase, fitting, isOwn ? -1 : at)
  }
  const said = named.map(({ chunk }) => chunk.options)
  const unit = phrase.behind.find(chunk => chunk.kind === 'number' && chunk.unit !== '')?.unit ?? ''
  const items = turn.lexicon.items.filter(
    item => acceptsAll(item, said) && measure(item, 1, unit) !== undefined,
  )
  if (items.length === 1) return asItem(phrase, items, -1)
  // "2 cokes", which come with meals too
  const [only, ...more] = named
  if (only && more.length === 0 && only.chunk.bearers.length === 1)
    return asItem(phrase, only.chunk.bearers, -1)
  // "a large with ham": a topping is put on the plain one; a size alone may be of any.
  const hasTopping = said.some(options => options.some(({ group }) => !group.isSingle))
  const plain = hasTopping ? findPlain(turn.lexicon.toKey, items) : undefined
  return plain && asItem(phrase, [plain], -1)
}

/** "and 3 boston cream" behind "3 jelly donuts", "uma de banana": another of the item, by its flavour or size. */
function findAnother(turn: Turn, { behind }: Phrase, verb: Verb): ItemEntry | undefined {
  const [count, next] = behind[0]?.kind === 'with' ? behind.slice(1) : behind
  const counts = count?.kind === 'article' || (count?.kind === 'number' && !count.counted)
  const skipped =
    (next?.kind === 'more' || next?.kind === 'of' ? 2 : 1) + (behind[0]?.kind === 'with' ? 1 : 0)
  const object: Chunk | undefined = behind[skipped]
  // "one of them" is one of those.
  const isOfThem = next?.among === true
  if (!counts || !object || isOfThem) return undefined
  const takes = ({ entry }: CartLine) => {
    // "1 kg whole bean" behind half a kilo of another grind
    if (count?.unit && measure(entry, count.value, count.unit) === undefined) return false
    const options = fittingOptions(object, [entry])
    return options.length > 0 && isChoice(options)
  }
  const { focus, lines } = turn.cart
  if (focus && takes(focus)) {
    const isThere = lines.some(line => line.entry === focus.entry)
    return isThere && (next?.kind === 'more' || verb === 'add' || !isPartOfFocus(turn, behind))
      ? focus.entry
      : undefined
  }
  return verb === 'add' ? lines.findLast(takes)?.entry : undefined
}

/** "2 large", of three that have no size yet: some of those. */
function isPartOfFocus(turn: Turn, behind: readonly Chunk[]): boolean {
  const { focus } = turn.cart
  if (!focus) return false
  const { whole } = describe(turn, { ...emptyPhrase, behind }, [focus.entry])
  return !choosesAnew(focus, whole) && (whole.quantity ?? 1) <= focus.quantity
}

const emptyPhrase: Phrase = {
  head: undefined,
  chunk: undefined,
  before: [],
  behind: [],
  describing: [],
  definite: false,
  negated: false,
  excepted: false,
  of: false,
  among: false,
  more: false,
  target: false,
  instead: false,
  all: false,
  each: false,
  start: 0,
  end: 0,
}

/** "ok, I'll have two with cheese", after a question: of what was asked about, a turn ago at most. */
export function addAsked(turn: Turn, phrase: Phrase): boolean {
  const { asked } = turn.cart
  if (!asked || turn.number - asked.turn > 1) return false
  const [first, ...rest] = phrase.head ? [...phrase.before, phrase.chunk, ...phrase.behind] : phrase.behind
  const counts = first?.kind === 'article' || first?.kind === 'number' || first?.kind === 'ones'
  const isSold = first?.unit === '' || asked.items.some(item => measure(item, 1, first?.unit ?? ''))
  if (!first || !counts || !isSold) return false
  const others = rest.filter(chunk => chunk !== undefined)
  if (others.some(({ items, kind }) => items.length > 0 || kind === 'unknown')) return false
  carryOut(turn.cart, { do: 'ask', asked: undefined })
  // "a quarter" may be a size of it.
  const isSize =
    first.value < 1 && asked.items.some(item => first.options.some(option => accepts(item, option)))
  const count: Chunk = { ...first, kind: 'number', value: isSize ? 1 : first.value }
  const said = [...asked.named, ...(isSize ? [first] : []), ...others]
  addPhrase(turn, asItem({ ...phrase, behind: [count, ...said] }, asked.items, -1))
  return true
}

/** "sin azúcar", which is a cola's kind too: no sugar in what is there already and has some. */
function refusesOfLines(turn: Turn, [first]: readonly Chunk[]): boolean {
  if (!first || first.options.length === 0 || first.end - first.start < 2) return false
  const [no, ...refused] = turn.resegment(
    first,
    turn.cart.lines.map(({ entry }) => entry),
  )
  return no?.kind === 'no' && refused.some(({ options }) => options.length > 0)
}

/** Adds the item that options on their own stand for, if they stand for one. @returns whether they do */
export function addElided(turn: Turn, phrase: Phrase, verb: Verb): boolean {
  if (phrase.all || phrase.more || verb === 'change' || verb === 'remove') return false
  const { cart } = turn
  if (addAsked(turn, phrase)) return true
  const another = findAnother(turn, phrase, verb)
  if (another) {
    const behind = phrase.behind[0]?.kind === 'with' ? phrase.behind.slice(1) : phrase.behind
    addPhrase(turn, asItem({ ...phrase, behind }, [another], -1))
    return true
  }
  const said = phrase.behind.map(({ options }) => options).filter(options => options.length > 0)
  if (cart.lines.some(({ entry }) => acceptsAll(entry, said))) return false
  if (refusesOfLines(turn, phrase.behind)) return false
  const inferred = inferItem(turn, phrase)
  if (inferred) addPhrase(turn, inferred)
  return inferred !== undefined
}
