import { createChunk } from '../chunks/chunk.js'
import type { Rule } from './rule.js'

/** Numbers that count otherwise than they stand. */
export const numbers: readonly Rule[] = [
  {
    id: 'none-of-that-dish',
    pattern: 'nought item',
    make: ([, items = []]) => items.flatMap(item => [createChunk('no', item.start, item.start), item]),
    examples: {
      pizzeria: [
        ['0 cokes and a margherita', 'a margherita'],
        ['2 cokes and a margherita / 0 cokes after all', '2 cokes and a margherita / no cokes'],
      ],
    },
  },
]
