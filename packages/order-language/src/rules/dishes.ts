import type { Chunk } from '../chunks/chunk.js'
import { accepts } from '../lexicon/meaning.js'
import { asOption, lookBack } from './make.js'
import type { Rule } from './rule.js'

/** A word for a kind of dish that names none */
const isBareGenus = ({ items, options }: Chunk): boolean => items.length === 0 && options.length === 0

/** Whether a word for a kind of dish names nothing new right behind a dish: "a cortado coffee" */
function addsNothing(dish: Chunk | undefined, genus: Chunk | undefined): boolean {
  if (!dish || !genus || dish.end !== genus.start) return false
  // "oatmeal bowl", where the oatmeal comes in a cup or in a bowl
  if (genus.options.some(option => dish.items.some(item => accepts(item, option)))) return false
  const categories = new Set(dish.items.map(({ item }) => item.category))
  return (
    isBareGenus(genus) ||
    (!dish.partial &&
      genus.items.every(({ item }) => item.category !== undefined && categories.has(item.category)))
  )
}

/** Where another sentence begins, what stood before it no longer says what it is of */
const sinceSentence = (chunks: readonly Chunk[]): readonly Chunk[] =>
  chunks.slice(chunks.findLastIndex(({ kind }) => kind === 'stop' || kind === 'newline') + 1)

/** "a sesame bagel", where a dish before it comes on one of those: what it says of that dish */
function asKindOfBase(described: readonly Chunk[], base: Chunk, before: readonly Chunk[]): Chunk[] {
  const groups = new Set(base.groups.map(({ id }) => id))
  const own = described.map(chunk => ({
    ...asOption(chunk),
    options: chunk.options.filter(({ group }) => groups.has(group.id)),
  }))
  const dish = before.findLast(({ items }) => items.length > 0)
  const isTaken = own.every(({ options }) =>
    options.some(option => dish?.items.some(item => accepts(item, option))),
  )
  return isTaken ? own : []
}

/** Words for kinds of dishes, beside the name of one or of none. */
export const dishes: readonly Rule[] = [
  {
    id: 'named-twice',
    pattern: 'item item',
    make: ([first = [], second = []]) => {
      const [[one], [other]] = [first, second]
      const isSame = one?.items.length === 1 && other?.items.length === 1 && one.items[0] === other.items[0]
      const isPlain = other?.options.length === 0 && other.implied.length === 0
      return one && other && isSame && isPlain && one.end === other.start
        ? [{ ...one, end: other.end, partial: one.partial && other.partial }]
        : undefined
    },
    examples: {
      pizzeria: [['a veggie veggie supreme and a coke', 'a veggie supreme and a coke']],
      taqueria: [['2 burrito de pollo pollo', '2 burritos de pollo']],
      lanchonete: [['1 coxinha coxinha e 1 guaraná', '1 coxinha e 1 guaraná']],
    },
  },
  {
    id: 'kind-called-everything',
    pattern: 'number|to anyOption',
    make: ([counts = [], options = []]) =>
      options.some(({ kind }) => kind === 'all' || kind === 'normal')
        ? [...counts, ...options.map(chunk => ({ ...chunk, kind: 'menu' as const }))]
        : undefined,
    examples: {
      bagelCounter: [
        ["a baker's dozen: 6 everything and 7 sesame", "a baker's dozen: 7 sesame and 6 everything"],
      ],
    },
  },
  {
    id: 'on-a-kind-of-base',
    pattern: 'to|comma article? option item',
    make: ([joints = [], articles = [], described = [], bases = []], { chunks, at }) => {
      const isOn = joints[0]?.kind === 'to'
      const [base] = bases
      if (!base || (!isOn && articles.length > 0)) return undefined
      const before = sinceSentence(lookBack(chunks, at))
      // "2 ham bagels, sesame bagel"
      if (before.findLast(({ items }) => items.length > 0)?.items.some(item => base.items.includes(item)))
        return undefined
      const own = asKindOfBase(described, base, before)
      return own.length > 0 ? [...joints.filter(() => !isOn), ...own] : undefined
    },
    examples: {
      bagelCounter: [
        ['an egg and cheese on a poppy bagel', 'an egg and cheese, poppy'],
        [
          'pastrami on a sesame bagel with mustard and a pickle',
          'pastrami, sesame, with mustard and a pickle',
        ],
        ['an egg and cheese with hot sauce, wheat bagel', 'an egg and cheese, wheat, with hot sauce'],
      ],
    },
  },
  {
    id: 'kind-behind-its-dish',
    pattern: 'item genus',
    make: ([items = [], genera = []]) => (addsNothing(items[0], genera[0]) ? items : undefined),
    examples: {
      pizzeria: [
        ['1 falafel wrap sandwich', '1 falafel wrap'],
        ['two lemonade drinks', 'two lemonades'],
      ],
    },
  },
  {
    id: 'kind-before-its-dish',
    pattern: 'genus of? item',
    make: ([genera = [], , items = []]) =>
      genera.every(isBareGenus) && genera[0]?.category.length === 0 ? items : undefined,
    examples: {
      taqueria: [['una bebida de horchata', 'una horchata']],
      lanchonete: [['1 sanduíche x-bacon', '1 x-bacon']],
    },
  },
  {
    id: 'none-of-a-kind',
    pattern: '^ no|remove [genus] $',
    make: ([, genera = []], { ordered, chunks, at }) => {
      // "a coke … no drink for me": for somebody else
      const named = lookBack(chunks, at).flatMap(({ items }) => items)
      const isOrdered = genera.some(({ category }) =>
        category.some(item => ordered.has(item) && !named.includes(item)),
      )
      return genera.every(isBareGenus) && !isOrdered ? [] : undefined
    },
    examples: {
      pizzeria: [
        ['a margherita, no sides, no drinks', 'a margherita'],
        ['a margherita\nwe don’t need drinks', 'a margherita'],
      ],
      taqueria: [['2 quesadillas, sin bebidas', '2 quesadillas']],
      lanchonete: [['1 x-bacon, sem bebida', '1 x-bacon']],
    },
  },
  {
    id: 'kind-not-wanted',
    pattern: '^ genus no|remove $',
    make: ([genera = []], { ordered }) => {
      const isOrdered = genera.some(({ category }) => category.some(item => ordered.has(item)))
      return genera.every(isBareGenus) && !isOrdered ? [] : undefined
    },
    examples: {
      taqueria: [['2 quesadillas. bebidas no, gracias', '2 quesadillas']],
    },
  },
]
