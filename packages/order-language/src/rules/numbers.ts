import { insert, lookBack } from './make.js'
import type { Rule } from './rule.js'

/** Numbers that count otherwise than they stand. */
export const numbers: readonly Rule[] = [
  {
    id: 'count-in-brackets',
    pattern: 'item comma number comma',
    make: ([items = [], opening = [], numbers = [], closing = []], { tokens }) =>
      opening.some(({ start }) => tokens[start]?.text === '(') && numbers[0]?.unit === ''
        ? [...numbers, ...items, ...closing]
        : undefined,
    examples: {
      pizzeria: [['cokes (2) and a margherita', '2 cokes and a margherita']],
    },
  },
  {
    id: 'count-behind-a-kind',
    pattern: '^ option times|to? number',
    make: ([options = [], times = [], numbers = []], { textOf }) =>
      numbers[0]?.times || times.some(chunk => textOf(chunk) === 'x') ? [...numbers, ...options] : undefined,
    examples: {
      rotiseria: [['empanadas:\n3 carne\nverdura x 6', '3 empanadas de carne, 6 empanadas de verdura']],
    },
  },
  {
    id: 'none-of-that-dish',
    pattern: 'nought item',
    make: ([, items = []], { ordered, chunks, at }) => {
      const isOrdered = items.some(chunk => chunk.items.some(item => ordered.has(item)))
      const isNamed = lookBack(chunks, at).some(chunk =>
        chunk.items.some(item => items[0]?.items.includes(item)),
      )
      return isOrdered || isNamed ? items.flatMap(item => [insert('no', item), item]) : []
    },
    examples: {
      pizzeria: [
        ['0 cokes and a margherita', 'a margherita'],
        ['2 cokes and a margherita / 0 cokes after all', '2 cokes and a margherita / no cokes'],
      ],
    },
  },
]
