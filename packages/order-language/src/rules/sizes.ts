import { type Chunk, createChunk } from '../chunks/chunk.js'
import { accepts, type OptionEntry } from '../lexicon/meaning.js'
import { lookBack } from './make.js'
import type { Rule, RuleContext } from './rule.js'

/** The option of a size that its short form means, on one of these items. */
function findShortSize(
  { lexicon, textOf }: RuleContext,
  short: Chunk,
  item: Chunk,
  mayBeSmall = false,
): OptionEntry[] {
  const text = textOf(short)
  const isLetter = text.length === 1
  // "m" may be much; "L" behind a name is a size
  if (isLetter && !mayBeSmall && text !== text.toUpperCase()) return []
  const options = lexicon.shortSizes.get(text.toLowerCase()) ?? []
  return options.filter(option => item.items.some(entry => accepts(entry, option)))
}

const asSize = (chunk: Chunk, options: readonly OptionEntry[]): Chunk => ({
  ...chunk,
  kind: 'menu',
  unit: '',
  options,
})

/** "a L margherita", read as a litre of it */
function splitUnit(count: Chunk, context: RuleContext, item: Chunk): Chunk[] | undefined {
  if (count.unit === '') return undefined
  const letters = createChunk('measure', count.end - 1, count.end)
  const options = findShortSize(context, letters, item)
  return options.length > 0
    ? [{ ...count, unit: '', end: count.end - 1 }, asSize(letters, options)]
    : undefined
}

/** Sizes by their short forms: "L", "XL", "ch", "gde". */
export const sizes: readonly Rule[] = [
  {
    id: 'short-size-behind',
    pattern: 'item option* comma? unknown|measure|common|no|of|to|with|and',
    make: ([items = [], described = [], commas = [], shorts = []], context) => {
      const [[item], [short]] = [items, shorts]
      // "margherita (l)"
      const isBracketed = commas.some(({ start }) => context.tokens[start]?.text === '(')
      if (commas.length > 0 && !isBracketed) return undefined
      const options = item && short ? findShortSize(context, short, item, isBracketed) : []
      return item && short && options.length > 0 ? [item, ...described, asSize(short, options)] : undefined
    },
    examples: {
      pizzeria: [
        ['margherita L', 'large margherita'],
        ['a veggie (l)', 'a large veggie'],
        ['1 pepperoni S and a coke', '1 small pepperoni and a coke'],
      ],
      taqueria: [
        ['2 quesadillas G y un flan', '2 quesadillas grandes y un flan'],
        ['una quesadilla ch', 'una quesadilla chica'],
      ],
      lanchonete: [['2 suco de laranja G', '2 suco de laranja grande']],
    },
  },
  {
    id: 'short-size-in-brackets',
    pattern: 'comma unknown|measure|common|no|of|to|with|and comma',
    make: ([opening = [], shorts = [], closing = []], context) => {
      const [[first], [short]] = [opening, shorts]
      const isBracketed = first && context.tokens[first.start]?.text === '('
      const dish = lookBack(context.chunks, context.at).findLast(({ items }) => items.length > 0)
      const options = isBracketed && short && dish ? findShortSize(context, short, dish, true) : []
      return short && options.length > 0 ? [...opening, asSize(short, options), ...closing] : undefined
    },
    examples: {
      pizzeria: [
        ['a margherita with extra ham (l) and a coke', 'a large margherita with extra ham and a coke'],
      ],
    },
  },
  {
    id: 'short-size-as-unit',
    pattern: 'number option* item',
    make: ([counts = [], described = [], items = []], context) => {
      const [[count], [item]] = [counts, items]
      const split = count && item && splitUnit(count, context, item)
      return split && item && [...split, ...described, item]
    },
    examples: {
      pizzeria: [['2 XL veggie and a L margherita', '2 family veggie and a large margherita']],
    },
  },
  {
    id: 'short-size-before',
    pattern: 'count unknown|measure|common|no|of|to|with|and option* item',
    make: ([count = [], shorts = [], described = [], items = []], context) => {
      const [[item], [short]] = [items, shorts]
      const options = item && short ? findShortSize(context, short, item) : []
      return item && short && options.length > 0
        ? [...count, asSize(short, options), ...described, item]
        : undefined
    },
    examples: {
      taqueria: [['1 CH quesadilla', '1 quesadilla chica']],
    },
  },
]
