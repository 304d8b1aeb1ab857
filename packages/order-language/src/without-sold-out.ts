import { toCart, toState } from './cart/state.js'
import type { CompiledMenu } from './compile-menu.js'
import type { ReadingState } from './read-order.js'
import type { Candidate, OrderLine, OrderReading, Question } from './reading.js'

/** What was read, and what of it can't be had. */
export interface Offered {
  readonly state: ReadingState
  readonly reading: OrderReading
  /** What was wanted of what the menu doesn't offer now, each once */
  readonly soldOut: readonly Candidate[]
}

/** Tells what is offered: dishes by their ids, options by those of their groups and their own. */
function offeredBy({ menu }: CompiledMenu): (wanted: Candidate) => boolean {
  const keyOf = (wanted: Candidate) =>
    JSON.stringify('item' in wanted ? [wanted.item] : [wanted.group, wanted.option])
  const offered = new Set([
    ...menu.items.map(({ id }) => keyOf({ item: id })),
    ...menu.groups.flatMap(({ id, options }) =>
      options.map(option => keyOf({ group: id, option: option.id })),
    ),
  ])
  return wanted => offered.has(keyOf(wanted))
}

/**
 * Takes out of what was read against the whole menu what `menu` doesn't offer, so that it is told rather than read as
 * something else.
 * @param menu the same without what is sold out
 */
export function withoutSoldOut(
  menu: CompiledMenu,
  { state, reading }: { readonly state: ReadingState; readonly reading: OrderReading },
): Offered {
  const isOffered = offeredBy(menu)
  const soldOut: Candidate[] = []
  const keepLine = (line: OrderLine): OrderLine[] => {
    if (!isOffered({ item: line.item })) {
      soldOut.push({ item: line.item })
      return []
    }
    const options = line.options.filter(({ group, option, amount }) => {
      const has = isOffered({ group, option })
      if (!has && amount !== 'none') soldOut.push({ group, option })
      return has
    })
    return [{ ...line, options }]
  }
  const keepQuestion = (question: Question): Question[] => {
    const { candidates = [] } = question
    const left = candidates.filter(isOffered)
    if (left.length === candidates.length) return [question]
    const [first] = candidates
    if (left.length > 0 || first === undefined) return [{ ...question, candidates: left }]
    soldOut.push(first)
    return []
  }
  const lines = reading.lines.flatMap(keepLine)
  const questions = reading.questions.flatMap(keepQuestion)
  const { asked } = state.cart
  if (asked?.turn === state.turns - 1 && !asked.items.some(item => isOffered({ item })))
    soldOut.push(...asked.items.slice(0, 1).map(item => ({ item })))
  const cart = toCart(menu.lexicon, state.cart)
  const choices = cart.choices.filter(({ items }) => items.length > 0)
  const each = new Map(soldOut.map(wanted => [JSON.stringify(wanted), wanted]))
  return {
    state: { ...state, cart: toState({ ...cart, choices }) },
    reading: { ...reading, lines, questions },
    soldOut: [...each.values()],
  }
}
