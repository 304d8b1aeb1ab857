import type { Chunk } from '../chunks/chunk.js'
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
    id: 'count-behind-its-dish',
    pattern: 'item option* times|to? number comma count',
    make: (
      [items = [], described = [], times = [], numbers = [], commas = [], next = []],
      { textOf, chunks, at },
    ) => {
      const isTimes = numbers[0]?.times || times.some(chunk => textOf(chunk) === 'x')
      const before = chunks[at - 1]
      const isCounted = before?.kind === 'number' || before?.kind === 'article'
      return isTimes && !isCounted ? [...numbers, ...items, ...described, ...commas, ...next] : undefined
    },
    examples: {
      pizzeria: [
        ['margherita x2, one with ham one with olives', '2 margheritas, one with ham one with olives'],
      ],
      taqueria: [['quesadilla x 2, una con queso', '2 quesadillas, una con queso']],
      lanchonete: [['x-salada x 2, um sem tomate', '2 x-salada, um sem tomate']],
    },
  },
  {
    id: 'twice-behind',
    pattern: 'twofold',
    scope: 'sentence',
    make: ([sentence = []]) => {
      const end = sentence.findIndex(({ kind }) => kind === 'twofold')
      const from = sentence.findLastIndex(({ kind }, at) => at < end && kind === 'comma') + 1
      const part = sentence.slice(from, end)
      const counts = part.some(({ kind, counted }) => kind === 'number' && !counted)
      const rest = sentence.slice(end + 1)
      if (counts || !part.some(({ items }) => items.length > 0) || rest[0]?.options.length) return undefined
      const two = (at: Chunk) => ({ ...insert('number', at), value: 2, spelt: true })
      const doubled = part.flatMap((chunk, at) => {
        if (chunk.kind === 'article') return []
        const isDish = chunk.items.length > 0
        const isDescribing = chunk.items.length === 0 && chunk.options.length > 0
        const opens = (part[at - 1]?.options.length ?? 0) === 0 || (part[at - 1]?.items.length ?? 0) > 0
        const leads =
          isDescribing &&
          part.slice(at + 1).find(({ options, items }) => items.length > 0 || options.length === 0)
        return (isDish && opens) || (opens && leads && leads.items.length > 0) ? [two(chunk), chunk] : [chunk]
      })
      return [...sentence.slice(0, from), ...doubled, ...rest]
    },
    examples: {
      pizzeria: [
        ['margherita and coke twice', '2 margheritas and 2 cokes'],
        ['a brownie, large margherita twice', 'a brownie, 2 large margheritas'],
      ],
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
