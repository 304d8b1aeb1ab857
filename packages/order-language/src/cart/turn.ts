import { type Chunk, isSeparator, type Stretch } from '../chunks/chunk.js'
import type { Person } from '../details/people.js'
import type { Resegment } from '../grammar/counting.js'
import { readModifiers } from '../grammar/modifiers.js'
import { findObject, fittingOptions } from '../grammar/objects.js'
import {
  createPortion,
  joinPortions,
  type Phrase,
  type Portion,
  type Problem,
  type SaidOption,
} from '../grammar/phrase.js'
import type { Group } from '../lexicon/group.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { accepts, type ItemEntry } from '../lexicon/meaning.js'
import type { Candidate, OrderLine, Question, Span } from '../reading.js'
import type { Token } from '../text/tokenise.js'
import { convertQuantity } from '../text/units.js'
import { type Cart, type CartLine, itemCandidates } from './cart.js'

export interface Count {
  readonly quantity: number
  readonly unit: string
}

/** A turn being read: its words, the cart that it changes, and what it leaves to ask. */
export interface Turn {
  readonly number: number
  readonly text: string
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
  readonly resegment: Resegment
  readonly cart: Cart
  readonly questions: Question[]
  /** What was said of all lines last: "all with onion" */
  saidOfAll: Portion | undefined
  /** Whom parts of it are for */
  readonly people: readonly Person[]
  /** Lines that this turn made, in order */
  readonly made: CartLine[]
  /** Lines that were there before it, or that it took over whole */
  readonly earlier: Set<CartLine>
  /** How many of each line there were before it */
  readonly counts: ReadonlyMap<CartLine, Count>
  /** What the customer ordered the last time */
  readonly lastOrder: readonly OrderLine[]
}

/** Rules may put words in another order, and words where none stood: a span is never empty, nor backwards. */
export function spanOf(turn: Turn, { start, end }: Stretch): Span {
  const first = Math.min(start, Math.max(end - 1, 0), turn.tokens.length - 1)
  const last = Math.min(Math.max(start, end - 1), turn.tokens.length - 1)
  return [turn.number, turn.tokens[first]?.from ?? 0, turn.tokens[last]?.to ?? 0]
}

export function textOf(turn: Turn, stretch: Stretch): string {
  const [, from, to] = spanOf(turn, stretch)
  return turn.text.slice(from, to)
}

export function keysOf(turn: Turn, { start, end }: Stretch): string[] {
  return turn.tokens.slice(start, end).map(token => turn.lexicon.toKey(token.text))
}

export function createQuestion(turn: Turn, problem: Problem): Question {
  const candidates: Candidate[] = [
    ...itemCandidates(problem.items ?? []),
    ...(problem.options ?? []).map(({ group, option }) => ({ group: group.id, option: option.id })),
  ]
  return {
    kind: problem.kind,
    text: textOf(turn, problem.chunk),
    span: spanOf(turn, problem.chunk),
    ...(candidates.length > 0 && { candidates }),
  }
}

/** What raises more is for a person; only the first are asked. */
export const MAX_PROBLEMS = 40

export function ask(turn: Turn, problems: readonly Problem[]): void {
  for (const problem of problems)
    if (turn.questions.length < MAX_PROBLEMS) turn.questions.push(createQuestion(turn, problem))
}

/** What a phrase says about its item. */
export interface Description {
  /** About the item itself; the first of several that were named together ("one small and two large") */
  readonly whole: Portion
  /** What of it was said in front of the item */
  readonly lead: Portion
  /** Others of the same item named before it */
  readonly others: readonly Portion[]
  /** Some of those that were ordered, named behind it: "2 pizzas, one without onions" */
  readonly parts: readonly Portion[]
}

