import type { Chunk } from '../chunks/chunk.js'
import type { QuestionClass } from '../language/questions.js'
import type { Token } from '../text/tokenise.js'
import type { Hit } from './phrases.js'
import { counts, onMenu, type Piece, says } from './split.js'
import type { Allergen, Diet, Topic } from './topics.js'

/** Something that a customer asks. Ids are the menu's. */
export interface Asked {
  readonly topic: Topic
  /** in the customer's words */
  readonly text: string
  /** what it is asked of, where it may be read as an order is: “a large pepperoni with extra cheese” */
  readonly about: string
  readonly items: readonly string[]
  readonly options: readonly { readonly group: string; readonly option: string }[]
  readonly groups: readonly string[]
  readonly diet?: Diet
  readonly allergen?: Allergen
  readonly when?: When
  /** sizes are asked for, rather than flavours or extras */
  readonly ofSizes: boolean
  /** it has words that nothing was made of */
  readonly isPlain: boolean
  /** up to which token it goes */
  readonly end: number
}

/** Of which day opening hours are asked. `day` is ISO: 1 Monday … 7 Sunday. */
export type When =
  | { readonly kind: 'now' | 'today' | 'tomorrow' | 'holiday' | 'week' }
  | { readonly kind: 'day'; readonly day: number }

/** How surely a piece asks. */
interface Manner {
  /** it has a question mark, or begins as questions do */
  readonly asks: boolean
  /** it begins as questions surely do */
  readonly opens: boolean
  /** it is put as a question, and orders */
  readonly orders: boolean
  /** it says what is asked and of what, and nothing else */
  readonly isTerse: boolean
}

function mannerOf(piece: Piece): Manner {
  let from = piece.start
  const isBeside = (at: number): boolean =>
    piece.hits.some(
      ({ start, end, classes }) =>
        start === at &&
        end === at + 1 &&
        classes.has('beside') &&
        !classes.has('opens') &&
        !classes.has('orders'),
    )
  const begins = (name: QuestionClass): number =>
    Math.max(
      0,
      ...piece.hits.filter(hit => hit.start === from && hit.classes.has(name)).map(hit => hit.end - from),
    )
  while (
    from < piece.end - 1 &&
    isBeside(from) &&
    begins('opens') === 0 &&
    begins('mayOpen') === 0 &&
    begins('orders') === 0
  )
    from += 1
  const [opens, mayOpen, orders] = [begins('opens'), begins('mayOpen'), begins('orders')]
  const asksWithin = piece.hits.some(({ classes }) => classes.has('opens'))
  return {
    asks: piece.isAsked || opens > 0 || mayOpen > 0 || asksWithin,
    opens: piece.isAsked || opens > 0 || asksWithin,
    orders: orders > Math.max(opens, mayOpen),
    isTerse: piece.strange.length === 0 && !counts(piece),
  }
}

function whenOf(piece: Piece): When {
  const day = piece.hits.find(hit => hit.day !== undefined)?.day
  if (says(piece, 'holiday')) return { kind: 'holiday' }
  if (piece.chunks.some(({ kind, article }) => kind === 'number' && !article)) return { kind: 'week' }
  if (day !== undefined) return { kind: 'day', day }
  if (says(piece, 'tomorrow')) return { kind: 'tomorrow' }
  if (says(piece, 'today', 'tonight')) return { kind: 'today' }
  if (says(piece, 'hours')) return { kind: 'week' }
  return { kind: says(piece, 'time') ? 'today' : 'now' }
}

