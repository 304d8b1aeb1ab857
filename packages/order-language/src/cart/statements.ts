import { type Chunk, isOnMenu } from '../chunks/chunk.js'
import type { Clause, Verb } from '../grammar/clauses.js'
import { isChoice } from '../grammar/objects.js'
import { createPortion, type Phrase, type Portion, unsay, withoutDescription } from '../grammar/phrase.js'
import { readPhrases } from '../grammar/phrases.js'
import { accepts, type OptionEntry } from '../lexicon/meaning.js'
import { convertQuantity } from '../text/units.js'
import { addPhrase, isSoldByWeight, splitOff } from './add.js'
import { addAlike, findChosen } from './alike.js'
import { type Asked, type CartLine, createCart, removeLine } from './cart.js'
import {
  exchangeKind,
  findTarget,
  isOneOfLine,
  MAX_EXCHANGED,
  modifyByOptions,
  modifyLine,
  removeNamed,
  removePhrase,
  replaceLine,
} from './edit.js'
import { addAsked, addElided } from './elided.js'
import { findDescribedLine, isDescribedBy, takeDescription } from './find-line.js'
import { repeatLastOrder } from './repeat.js'
import { ask, type Count, describe, spanOf, type Turn } from './turn.js'

function hasNumber(phrase: Phrase): boolean {
  return phrase.before.some(({ kind }) => kind === 'number' || kind === 'article')
}

function saysSomething(phrase: Phrase): boolean {
  return [...phrase.before, ...phrase.behind].some(
    ({ options, kind, groups }) => options.length > 0 || groups.length > 0 || kind === 'unknown',
  )
}

/** Whether a phrase is about a line that was there, and not a new one. */
function meansLine(turn: Turn, phrase: Phrase, verb: Verb): boolean {
  if (phrase.head?.kind === 'that') return true
  if (phrase.head?.kind === 'ones') return phrase.definite && findTargetQuietly(turn, phrase) !== undefined
  if (phrase.head?.kind !== 'item' || turn.cart.lines.length === 0) return false
  const isThere = () => findTargetQuietly(turn, phrase) !== undefined
  if (phrase.each && isThere()) return saysSomething(phrase)
  if (phrase.target) return (phrase.definite || saysSomething(phrase)) && isThere()
  if (!phrase.definite || hasNumber(phrase) || !saysSomething(phrase) || !isThere()) return false
  return verb !== 'want' || phrase.behind.some(({ options }) => options.length > 0)
}

function findTargetQuietly(turn: Turn, phrase: Phrase): CartLine | undefined {
  return findTarget({ ...turn, questions: [] }, phrase)
}

function modifyTarget(
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
  for (const target of lines) {
    const { whole: own, parts: some } = describe(turn, said, [target.entry], target.quantity)
    const [only] = some
    // "make it 4 still" of 3 that are still.
    const isWhole =
      some.length === 1 && only !== undefined && own.options.length === 0 && hasAll(target, only)
    const changed = exchangeKind(isWhole ? only : own, said, undefined, mode === 'set')
    if (mode === 'set') giveWay(target, phrase, changed)
    // "make it two small shakes", of the three small ones that there are.
    const isCount = describing.length > 0 && hasAll(target, changed)
    const whole = isCount ? { ...changed, options: [] } : changed
    const parts = isWhole ? [] : some
    const isNamed = phrase.head?.kind === 'item' && phrase.before.some(({ kind }) => kind === 'number')
    // "6 bananas" of what was ordered by the kilo: pieces.
    if (isNamed && whole.unit === '' && isSoldByWeight(target.entry)) target.unit = ''
    if (whole.quantity === undefined && isOneOfLine(turn.cart, phrase, target)) whole.quantity = 1
    modifyLine(turn, target, whole, whole.quantity === undefined ? mode : 'set', phrase)
    if (phrase.chunk?.ordinal === 1) keepFirst(turn, target)
    if (parts.length > 0) splitOff(turn, target, parts, phrase)
  }
}

/** "make the steak one chicken": what tells the line gives way to another of its kind. */
function giveWay(line: CartLine, { describing }: Phrase, { options }: Portion): void {
  const groups = new Set(
    options.flatMap(({ entries, amount }) => (amount === 'normal' ? entries.map(({ group }) => group) : [])),
  )
  const told = describing.flatMap(chunk => chunk.options).filter(({ group }) => groups.has(group))
  line.options = line.options.filter(
    own => !told.some(({ group, option }) => own.group === group.id && own.option === option.id),
  )
}

