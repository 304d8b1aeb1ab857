import { type Chunk, isSeparator } from '../chunks/chunk.js'
import { accepts, type ItemEntry } from '../lexicon/meaning.js'

/** How customers of a clause build their phrases. */
export interface Style {
  /** "pizza grande", "latte large": options behind the item */
  readonly optionsFollow: boolean
  /** "latte 2, coke 3": quantities behind the item */
  readonly numbersFollow: boolean
}

const dangling = new Set<Chunk['kind']>([
  'no',
  'number',
  'article',
  'definite',
  'light',
  'extra',
  'of',
  'half',
  'to',
  'from',
  'instead',
  'only',
  'more',
])

/** What a determiner belongs with: "to the", "instead of a". */
const leads = new Set<Chunk['kind']>(['to', 'from', 'instead', 'all', 'no', 'only', 'more'])

// What speaks for and against a place to cut, found by trying orders of several kitchens.
const WRONG_ITEM = 4
const TAKEN_CHOICE = 3
const AT_DETERMINER = 3
const AT_LINE_END = 3
const AT_CONNECTOR = 2
const DANGLING = 5
const CONNECTOR_BEFORE_ITEM = 4
const NUMBER_INSIDE = 3
const BARE_OPTION = 0.5

function isDeterminer(chunk: Chunk | undefined): boolean {
  if (!chunk || chunk.counted) return false
  return ['number', 'article', 'definite', 'that', 'those', 'more'].includes(chunk.kind)
}

/** What it costs to have each chunk on one side, summed up from that side's item outwards. */
function sumMisfits(chunks: readonly Chunk[], items: readonly ItemEntry[], taken: Set<string>): number[] {
  const sums = [0]
  let sum = 0
  for (const chunk of chunks) {
    if (chunk.options.length > 0 && items.length > 0) {
      const fitting = chunk.options.filter(option => items.some(item => accepts(item, option)))
      if (fitting.length === 0) sum += WRONG_ITEM
      else if (fitting.every(({ group }) => group.isSingle && taken.has(group.id))) sum += TAKEN_CHOICE
      else for (const { group } of fitting) if (group.isSingle) taken.add(group.id)
    }
    sums.push(sum)
  }
  return sums
}

/** What it costs to have a chunk in front of the item on the right. */
function costInFront(chunk: Chunk, previous: Chunk | undefined, style: Style): number {
  switch (chunk.kind) {
    case 'with':
      return 4
    case 'stop':
    case 'newline':
      return 6
    case 'comma':
      return 1.5
    case 'and':
    case 'no':
      return 1
    case 'light':
    case 'extra':
      return 0.6
    default:
      if (chunk.options.length > 0) return style.optionsFollow ? BARE_OPTION : -BARE_OPTION
      return isDeterminer(chunk) && !leads.has(previous?.kind ?? 'unknown') ? NUMBER_INSIDE : 0
  }
}

function scoreOfPlace(chunks: readonly Chunk[], at: number, style: Style): number {
  const before = chunks[at - 1]
  const after = chunks[at]
  let score = 0
  if (before?.kind === 'newline' || before?.kind === 'stop') score += AT_LINE_END
  else if (before?.kind === 'comma' || before?.kind === 'and') score += AT_CONNECTOR
  else if (before && dangling.has(before.kind)) {
    if (before.kind !== 'number') score -= DANGLING
    else if (style.numbersFollow) score += DANGLING
    else if (!before.trails) score -= DANGLING - 1
  } else if (before?.kind === 'with') {
    const leadsToItem = at === chunks.length || isDeterminer(after)
    score -= leadsToItem ? 0.2 : DANGLING
  }
  // The number at the cut isn't one inside the phrase.
  if (isDeterminer(after)) score += AT_DETERMINER + (leads.has(before?.kind ?? 'unknown') ? 0 : NUMBER_INSIDE)
  const last = chunks.at(-1)
  const endsOpen = last?.kind === 'and' || last?.kind === 'with' || isSeparator(last)
  if (at < chunks.length && endsOpen) score -= CONNECTOR_BEFORE_ITEM
  return score
}

/**
 * Where to cut what stands between two items: the chunks before the result belong to the left one. Linear in their
 * number.
 */
export function cutZone(
  zone: readonly Chunk[],
  left: { readonly items: readonly ItemEntry[]; readonly taken: ReadonlySet<string> },
  right: { readonly items: readonly ItemEntry[] },
  style: Style,
): number {
  if (zone.length === 0) return 0
  const leftMisfits = sumMisfits(zone, left.items, new Set(left.taken))
  const rightMisfits = sumMisfits(zone.toReversed(), right.items, new Set())
  const inFront = [0]
  for (let at = zone.length - 1; at >= 0; at--) {
    const chunk = zone[at]
    if (chunk) inFront.push((inFront.at(-1) ?? 0) + costInFront(chunk, zone[at - 1], style))
  }
  let best = 0
  let bestScore = Number.NEGATIVE_INFINITY
  for (let at = 0; at <= zone.length; at++) {
    const behind = zone.length - at
    const score =
      scoreOfPlace(zone, at, style) -
      (leftMisfits[at] ?? 0) -
      (rightMisfits[behind] ?? 0) -
      (inFront[behind] ?? 0)
    if (score >= bestScore) {
      best = at
      bestScore = score
    }
  }
  return best
}