/** What it is about. The first that fits is right: what is more than one thing is what stands first. */
function topicOf(piece: Piece, manner: Manner): Topic | undefined {
  const { asks, opens, orders, isTerse } = manner
  const named = onMenu(piece)
  const hasItems = named.some(({ items, category }) => items.length > 0 || category.length > 0)
  // whoever tells of an allergy asks nothing
  if (piece.chunks.some(({ kind }) => kind === 'care')) return undefined
  const isOrder = orders && (named.length > 0 || counts(piece) || says(piece, 'deliver'))
  if (isOrder) return undefined
  const diet = piece.hits.some(hit => hit.diet !== undefined)
  const allergen = piece.hits.some(hit => hit.allergen !== undefined && !isDish(hit, named))
  const isCounted = piece.chunks.some(({ kind, article }) => kind === 'number' && !article)
  const sure = opens || isTerse

  if (says(piece, 'speak') && asks && named.length === 0) return 'languages'
  if (says(piece, 'robot') && asks && named.length === 0) return 'bot'
  if (says(piece, 'compare') && hasItems) return 'compare'
  if (says(piece, 'minimum') && (asks || isTerse)) return 'minimum'
  if (says(piece, 'fee') && (asks || isTerse)) return 'delivery_fee'
  if (says(piece, 'deliver') && says(piece, 'price') && !hasItems) return 'delivery_fee'
  if (says(piece, 'hours') && (asks || isTerse)) return 'hours'
  if (says(piece, 'duration') && sure) return 'duration'
  if (says(piece, 'open') && asks && !hasItems) return 'hours'
  if (says(piece, 'pay') && opens && !hasItems) return 'payment'
  if (says(piece, 'phone') && asks) return 'phone'
  if (says(piece, 'where') && asks) return 'where'
  if (says(piece, 'total') && asks && !hasItems) return 'total'
  if (says(piece, 'cheapest') && sure) return 'cheapest'
  if (diet && (opens || !isWay(piece, named)) && (asks || isTerse) && !isCounted) return 'diet'
  if (says(piece, 'popular') && sure) return 'popular'
  const isSaidOfDish = hasItems && says(piece, 'have', 'contents')
  if (allergen && (asks || isSaidOfDish) && !isCounted && !says(piece, 'price')) return 'allergen'
  if (says(piece, 'sizes') && asks) return 'options'
  if (says(piece, 'price') && (asks || isTerse || beginsWithPrice(piece))) return 'price'
  if (says(piece, 'which', 'have') && says(piece, 'options') && kindsOf(piece)) return 'list'
  if (says(piece, 'options') && (opens || says(piece, 'have')))
    return says(piece, 'contents') && hasItems ? 'contents' : 'options'
  if (says(piece, 'deliver') && opens && isBefore(piece, named)) return 'delivery'
  if (says(piece, 'contents') && asks && hasItems && !isCounted) return 'contents'
  // “has the mayonnaise any?”: of a dish it would be told
  if (says(piece, 'contents') && piece.isAsked && named.length > 0 && !hasItems && !isCounted)
    return 'unknown'
  // “are the corn tortillas safe?” asks for no list of them
  const isOfKind = piece.strange.length === 0 && piece.everyday.length === 0
  if (named.some(({ groups }) => groups.length > 0) && opens && isOfKind) return 'options'
  if (named.length > 0 && asks && !counts(piece)) {
    const kinds = named.some(
      ({ category, items, partial }) => category.length > 0 || (partial && items.length > 1),
    )
    if (kinds && (says(piece, 'have', 'which') || piece.isAsked)) return 'list'
    if (says(piece, 'have') && (opens || isTerse)) return haveTopic(piece)
  }
  if (says(piece, 'which') && says(piece, 'have') && kindsOf(piece)) return 'list'
  return isUnknown(piece, manner) ? 'unknown' : undefined
}

/** “A small margherita on gluten free crust” orders what the dish is had as. */
const isWay = (piece: Piece, named: readonly Chunk[]): boolean =>
  named.some(({ items }) => items.length > 0) &&
  named.some(
    ({ items, options, start, end }) =>
      items.length === 0 &&
      options.length > 0 &&
      piece.hits.some(hit => hit.diet !== undefined && hit.start < end && start < hit.end),
  )

/** “Fish and chips” is no question about fish. */
const isDish = (hit: Hit, named: readonly Chunk[]): boolean =>
  named.some(
    ({ items, partial, start, end }) => items.length > 0 && !partial && start <= hit.start && hit.end <= end,
  )