export function describe(
  turn: Turn,
  phrase: Phrase,
  items: readonly ItemEntry[],
  quantity = turn.cart.focus?.quantity ?? 1,
): Description {
  const reader = { items, resegment: turn.resegment, quantity }
  // "three sugars to that": a number counts what goes on the line, not the line.
  const isReference = phrase.target || phrase.head?.kind === 'that'
  const [first = createPortion(), ...others] = readModifiers(phrase.before, !isReference, reader)
  shareToppings([first, ...others])
  const [count, ...rest] = phrase.behind
  const isCountedBehind = count?.times === true && rest.length > 0 && first.quantity === undefined
  if (isCountedBehind) first.quantity = count.value
  const after = isCountedBehind ? rest : phrase.behind
  if (phrase.head?.kind === 'item' && first.quantity === undefined && !first.article)
    first.quantity = sumFlavours(after, items)
  const [behind = createPortion(), ...parts] = readModifiers(after, false, {
    ...reader,
    chosen: new Set(first.options.flatMap(({ entries }) => entries.map(({ group }) => group))),
    ...(phrase.head?.kind === 'item' && { quantity: first.quantity ?? 1 }),
  })
  // "a cake of 2 kg", of what is sold by the kilo
  const isPiece =
    first.unit === '' && (first.quantity === 1 || (first.quantity === undefined && first.article))
  if (
    isPiece &&
    behind.unit !== '' &&
    items.some(({ item }) => item.units?.some(own => convertQuantity(1, behind.unit, own) !== undefined))
  ) {
    first.quantity = undefined
    first.article = false
  }
  // "a latte 2" says neither one nor two.
  const isTimes = after.some(chunk => chunk.times)
  const saysTwo =
    behind.quantity !== undefined && (first.quantity !== undefined || (first.article && !isTimes))
  if (saysTwo && first.quantity !== behind.quantity) behind.problems.push({ kind: 'quantity', chunk: phrase })
  const listed = parts.length === 0 ? listFlavours(first.quantity, behind) : []
  // What stands behind "one small and two large pizzas" is about the ones next to it, or about all: about all.
  const chunk = phrase.head?.kind === 'item' ? phrase.chunk : undefined
  if (chunk)
    for (const entry of chunk.implied)
      if (items.some(item => accepts(item, entry)))
        first.options.push({ entries: [entry], amount: 'normal', chunk })
  return {
    whole: joinPortions(first, behind),
    lead: first,
    others: others.map(other => joinPortions(other, { ...behind, quantity: undefined, unit: '' })),
    parts: [...parts, ...listed],
  }
}

/** "a medium and a large pepperoni pizza": what isn't of the last alone is of all, where the others are told by a choice. */
function shareToppings(portions: readonly Portion[]): void {
  const last = portions.at(-1)
  const earlier = portions.slice(0, -1)
  const isTopping = ({ entries }: SaidOption) => entries.every(({ group }) => !group.isSingle)
  const isChosen = ({ options }: Portion) => options.length > 0 && !options.some(isTopping)
  if (!last || !earlier.every(isChosen)) return
  for (const portion of earlier) portion.options.push(...last.options.filter(isTopping))
}

/** "esfihas: 5 meat, 5 cheese": how many there are is how many there are of each. */
function sumFlavours(behind: readonly Chunk[], items: readonly ItemEntry[]): number | undefined {
  let sum = 0
  let isCounting = false
  for (const [at, chunk] of behind.entries()) {
    if (chunk.kind !== 'number' || chunk.counted || chunk.times || chunk.unit !== '') continue
    const object = findObject(behind, at)
    const options = fittingOptions(object, items)
    const opens = at === 0 || behind[at - 1]?.kind === 'and' || isSeparator(behind[at - 1]) || isCounting
    const isFlavour = options.every(({ group }) => group.isNeeded && !group.isMix)
    if (!opens || options.length === 0 || !isFlavour) return undefined
    isCounting = true
    sum += chunk.value
  }
  return isCounting ? sum : undefined
}

/**
 * "3 shakes: vanilla, chocolate, oreo": as many as there are, of what each has one of: one each. Takes them out of the
 * portion.
 */
function listFlavours(quantity: number | undefined, portion: Portion): Portion[] {
  if (quantity === undefined || quantity < 2) return []
  const isFlavour = ({ entries, amount, part }: SaidOption) =>
    amount === 'normal' && part === undefined && entries.every(({ group }) => group.isNeeded || group.isFew)
  const byGroup = new Map<Group | undefined, SaidOption[]>()
  for (const said of portion.options)
    if (isFlavour(said))
      byGroup.set(said.entries[0]?.group, [...(byGroup.get(said.entries[0]?.group) ?? []), said])
  // Of what each may have two of, a list of two is for each.
  const flavours = [...byGroup].find(
    ([group, options]) => options.length === quantity && (group?.isChoice || quantity > 2),
  )?.[1]
  if (!flavours) return []
  const rest = portion.options.filter(said => !flavours.includes(said))
  portion.options.splice(0, portion.options.length, ...rest)
  return flavours.map(said => ({ ...createPortion(), quantity: 1, options: [said] }))
}