/** "the first one with egg, the second …": what was taken out of a line as its first stands before the rest. */
function keepFirst({ cart }: Turn, line: CartLine): void {
  const last = cart.lines.at(-1)
  if (cart.lines.length !== 2 || !last || last === line || cart.lines[0] !== line) return
  if (last.entry === line.entry && last.words === line.words) cart.lines = [last, line]
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

/** "otra cerveza igual": a line of the item once more. */
function addLike(turn: Turn, phrase: Phrase): boolean {
  const line = phrase.behind.some(({ kind }) => kind === 'alike')
    ? findTargetQuietly(turn, phrase)
    : undefined
  if (line) addCopy(turn, line, { ...phrase, behind: phrase.behind.filter(({ kind }) => kind !== 'alike') })
  return line !== undefined
}

/** "large fries please", a turn after "a burger and fries": a choice that the one there is hasn't made. */
function completesLine(turn: Turn, phrase: Phrase): boolean {
  const { head, chunk, before, behind, more } = phrase
  const said = [...before, ...behind].filter(({ kind }) => kind !== 'and' && kind !== 'of')
  if (head?.kind !== 'item' || chunk?.partial || more || said.length === 0) return false
  const lines = turn.cart.lines.filter(({ entry }) => head.items.includes(entry))
  const [line] = lines
  if (!line || lines.length > 1 || line.quantity !== 1 || !turn.earlier.has(line)) return false
  const isNew = ({ group }: OptionEntry) => !line.options.some(own => own.group === group.id)
  return said.every(({ options }) => {
    const own = options.filter(option => accepts(line.entry, option))
    return (
      own.length > 0 &&
      own.every(option => option.group.max === 1 && !option.group.removable && isNew(option))
    )
  })
}

/** "1 of them diet": a number, and more than a word between it and the name */
function isOfThem({ before, chunk }: Phrase): boolean {
  const count = before.at(-1)
  return count?.kind === 'number' && !count.counted && chunk !== undefined && chunk.start - count.end > 1
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

/** "otra igual", "the same again but large": the line last spoken of once more, with what is said of it. */
function addCopy(turn: Turn, line: CartLine, phrase: Phrase): void {
  const { whole } = describe(turn, phrase, [line.entry])
  const quantity = whole.quantity ?? (phrase.chunk?.again ? line.quantity : 1)
  const chosen = findChosen(whole)
  const options = line.options.filter(({ group }) => !chosen.has(group))
  const copy: CartLine = { ...line, quantity, options, spans: [] }
  turn.cart.lines.push(copy)
  turn.made.push(copy)
  modifyLine(turn, copy, { ...whole, quantity: undefined }, 'set', phrase)
  copy.spans.push(spanOf(turn, phrase))
}

/** "a large one", "another one": the item last spoken of again. */
function addAnaphor(turn: Turn, phrase: Phrase): void {
  if (addAsked(turn, phrase)) return
  const focus = turn.cart.focus
  if (focus && phrase.definite && phrase.chunk && phrase.chunk.options.length > 0) {
    // "the large": no line is, so that it is to be.
    modifyByOptions(
      turn,
      { ...phrase, head: undefined, behind: [phrase.chunk, ...phrase.behind] },
      'set',
      'change',
    )
    return
  }
  if (!focus || !phrase.head) {
    ask(turn, [{ kind: 'ambiguous_item', chunk: phrase }])
    return
  }
  if (phrase.chunk?.again && turn.cart.lines.length > 1 && !saysSomething(phrase)) {
    const lines = turn.made.length > 0 ? [...turn.made] : [...turn.cart.lines]
    for (const line of lines) addCopy(turn, line, { ...phrase, before: [], behind: [] })
    return
  }
  // "another one but without onions": the same otherwise. "another one but vanilla" is another.
  const [first, second] = phrase.behind
  const isChanged = first?.kind === 'but' && second !== undefined && !isChoice(second.options)
  if (phrase.chunk?.kind === 'alike' || isChanged) {
    addCopy(turn, focus, phrase)
    return
  }
  addPhrase(turn, { ...phrase, head: { ...phrase.head, kind: 'item', items: [focus.entry] } })
}

/** Something that isn't on the menu is asked about where it is ordered; in talk about other things it is just unknown. */
function askAboutUnknown(turn: Turn, phrase: Phrase, isChat: boolean): void {
  if (!isChat && phrase.chunk) ask(turn, [{ kind: 'unknown_item', chunk: phrase.chunk }])
}

/** "all with onion except one burger": so many of a line as if that hadn't been said. */
function exceptSome(turn: Turn, phrase: Phrase): boolean {
  const { head, before } = phrase
  const { saidOfAll } = turn
  const at = before.findIndex(({ except }) => except)
  const isMeant = at >= 0 || (phrase.excepted && saidOfAll !== undefined)
  if (!isMeant || (head?.kind !== 'item' && head?.kind !== 'ones')) return false
  const [count] = before.slice(at + 1)
  const line = findTargetQuietly(turn, { ...phrase, before: before.slice(at + 1) })
  if (!line || !saidOfAll) ask(turn, [{ kind: 'conflict', chunk: phrase }])
  else {
    const quantity = count?.kind === 'number' || count?.article ? count.value : line.quantity
    const part = { ...createPortion(), quantity, excepted: true, options: unsay(saidOfAll) }
    splitOff(turn, line, [part], phrase, undefined, true)
  }
  return true
}

/** "no oranges": a line by a word of its name, where no line takes that as an option. */
function refusesLine(turn: Turn, phrase: Phrase): boolean {
  const [no, chunk, ...others] = phrase.behind
  if (no?.kind !== 'no' || !chunk || others.length > 0 || phrase.all) return false
  const isTaken = turn.cart.lines.some(({ entry }) => chunk.options.some(option => accepts(entry, option)))
  return !isTaken && removeNamed(turn, { ...phrase, behind: [chunk] })
}

/** "a dozen pies, half apple and half cherry" */
function readHalfOfChoice({ cart, number }: Turn, phrase: Phrase): Phrase {
  const half = phrase.before.find(({ kind }) => kind === 'half')
  const choice = cart.choices.find(
    ({ items, turn }) => turn === number && phrase.head?.items.some(item => items.includes(item)),
  )
  const quantity = (choice?.portion.quantity ?? 0) / 2
  if (!half || quantity < 1 || !Number.isInteger(quantity)) return phrase
  const count: Chunk = { ...half, kind: 'number', value: quantity }
  return { ...phrase, before: phrase.before.map(chunk => (chunk === half ? count : chunk)) }
}

function addOne(turn: Turn, phrase: Phrase, verb: Verb, isChat = false): void {
  const { head, chunk } = phrase
  if (exceptSome(turn, phrase)) return
  if (!head || !chunk) {
    // "it's raining a lot"
    if (isChat) return
    if (refusesLine(turn, phrase)) return
    if (addElided(turn, phrase, verb)) return
    modifyByOptions(turn, phrase, verb === 'none' || verb === 'want' ? 'set' : 'add', verb)
  } else if (head.kind === 'unknown') askAboutUnknown(turn, phrase, isChat)
  else if (head.kind === 'ones' && phrase.definite && chunk.options.length === 0 && !saysSomething(phrase))
    return
  else if (head.kind === 'ones' && !meansLine(turn, phrase, verb)) addAnaphor(turn, phrase)
  else if ((phrase.negated && (head.kind === 'item' || head.kind === 'ones')) || phrase.instead) {
    const line = findTargetQuietly(turn, phrase)
    if (line) {
      removeLine(turn.cart, line)
      turn.cart.isVacant = true
    } else if (turn.cart.lines.length > 0) ask(turn, [{ kind: 'unknown_option', chunk }])
  } else if (head.kind === 'that' && verb === 'none' && !hasNumber(phrase) && !saysSomething(phrase)) {
    // "i love it": talk.
    return
  } else if (meansLine(turn, phrase, verb)) modifyTarget(turn, phrase, 'add')
  // "all the toppings" may be called like a dish.
  else if (phrase.each && phrase.definite && head.kind === 'item')
    ask(turn, [{ kind: 'conflict', chunk: phrase }])
  else if (completesLine(turn, phrase)) modifyTarget(turn, phrase, 'set')
  else if (!addLike(turn, phrase) && !(isOfThem(phrase) && exchangesSome(turn, phrase)))
    addPhrase(turn, readHalfOfChoice(turn, phrase))
}

/** "make that a cappuccino", "change the latte to 2", "make it large". */
function change(turn: Turn, phrases: readonly Phrase[], replaces = false, exchanges = true): void {
  if (exchangesOption(turn, phrases)) {
    changeRest(turn, phrases.slice(2))
    return
  }
  const instead = phrases.find(phrase => phrase.instead)
  const others = phrases.filter(phrase => phrase !== instead)
  const [first, second] = others
  if (!first) return
  const replaced = instead ?? (isTarget(turn, first) ? first : undefined)
  const result = instead ? first : replaced ? second : replaces || isResult(first) ? first : undefined
  if (
    !replaced &&
    first !== result &&
    second &&
    isSomeOfLine(turn, first) &&
    isNewItem(second) &&
    isExchanged(second)
  ) {
    exchangeSome(turn, first, second)
    changeRest(turn, others.slice(2))
  } else if (result?.head?.kind === 'ones' && replaced) {
    changeToAnaphor(turn, replaced, result)
    changeRest(turn, others.slice(2))
  } else if (replaced?.head?.kind === 'that' && result && countsAnother(turn, result)) {
    modifyTarget(turn, result, 'set', [...result.before, ...result.behind])
    changeRest(turn, others.slice(others.indexOf(result) + 1))
  } else if (replaced && result && isNewItem(result)) {
    const line = findTarget(turn, replaced)
    if (line) replaceLine(turn, line, result, true)
    else ask(turn, [{ kind: 'unknown_item', chunk: replaced }])
    changeRest(turn, others.slice(others.indexOf(result) + 1))
  } else if (replaced) {
    modifyTarget(turn, replaced, 'set')
    changeRest(turn, others.slice(1))
  } else if (!first.head && recountChoice(turn, first, !exchanges)) changeRest(turn, others.slice(1))
  else if (!first.head) {
    modifyByOptions(turn, first, 'set', 'change', exchanges, replaces)
    changeRest(turn, others.slice(1))
  } else if (exchangesSome(turn, first)) changeRest(turn, others.slice(1))
  else if (result && turn.cart.focus && !isInCart(turn, result)) {
    const found = findReplaced(turn, result)
    if (found && !found.isSure) ask(turn, [{ kind: 'conflict', chunk: result }])
    if (found) replaceLine(turn, found.line, result, true)
    changeRest(turn, others.slice(1))
  } else {
    const line = findTargetQuietly(turn, first)
    const inPlaceOf = line ? undefined : findNamedAnew(turn, first)
    if (line) modifyTarget(turn, first, 'set')
    else if (inPlaceOf) replaceLine(turn, inPlaceOf, first, true)
    else addOne(turn, first, 'none')
    changeRest(turn, others.slice(1))
  }
}

interface OptionExchange {
  readonly line: CartLine
  readonly from: OptionEntry
  readonly to: OptionEntry
}

/** "swap the rings for fries", of a meal with a side: something of a line, though both are sold on their own. */
function findOptionExchange({ cart }: Turn, [from, to]: readonly Phrase[]): OptionExchange | undefined {
  if (from?.head?.kind !== 'item' || !from.chunk || hasNumber(from)) return undefined
  if (to?.head?.kind !== 'item' || !to.chunk || !isResult(to)) return undefined
  const { items, options } = from.chunk
  if (cart.lines.some(({ entry }) => items.includes(entry))) return undefined
  const lines = cart.lines.toSorted((a, b) => Number(b === cart.focus) - Number(a === cart.focus))
  for (const line of lines)
    for (const option of options) {
      const has = isOptionOf(line, option)
      const other = to.chunk.options.find(
        ({ group, option: own }) => group === option.group && own !== option.option,
      )
      if (has && other) return { line, from: option, to: other }
    }
  return undefined
}

function isOptionOf({ entry, options }: CartLine, { group, option }: OptionEntry): boolean {
  const isIt = (own: { readonly group: string; readonly option: string }) =>
    own.group === group.id && own.option === option.id
  const isOther = options.some(own => own.group === group.id && group.max === 1)
  return (
    options.some(own => isIt(own) && own.amount !== 'none') || (!isOther && entry.item.defaults.some(isIt))
  )
}

function exchangesOption(turn: Turn, phrases: readonly Phrase[]): boolean {
  const found = findOptionExchange(turn, phrases)
  const [, result] = phrases
  if (!found || !result) return false
  const { line, from, to } = found
  const chunk = result.chunk ?? result
  const say = (entry: OptionEntry): Portion => ({
    ...createPortion(),
    options: [{ entries: [entry], amount: 'normal', chunk }],
  })
  if (from.group.max > 1) modifyLine(turn, line, say(from), 'remove', result)
  modifyLine(turn, line, say(to), 'set', result)
  return true
}

/** "make that chocolate", "que sea de pollo": the bare name of another such, of the only line of that category. */
function findNamedAnew(turn: Turn, phrase: Phrase): CartLine | undefined {
  if (phrase.head?.kind !== 'item' || hasNumber(phrase)) return undefined
  const found = findReplaced(turn, phrase)
  if (found?.isAlike && isNamedAlike(found.line, phrase)) return found.line
  const [only, ...others] = turn.cart.lines.filter(line => isNamedAlike(line, phrase))
  return phrase.definite && others.length === 0 ? only : undefined
}

/** Whether an item's name has a word of the line's: both are burritos. */
function isNamedAlike({ entry }: CartLine, { head }: Phrase): boolean {
  const own = new Set(entry.names.flatMap(words => [...words]))
  return [...own].some(key => key.length > 2 && head?.items[0]?.names.some(words => words.has(key)))
}

/** "change one to chocolate": so many of what was last spoken of. @returns whether it says so */
function exchangesSome(turn: Turn, phrase: Phrase): boolean {
  const [count, ...more] = phrase.before
  // "troca um por …"
  const isOne =
    count?.article === true && (phrase.target || (more[0] !== undefined && more[0].kind !== 'article'))
  const counts = (count?.kind === 'number' || isOne) && !count.counted
  const lead: readonly Chunk['kind'][] = ['of', 'to', 'article']
  if (phrase.head?.kind !== 'item' || !more.every(({ kind }) => lead.includes(kind))) return false
  // "make one (of them) a juice"
  const becomes = counts && more.at(-1)?.kind === 'article'
  const isSome = (phrase.target && counts) || isOfThem(phrase) || becomes || counts
  const found = isSome ? findReplaced(turn, phrase) : undefined
  if (!phrase.target && !becomes && !found?.isAlike && !(found && isNamedAlike(found.line, phrase)))
    return false
  if (!found || !count || count.value >= found.line.quantity || isInCart(turn, phrase)) return false
  if (!found.isSure) ask(turn, [{ kind: 'conflict', chunk: phrase }])
  const { line } = found
  const copy: CartLine = {
    ...line,
    quantity: count.value,
    options: [...line.options],
    spans: [...line.spans],
  }
  line.quantity -= count.value
  turn.cart.lines.push(copy)
  replaceLine(turn, copy, { ...phrase, before: [] }, true)
  return true
}

/** "to a fanta", "por un boing" */
const isExchanged = ({ target, before }: Phrase): boolean =>
  target || before[0]?.kind === 'to' || before[0]?.kind === 'with'

/** So many of a line, said with a number: "one coke" */
function isSomeOfLine(turn: Turn, phrase: Phrase): boolean {
  return phrase.head?.kind === 'item' && hasNumber(phrase) && findTargetQuietly(turn, phrase) !== undefined
}

/** "change one coke to a fanta", "cambia una coca por un boing": as many fewer of the one as there come of the other. */
function exchangeSome(turn: Turn, from: Phrase, to: Phrase): void {
  const line = findTarget(turn, from)
  if (!line) return
  const quantity = describe(turn, { ...from, behind: [] }, [line.entry]).whole.quantity ?? 1
  if (quantity >= line.quantity) {
    replaceLine(turn, line, to, true)
    return
  }
  line.quantity -= quantity
  const count = from.before.find(({ kind }) => kind === 'number')
  const before = hasNumber(to) || !count ? to.before : [count, ...to.before]
  addPhrase(turn, { ...to, before: before.filter(({ kind }) => kind !== 'to' && kind !== 'with') })
}

/** "make it 3 margheritas", said of a cart that has margheritas and was last about something else: so many of them. */
function countsAnother(turn: Turn, phrase: Phrase): boolean {
  if (phrase.head?.kind !== 'item' || !phrase.before.some(({ kind }) => kind === 'number')) return false
  const line = findTargetQuietly(turn, phrase)
  return line !== undefined && line !== turn.cart.focus
}

/**
 * "rather 5 apple", "no sorry, 5 cherry": as many of the line that makes that choice, or, where a correction says how
 * many there are, the choice of the only line there is.
 */
function recountChoice(turn: Turn, phrase: Phrase, corrects: boolean): boolean {
  const { cart } = turn
  const [count, ...rest] = phrase.behind
  const isOf = (chunk: Chunk) => chunk.kind === 'of' && !chunk.among
  const named = rest.filter(chunk => !isOf(chunk))
  const isCount = count?.kind === 'number' && !count.counted && !count.times && count.unit === ''
  if (!isCount || named.length === 0 || !named.every(({ options }) => isChoice(options))) return false
  const described = cart.lines.filter(line => isDescribedBy(line, named))
  const [line] = described
  const siblings = cart.lines.filter(({ entry }) => entry === cart.focus?.entry)
  const isFlavour = named.every(({ options }) => options.every(({ group }) => group.min > 0))
  if (line && described.length === 1 && isFlavour) {
    line.quantity = count.value
    line.spans.push(spanOf(turn, phrase))
    cart.focus = line
    return true
  }
  if (!corrects || !cart.focus || described.length > 0 || siblings.length > 1) return false
  if (count.value !== cart.focus.quantity) return false
  const { entry } = cart.focus
  if (!named.every(({ options }) => options.some(option => accepts(entry, option)))) return false
  modifyLine(turn, cart.focus, describe(turn, { ...phrase, behind: named }, [entry]).whole, 'set', phrase)
  return true
}

/** "make it two more" adds, "make it a large one" changes. */
function changeToAnaphor(turn: Turn, replaced: Phrase, result: Phrase): void {
  if (result.chunk?.kind === 'more') addAnaphor(turn, result)
  else
    modifyTarget(
      turn,
      { ...replaced, behind: [...replaced.behind, ...result.before, ...result.behind] },
      'set',
    )
}

function changeRest(turn: Turn, phrases: readonly Phrase[]): void {
  if (phrases.length === 0) return
  if (phrases[0]?.definite || !phrases[0]?.head) change(turn, phrases)
  else
    for (const phrase of phrases)
      if (isSomeOfLine(turn, phrase)) change(turn, [phrase])
      else addOne(turn, phrase, 'none')
}

/** Whether a result names a line: "make that a wrap" doesn't mean the chicken wrap bowl that there is. */
function isInCart(turn: Turn, result: Phrase): boolean {
  const line = findTargetQuietly(turn, result)
  const names = !hasNumber(result) || result.head?.items.length !== 1
  return line !== undefined && (names || (result.head?.items.includes(line.entry) ?? false))
}

/** "no onions on one of the wraps": about so many of a line that is there. */
function modifySome(turn: Turn, phrase: Phrase): boolean {
  const { head, before } = phrase
  const [to, count] = before.slice(-2)
  const counts = (count?.kind === 'number' || count?.kind === 'article') && !count.counted
  if (head?.kind !== 'item' || to?.kind !== 'to' || !counts) return false
  if (!before.some(({ options }) => options.length > 0)) return false
  const line = findTargetQuietly(turn, { ...phrase, before: [] })
  if (!line || line.quantity < count.value) return false
  const said: Phrase = { ...phrase, head: undefined, chunk: undefined, before: [], behind: before }
  const { whole, parts } = describe(turn, said, [line.entry], line.quantity)
  modifyLine(turn, line, whole, 'set', phrase)
  if (parts.length > 0) splitOff(turn, line, parts, phrase, undefined, true)
  return true
}

/** "one of the burgers with bacon", "half of the burgers without onions": some of a line that is there. */
function modifyAmong(turn: Turn, phrase: Phrase): boolean {
  const { head, before, among, definite } = phrase
  const count = before.at(-1)
  const isHalf = count?.kind === 'half'
  const counts = (count?.kind === 'number' || count?.kind === 'article') && !count.counted
  const isThem = head?.kind === 'that' && isHalf
  if ((head?.kind !== 'item' && !isThem) || phrase.target || !saysSomething(phrase)) return false
  if (!(isHalf ? among || definite || count.end > count.start : among && counts)) return false
  const line = findTargetQuietly(turn, { ...phrase, before: before.slice(0, -1) })
  const quantity = isHalf ? (line?.quantity ?? 1) / 2 : (count?.value ?? 0)
  if (!line || line.quantity < quantity || line.quantity === 1 || (isHalf && !Number.isInteger(quantity)))
    return false
  const { whole } = describe(turn, { ...phrase, before: before.slice(0, -1) }, [line.entry], quantity)
  splitOff(turn, line, [{ ...whole, quantity, some: true }], phrase, undefined, true)
  return true
}

interface Replaced {
  readonly line: CartLine
  /** No other line can be meant */
  readonly isSure: boolean
  /** The only one of the category of what takes its place */
  readonly isAlike: boolean
}

/** The line that something else takes the place of: the only one of its category, or the one last spoken of. */
function findReplaced({ cart, made }: Turn, { head }: Phrase): Replaced | undefined {
  const { focus, lines } = cart
  const category = head?.items[0]?.item.category
  const alike = lines.filter(({ entry }) => category !== undefined && entry.item.category === category)
  const [only] = alike
  if (only && alike.length === 1) return { line: only, isSure: true, isAlike: true }
  if (!focus) return undefined
  return {
    line: focus,
    isSure: lines.length === 1 || alike.length > 1 || made.includes(focus),
    isAlike: false,
  }
}

/** What a change is made to: "that", "the latte", or a bare name in the cart. */
function isTarget(turn: Turn, phrase: Phrase): boolean {
  if (phrase.head?.kind === 'that') return true
  if (phrase.head?.kind === 'ones') return phrase.definite && findTargetQuietly(turn, phrase) !== undefined
  if (phrase.head?.kind !== 'item' || phrase.target) return false
  return (phrase.definite || !hasNumber(phrase)) && findTargetQuietly(turn, phrase) !== undefined
}

/** "to a cappuccino", "for a mocha" */
function isResult(phrase: Phrase): boolean {
  return phrase.head?.kind === 'item' && (phrase.target || phrase.before[0]?.kind === 'to')
}

function isNewItem(phrase: Phrase): boolean {
  return (phrase.head?.kind === 'item' || phrase.head?.kind === 'unknown') && !phrase.definite
}

/** What a clause takes back ("2 no wait 3") is the last that the turn made, unless it only changes it. */
function takeBack(turn: Turn, phrases: readonly Phrase[]): void {
  const last = turn.made.at(-1)
  const asked = turn.questions.at(-1)
  if (!last && asked?.kind === 'quantity') turn.questions.pop()
  if (last && phrases[0]?.head?.kind === 'item') {
    removeLine(turn.cart, last)
    turn.made.pop()
  }
}

/** Nothing of the menu, no number, and everyday words around what isn't known: talk, not an order. */
export function isChat({ verb, chunks, talk }: Clause): boolean {
  const orders = (chunk: Chunk) => chunk.kind === 'number' || chunk.kind === 'article' || isOnMenu(chunk)
  return (
    verb === 'none' && !chunks.some(orders) && (talk > 0 || chunks.some(({ kind }) => kind === 'definite'))
  )
}

/** "6 bananas, not 1 kg": the number is what the line had before this turn. What was added to it takes its place. */
function takesOldCountBack({ cart, counts, made }: Turn, [only, ...others]: readonly Phrase[]): boolean {
  const { focus } = cart
  const [count, ...rest] = only?.behind ?? []
  if (!focus || only?.head || others.length > 0 || rest.length > 0 || count?.kind !== 'number') return false
  const isOld = (line: CartLine) => {
    const before = counts.get(line)
    return before !== undefined && isSameCount(before, count) && line.entry === focus.entry
  }
  if (counts.has(focus)) return isOld(focus) && focus.quantity !== counts.get(focus)?.quantity
  const old = cart.lines.find(isOld)
  if (!old || made.at(-1) !== focus) return false
  Object.assign(old, { quantity: focus.quantity, unit: focus.unit })
  removeLine(cart, focus)
  made.pop()
  cart.focus = old
  return true
}

function isSameCount({ quantity, unit }: Count, { value, unit: own }: Chunk): boolean {
  return own === unit ? value === quantity : convertQuantity(value, own, unit) === quantity
}

/** "sorry, two cokes", "only one coke": as many as that of what an earlier turn ordered, not more. */
function setsAnew(turn: Turn, phrase: Phrase, { apologises, verb }: Clause): boolean {
  const isOnly = phrase.only === true || phrase.before[0]?.kind === 'only'
  const counts = hasNumber(phrase) || phrase.behind[0]?.kind === 'number'
  if (phrase.head?.kind !== 'item' || !counts || phrase.more || verb === 'add' || (!apologises && !isOnly))
    return false
  const line = findTargetQuietly(turn, phrase)
  return line !== undefined && turn.earlier.has(line)
}

/** "sorry, 3", "actually steak": a number or a choice on its own, in place of what the line last spoken of has. */
function correctsFocus({ cart }: Turn, { head, all, behind, more }: Phrase, { apologises }: Clause): boolean {
  const isWith = behind[0]?.kind === 'with'
  const first = isWith ? behind[1] : behind[0]
  if (!apologises || head || all || more || !first || !cart.focus) return false
  const { entry } = cart.focus
  // "sorry, with cheese" may well be one more of the toppings.
  if (isWith && !first.options.every(({ group }) => group.max <= MAX_EXCHANGED)) return false
  const isCount = first.kind === 'number' && !first.counted
  return isCount || first.options.some(option => accepts(entry, option))
}

/** Of several fillings that a line has, one more may be meant, or one instead of another. */
function correctFocus(turn: Turn, phrase: Phrase): void {
  const { focus } = turn.cart
  const said = phrase.behind[0]?.options.filter(option => focus && accepts(focus.entry, option)) ?? []
  const isOfKind = ({ group }: OptionEntry) =>
    group.max > MAX_EXCHANGED &&
    (focus?.options.filter(own => own.group === group.id && own.amount !== 'none').length ?? 0) > 1
  if (said.length > 0 && said.every(isOfKind)) ask(turn, [{ kind: 'conflict', chunk: phrase, options: said }])
  change(turn, [phrase], true, false)
}

/** "and the flat white for a latte": what an earlier clause did, with something else. */
function goesOnExchanging(turn: Turn, [from, to]: readonly Phrase[]): boolean {
  if (!from?.definite || from.head?.kind !== 'item' || !to || !isNewItem(to)) return false
  if (!isResult(to)) return false
  return findOptionExchange(turn, [from, to]) !== undefined || (!saysSomething(from) && isTarget(turn, from))
}

/** The one thing of the menu that a question names. */
function findAsked(turn: Turn, phrases: readonly Phrase[]): Asked | undefined {
  const [only, ...others] = phrases.filter(({ head }) => head?.kind === 'item')
  if (!only?.head || others.length > 0) return undefined
  const named = [...only.before, ...only.behind].filter(({ options }) => options.length > 0)
  return { items: only.head.items, named, turn: turn.number }
}

/** "cancel", "cancel everything", "cancel everything but the coke", and "cancel" with what should go. */
function cancel(turn: Turn, phrases: readonly Phrase[], everything: boolean): void {
  const named = phrases.filter(({ head }) => head?.kind === 'item' || (head && !everything))
  if (named.length === 0) {
    Object.assign(turn.cart, createCart())
    return
  }
  if (!everything) {
    for (const phrase of phrases) removePhrase(turn, phrase)
    return
  }
  const kept = new Set(named.map(phrase => findTargetQuietly(turn, phrase)))
  for (const line of turn.cart.lines) if (!kept.has(line)) removeLine(turn.cart, line)
}

/** "un solo café", "just a coke": an article that counts. */
function countOnly(phrase: Phrase): Phrase {
  const { before, behind } = phrase
  const [only, one, ...more] = behind
  if (!phrase.head && only?.kind === 'only' && one?.article && more.length === 0)
    return { ...phrase, behind: [only, { ...one, kind: 'number', article: false }] }
  if (phrase.head?.kind !== 'item' || !before.some(({ kind }) => kind === 'only')) return phrase
  const count = (chunk: Chunk): Chunk =>
    chunk.article ? { ...chunk, kind: 'number', article: false } : chunk
  return { ...phrase, before: before.filter(({ kind }) => kind !== 'only').map(count), only: true }
}

/** A message that orders more lines than these is for a person to look at. */
const MAX_LINES = 150

const isFull = ({ made, cart }: Turn): boolean => made.length + cart.choices.length >= MAX_LINES

/** Carries out what a clause says. */
export function applyClause(turn: Turn, clause: Clause, modifiersFollow: boolean): void {
  if (isFull(turn)) {
    ask(turn, [{ kind: 'conflict', chunk: clause }])
    return
  }
  const focus = turn.cart.focus ? [turn.cart.focus.entry] : []
  const adds = clause.verb === 'add'
  const phrases = readPhrases(clause.chunks, focus, modifiersFollow, adds).map(phrase =>
    takeDescription(turn, countOnly(phrase)),
  )
  const hasItem = phrases.some(phrase => phrase.head && phrase.head.kind !== 'that')
  switch (clause.verb) {
    case 'cancel':
      cancel(turn, phrases, clause.everything)
      return
    case 'repeat':
      // "the same order but …", with no other than the one at hand
      if (!repeatLastOrder(turn, clause) && turn.cart.lines.length === 0)
        ask(turn, [{ kind: 'unknown_item', chunk: clause }])
      return
    case 'remove':
      // "not the fries, onion rings"
      for (const [at, phrase] of phrases.entries())
        if (at > 0 && isNewItem(phrase) && !findTargetQuietly(turn, phrase)) addOne(turn, phrase, 'add')
        else removePhrase(turn, phrase)
      turn.cart.isVacant = true
      return
    case 'change':
      if (clause.replaces && turn.cart.isVacant && phrases.every(isNewItem)) {
        for (const phrase of phrases) addOne(turn, phrase, 'add')
        return
      }
      change(turn, phrases, clause.replaces)
      return
    case 'ask':
      turn.cart.asked = findAsked(turn, phrases)
      return
    default:
      if (clause.corrects && takesOldCountBack(turn, phrases)) return
      if (clause.corrects) {
        // What an earlier turn ordered is changed, what this one did is taken back.
        if (!hasItem || (turn.made.length === 0 && turn.cart.lines.length > 0)) {
          change(turn, phrases, true, false)
          return
        }
        takeBack(turn, phrases)
      }
      if (goesOnExchanging(turn, phrases)) {
        change(turn, phrases)
        return
      }
      for (let at = 0; at < phrases.length; ) {
        const phrase = phrases[at]
        if (isFull(turn)) {
          ask(turn, [{ kind: 'conflict', chunk: clause }])
          return
        }
        const copied = addAlike(turn, phrases.slice(at, at + 3))
        if (phrase && copied === 0 && !modifySome(turn, phrase) && !modifyAmong(turn, phrase))
          if (setsAnew(turn, phrase, clause)) change(turn, [phrase])
          else if (correctsFocus(turn, phrase, clause)) correctFocus(turn, phrase)
          else addOne(turn, phrase, clause.verb, isChat(clause))
        at += Math.max(copied, 1)
      }
  }
}
