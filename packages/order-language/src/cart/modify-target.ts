import type { Chunk } from '../chunks/chunk.js'
import { type Phrase, type Portion, withoutDescription } from '../grammar/phrase.js'
import { accepts, type OptionEntry } from '../lexicon/meaning.js'
import { isSoldByWeight, splitOff } from './add.js'
import type { Cart, CartLine } from './cart.js'
import { exchangeKind } from './exchange-kind.js'
import { findDescribedLine } from './find-line.js'
import { findTarget, isOneOfLine } from './find-target.js'
import { modifyLine } from './modify-line.js'
import { carryOut } from './reducer.js'
import { findTargetQuietly } from './target.js'
import { ask, describe, type Turn } from './turn.js'

export function modifyTarget(
  turn: Turn,
  phrase: Phrase,
  mode: 'add' | 'set',
  describing: readonly Chunk[] = [],
): void {
  const rest = withoutDescription(phrase)
  // "make the large latte": nothing else is said of it.
  const said = rest.before.length > 0 || rest.behind.length > 0 ? rest : phrase
  const described =
    said === phrase ? describing : [...phrase.describing, ...(phrase.target ? phrase.behind : [])]
  const found = phrase.each ? findTargetQuietly(turn, phrase) : findTarget(turn, phrase, described)
  const line = phrase.head?.kind === 'that' ? (findOwner(turn, said, found) ?? found) : found
  if (!line) {
    ask(turn, [{ kind: 'unknown_item', chunk: phrase }])
    return
  }
  const category = phrase.chunk?.items.length === 0 ? phrase.chunk.category : []
  // "all the curries": whatever has the word in its name
  const named = phrase.chunk?.partial ? phrase.chunk.items : []
  const isSame = (other: CartLine) =>
    other.entry === line.entry || category.includes(other.entry) || named.includes(other.entry)
  const lines = phrase.each
    ? turn.cart.lines.filter(isSame)
    : isOfSeveral(phrase, line)
      ? findSeveral(turn, said)
      : [line]
  // before anything else is spoken of
  const { spokenOf, focus } = turn.cart
  for (const target of lines) {
    const { whole: own, parts: some } = describe(turn, said, [target.entry], target.quantity)
    const [only] = some
    // "make it 4 still" of 3 that are still.
    const isWhole =
      some.length === 1 && only !== undefined && own.options.length === 0 && hasAll(target, only)
    const changed = exchangeKind(isWhole ? only : own, said, undefined, mode === 'set')
    if (mode === 'set') giveWay(turn.cart, target, phrase, changed)
    // "make it two small shakes", of the three small ones that there are.
    const isCount = describing.length > 0 && hasAll(target, changed)
    const whole = isCount ? { ...changed, options: [] } : changed
    const parts = isWhole ? [] : some
    const isNamed = phrase.head?.kind === 'item' && phrase.before.some(({ kind }) => kind === 'number')
    // "6 bananas" of what was ordered by the kilo: pieces.
    if (isNamed && whole.unit === '' && isSoldByWeight(target.entry))
      carryOut(turn.cart, { do: 'count', line: target, quantity: target.quantity, unit: '' })
    if (whole.quantity === undefined && isOneOfLine(turn.cart, phrase, target)) whole.quantity = 1
    if (whole.quantity === undefined && target === focus && phrase.chunk?.kind === 'that') {
      whole.quantity = spokenOf
    }
    modifyLine(turn, target, whole, whole.quantity === undefined ? mode : 'set', phrase)
    if (phrase.chunk?.ordinal === 1) keepFirst(turn, target)
    if (parts.length > 0) splitOff(turn, target, parts, phrase)
  }
}

/** "make the steak one chicken": what tells the line gives way to another of its kind. */
function giveWay(
  cart: Cart,
  line: CartLine,
  { describing, head, chunk }: Phrase,
  { options }: Portion,
): void {
  // "change the lemon to mint": the lemon alone is what tells the line
  const telling = head?.kind === 'ones' && chunk ? [...describing, chunk] : describing
  const groups = new Set(
    options.flatMap(({ entries, amount }) => (amount === 'normal' ? entries.map(({ group }) => group) : [])),
  )
  const told = telling.flatMap(chunk => chunk.options).filter(({ group }) => groups.has(group))
  const kept = line.options.filter(
    own => !told.some(({ group, option }) => own.group === group.id && own.option === option.id),
  )
  carryOut(cart, { do: 'choose', line, options: kept })
}

/** "the first one with egg, the second …": what was taken out of a line as its first stands before the rest. */
function keepFirst({ cart }: Turn, line: CartLine): void {
  const last = cart.lines.at(-1)
  if (cart.lines.length !== 2 || !last || last === line || cart.lines[0] !== line) return
  if (last.entry === line.entry && last.words === line.words)
    carryOut(cart, { do: 'keep', lines: [last, line] })
}

const hasAll = (line: CartLine, { options }: Portion): boolean =>
  options.every(({ entries, amount }) =>
    entries.some(({ group, option }) =>
      line.options.some(own => own.group === group.id && own.option === option.id && own.amount === amount),
    ),
  )

/** "make them large", with one of what was last spoken of: several lines. */
function isOfSeveral({ chunk, behind }: Phrase, line: CartLine): boolean {
  return chunk?.kind === 'those' && line.quantity === 1 && !behind.some(({ kind }) => kind === 'number')
}

/** The lines that can be as is said; all of them where none can. */
function findSeveral(turn: Turn, { before, behind }: Phrase): CartLine[] {
  const named = [...before, ...behind].filter(({ options }) => options.length > 0)
  const fitting = turn.cart.lines.filter(({ entry }) =>
    named.every(({ options }) => options.some(option => accepts(entry, option))),
  )
  return fitting.length > 0 ? fitting : [...turn.cart.lines]
}

/** "large fries please", a turn after "a burger and fries": a choice that the one there is hasn't made. */
export function completesLine(turn: Turn, phrase: Phrase): boolean {
  const { head, chunk, before, behind, more } = phrase
  const said = [...before, ...behind].filter(({ kind }) => kind !== 'and' && kind !== 'of')
  if (head?.kind !== 'item' || chunk?.partial || more || said.length === 0) return false
  const lines = turn.cart.lines.filter(({ entry }) => head.items.includes(entry))
  const [line] = lines
  if (!line || lines.length > 1 || line.quantity !== 1 || !turn.earlier.has(line)) return false
  const isNew = ({ group }: OptionEntry) => !line.options.some(own => own.group === group.id)
  return said.every(({ options }) => {
    const own = options.filter(option => accepts(line.entry, option))
    return own.length > 0 && own.every(option => option.group.isFixed && isNew(option))
  })
}

/** "make it 4 still", where the line last spoken of can't be: the one that is. */
function findOwner(turn: Turn, { behind, chunk }: Phrase, line: CartLine | undefined): CartLine | undefined {
  const named = behind.filter(({ options }) => options.length > 0)
  const fits = (entry: CartLine['entry']) =>
    named.every(({ options }) => options.some(option => accepts(entry, option)))
  if (!line || chunk?.ordinal !== 0 || named.length === 0 || fits(line.entry)) return undefined
  const fitting = turn.cart.lines.filter(({ entry }) => fits(entry))
  return findDescribedLine({ ...turn.cart, lines: fitting }, named) ?? fitting.at(-1)
}