/** “Price of two kilos of carnitas” */
const beginsWithPrice = (piece: Piece): boolean =>
  piece.hits.some(({ classes, start }) => classes.has('price') && start === piece.start)

/** “Do you deliver to Pepper Street?” */
const isBefore = (piece: Piece, named: readonly Chunk[]): boolean =>
  named.every(({ start }) => piece.hits.some(({ classes, end }) => classes.has('deliver') && end <= start))

const kindsOf = (piece: Piece): boolean => onMenu(piece).some(({ category }) => category.length > 0)

/** “Has the burger mayonnaise?” is about what is in it, “have you mayonnaise?” about what there is. */
function haveTopic(piece: Piece): Topic {
  const [first, second] = onMenu(piece)
  const has = piece.hits.filter(({ classes }) => classes.has('have'))
  const isBetween =
    first !== undefined &&
    second !== undefined &&
    has.some(({ start, end }) => start >= first.end && end <= second.start)
  return isBetween && first.items.length > 0 ? 'contents' : 'available'
}

/** A question, surely, and about nothing that could be told from its words. */
function isUnknown(piece: Piece, { asks, opens, orders }: Manner): boolean {
  if (orders || counts(piece) || !asks) return false
  const isPlain = piece.isAsked && piece.strange.length > 0
  return (isPlain && startsStrongly(piece)) || (opens && says(piece, 'have') && piece.strange.length > 0)
}

const startsStrongly = (piece: Piece): boolean => says(piece, 'opens', 'have', 'mayOpen')

/** The words that aren't part of how it is asked, with the spaces between them. */
function aboutOf(piece: Piece, text: string, tokens: readonly Token[]): string {
  const isAsking = (at: number): boolean =>
    piece.hits.some(
      ({ start, end, classes }) => start <= at && at < end && (classes.has('opens') || classes.has('price')),
    )
  const words: string[] = []
  for (let at = piece.start; at < piece.end; at += 1) {
    const token = tokens[at]
    if (token === undefined || isAsking(at)) continue
    words.push(`${token.glued ? '' : ' '}${text.slice(token.from, token.to)}`)
  }
  return words.join('').trim()
}

/** @returns undefined where the piece asks nothing */
export function readPiece(piece: Piece, text: string, tokens: readonly Token[]): Asked | undefined {
  const topic = topicOf(piece, mannerOf(piece))
  if (topic === undefined) return undefined
  // “vegetarian” asks for a diet, though a dish be called so
  const isDiet = (chunk: Chunk): boolean =>
    topic === 'diet' &&
    piece.hits.some(({ diet, start, end }) => diet !== undefined && start < chunk.end && chunk.start < end)
  const named = onMenu(piece).filter(chunk => !isDiet(chunk))
  const items = [
    ...new Set(named.flatMap(chunk => [...chunk.items, ...chunk.category].map(({ item }) => item.id))),
  ]
  const options = named
    .filter(chunk => chunk.items.length === 0)
    .flatMap(chunk => chunk.options.map(({ group, option }) => ({ group: group.id, option: option.id })))
  const diet = piece.hits.find(hit => hit.diet !== undefined)?.diet
  const allergen = piece.hits.find(hit => hit.allergen !== undefined)?.allergen
  const words = text.slice(tokens[piece.start]?.from ?? 0, tokens[piece.end - 1]?.to ?? 0)
  return {
    topic,
    text: piece.isAsked ? `${words}?` : words,
    about: aboutOf(piece, text, tokens),
    items,
    options,
    groups: [...new Set(named.flatMap(({ groups }) => groups.map(({ id }) => id)))],
    ...(diet !== undefined && { diet }),
    ...(allergen !== undefined && { allergen }),
    ...(topic === 'hours' && { when: whenOf(piece) }),
    ofSizes: says(piece, 'sizes'),
    isPlain: piece.strange.length === 0 && piece.everyday.length === 0,
    end: piece.end,
  }
}
