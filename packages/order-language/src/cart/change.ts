import type { Chunk } from '../chunks/chunk.js'
import { isChoice } from '../grammar/objects.js'
import type { Phrase } from '../grammar/phrase.js'
import { accepts } from '../lexicon/meaning.js'
import { addOne } from './add-one.js'
import { addAnaphor } from './again.js'
import { exchangeSome, exchangesOption, exchangesSome, findNamedAnew } from './exchange.js'
import { isDescribedBy } from './find-line.js'
import { findTarget } from './find-target.js'
import { modifyByOptions } from './modify-by-options.js'
import { modifyLine } from './modify-line.js'
import { modifyTarget } from './modify-target.js'
import { carryOut } from './reducer.js'
import { replaceLine } from './replace-line.js'
import { hasNumber, isExchanged, isNewItem, isResult } from './said.js'
import {
  countsAnother,
  describesAnother,
  findReplaced,
  findTargetQuietly,
  isInCart,
  isSomeOfLine,
  isTarget,
} from './target.js'
import { ask, describe, spanOf, type Turn } from './turn.js'

/** "make that a cappuccino", "change the latte to 2", "make it large". */
export function change(turn: Turn, phrases: readonly Phrase[], replaces = false, exchanges = true): void {
  if (exchangesOption(turn, phrases)) {
    changeRest(turn, phrases.slice(2))
    return
  }
  // "can you make it two large pizzas", with nothing ordered yet
  if (
    turn.cart.lines.length === 0 &&
    phrases[0]?.head?.kind === 'that' &&
    phrases[1]?.head?.kind === 'item'
  ) {
    for (const phrase of phrases.slice(1)) addOne(turn, phrase, 'none')
    return
  }
  if (becomesOption(turn, phrases)) return
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
  } else if (replaced?.head?.kind === 'that' && result && describesAnother(turn, result)) {
    modifyTarget(turn, result, 'set')
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
  const isFlavour = named.every(({ options }) => options.every(({ group }) => group.isNeeded))
  if (line && described.length === 1 && isFlavour) {
    carryOut(cart, { do: 'count', line, quantity: count.value })
    carryOut(cart, { do: 'mention', line, span: spanOf(turn, phrase) })
    carryOut(cart, { do: 'focus', line })
    return true
  }
  if (!corrects || !cart.focus || described.length > 0 || siblings.length > 1) return false
  if (count.value !== cart.focus.quantity) return false
  const { entry } = cart.focus
  if (!named.every(({ options }) => options.some(option => accepts(entry, option)))) return false
  modifyLine(turn, cart.focus, describe(turn, { ...phrase, behind: named }, [entry]).whole, 'set', phrase)
  return true
}

/** "it may be in a croissant": a way that the line at hand can be, rather than the dish of that name. */
function becomesOption(turn: Turn, [first, ...others]: readonly Phrase[]): boolean {
  const { focus } = turn.cart
  const { chunk, head } = first ?? {}
  if (!first || !focus || !chunk || head?.kind !== 'item' || others.length > 0) return false
  const isLed = first.before[0]?.kind === 'to' || first.target
  const isBare = !hasNumber(first) && !first.definite && first.behind.length === 0
  const isOption = chunk.options.some(option => accepts(focus.entry, option) && option.group.isFixed)
  if (!isLed || !isBare || !isOption || isInCart(turn, first)) return false
  modifyByOptions(
    turn,
    { ...first, head: undefined, chunk: undefined, behind: [{ ...chunk, items: [] }] },
    'set',
    'change',
  )
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
