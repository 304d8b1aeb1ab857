import type { Chunk } from '../chunks/chunk.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { accepts, type ItemEntry } from '../lexicon/meaning.js'
import { asKind } from './make.js'
import type { Rule } from './rule.js'

/** The one item that can be had with all of these, if there is but one. */
function findTaker({ takers }: Lexicon, options: readonly Chunk[]): ItemEntry | undefined {
  const [first] = options
  const candidates = new Set(first?.options.flatMap(({ group }) => takers.get(group.id) ?? []))
  const [only, ...others] = [...candidates].filter(item =>
    options.every(chunk => chunk.options.some(option => accepts(item, option))),
  )
  return others.length === 0 ? only : undefined
}

/** Dishes that go by what is said of them alone. */
export const elided: readonly Rule[] = [
  {
    id: 'known-by-its-choice',
    pattern: 'count option+',
    make: ([counts = [], options = []], { lexicon, chunks, found }) => {
      const [first, ...rest] = options
      const isNamed = chunks[found.end]?.items.length
      if (!first || first.partial || first.bearers.length === 1 || isNamed) return undefined
      if (!first.options.every(({ group }) => group.isFixed || group.isNeeded)) return undefined
      const taker = findTaker(lexicon, options)
      return taker ? [...counts, { ...first, bearers: [taker] }, ...rest] : undefined
    },
    examples: {
      rotiseria: [
        ['una empanada de carne y una cola grande', 'una empanada de carne y una gaseosa cola grande'],
      ],
    },
  },
  {
    id: 'next-by-its-choice',
    pattern: 'choice',
    scope: 'sentence',
    make: ([sentence = []]) => {
      if (sentence.some(({ items, category }) => items.length + category.length > 0)) return undefined
      const seen = new Set<string>()
      const made = sentence.flatMap((chunk, at) => {
        const next = sentence[at + 1]
        const groups = next?.options.filter(({ group }) => group.isFixed).map(({ group }) => group.id) ?? []
        const opens = chunk.kind === 'comma' && groups.some(id => seen.has(id))
        if (opens) seen.clear()
        for (const { group } of chunk.options) if (group.isFixed) seen.add(group.id)
        return opens
          ? [asKind('stop', chunk), { ...asKind('article', { ...chunk, start: chunk.end }), article: true }]
          : [chunk]
      })
      return made.length > sentence.length ? made : undefined
    },
    examples: {
      milkBar: [
        [
          'large cola no ice, medium lemon lime with light ice',
          'a large cola soda no ice and a medium lemon lime soda with light ice',
        ],
      ],
    },
  },
]
