import type { Chunk } from '../chunks/chunk.js'
import { createPortion, type Phrase, type Portion } from '../grammar/phrase.js'
import type { OptionEntry } from '../lexicon/meaning.js'
import { addPhrase } from './add.js'
import type { CartLine } from './cart.js'
import { findTarget } from './find-target.js'
import { modifyLine } from './modify-line.js'
import { carryOut } from './reducer.js'
import { replaceLine } from './replace-line.js'
import { hasNumber, isNewItem, isOfThem, isResult, saysSomething } from './said.js'
import { findReplaced, isInCart, isNamedAlike, isTarget } from './target.js'
import { ask, describe, type Turn } from './turn.js'

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
  const isOther = options.some(own => own.group === group.id && group.isSingle)
  return (
    options.some(own => isIt(own) && own.amount !== 'none') || (!isOther && entry.item.defaults.some(isIt))
  )
}

export function exchangesOption(turn: Turn, phrases: readonly Phrase[]): boolean {
  const found = findOptionExchange(turn, phrases)
  const [, result] = phrases
  if (!found || !result) return false
  const { line, from, to } = found
  const chunk = result.chunk ?? result
  const say = (entry: OptionEntry): Portion => ({
    ...createPortion(),
    options: [{ entries: [entry], amount: 'normal', chunk }],
  })
  if (!from.group.isSingle) modifyLine(turn, line, say(from), 'remove', result)
  modifyLine(turn, line, say(to), 'set', result)
  return true
}

/** "make that chocolate", "que sea de pollo": the bare name of another such, of the only line of that category. */
export function findNamedAnew(turn: Turn, phrase: Phrase): CartLine | undefined {
  if (phrase.head?.kind !== 'item' || hasNumber(phrase)) return undefined
  const found = findReplaced(turn, phrase)
  if (found?.isAlike && isNamedAlike(found.line, phrase)) return found.line
  const [only, ...others] = turn.cart.lines.filter(line => isNamedAlike(line, phrase))
  return phrase.definite && others.length === 0 ? only : undefined
}

/** "change one to chocolate": so many of what was last spoken of. @returns whether it says so */
export function exchangesSome(turn: Turn, phrase: Phrase): boolean {
  const [count, ...more] = phrase.before
  // "troca um por …"
  const isOne =
    count?.article === true &&
    (phrase.target || phrase.among || (more[0] !== undefined && more[0].kind !== 'article'))
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
  const copy: CartLine = { ...line, quantity: count.value }
  carryOut(turn.cart, { do: 'split', line, copy })
  replaceLine(turn, copy, { ...phrase, before: [] }, true)
  return true
}

/** "change one coke to a fanta", "cambia una coca por un boing": as many fewer of the one as there come of the other. */
export function exchangeSome(turn: Turn, from: Phrase, to: Phrase): void {
  const line = findTarget(turn, from)
  if (!line) return
  const quantity = describe(turn, { ...from, behind: [] }, [line.entry]).whole.quantity ?? 1
  if (quantity >= line.quantity) {
    replaceLine(turn, line, to, true)
    return
  }
  carryOut(turn.cart, { do: 'count', line, quantity: line.quantity - quantity })
  const count = from.before.find(({ kind }) => kind === 'number')
  const before = hasNumber(to) || !count ? to.before : [count, ...to.before]
  addPhrase(turn, { ...to, before: before.filter(({ kind }) => kind !== 'to' && kind !== 'with') })
}

/** "and the flat white for a latte": what an earlier clause did, with something else. */
export function goesOnExchanging(turn: Turn, [from, to]: readonly Phrase[]): boolean {
  if (!from?.definite || from.head?.kind !== 'item' || !to || !isNewItem(to)) return false
  if (!isResult(to)) return false
  return findOptionExchange(turn, [from, to]) !== undefined || (!saysSomething(from) && isTarget(turn, from))
}
