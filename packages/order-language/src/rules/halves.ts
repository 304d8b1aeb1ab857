import { type Chunk, createChunk } from '../chunks/chunk.js'
import type { Rule } from './rule.js'

const sideOf = (chunk: Chunk | undefined): Chunk['side'] =>
  chunk?.kind === 'left' ? 'left' : chunk?.kind === 'right' ? 'right' : undefined

/** "half" and what goes on it */
function onHalf(options: readonly Chunk[], side: Chunk['side']): Chunk[] {
  const { start = 0 } = options[0] ?? {}
  return [
    createChunk('half', start, start, { side }),
    ...options.map(chunk => ({ ...chunk, items: [], category: [] })),
  ]
}

export const halves: readonly Rule[] = [
  {
    id: 'on-a-side',
    pattern: '[anyOption] only? left|right',
    make: ([options = [], , sides = []]) => onHalf(options, sideOf(sides[0])),
    examples: {
      pizzeria: [
        [
          'a large margherita, pepperoni on the left and mushrooms on the right',
          'a large margherita, half pepperoni half mushrooms',
        ],
      ],
    },
  },
  {
    id: 'side-first',
    pattern: 'left|right with? [anyOption]',
    make: ([sides = [], , options = []]) => onHalf(options, sideOf(sides[0])),
    examples: {
      pizzeria: [
        [
          'a large margherita, on the left pepperoni and on the right mushrooms',
          'a large margherita, half pepperoni half mushrooms',
        ],
      ],
    },
  },
]
