import { type Chunk, createChunk, isOnMenu } from '../chunks/chunk.js'
import { lookAhead, lookBack } from './make.js'
import type { Rule } from './rule.js'

const asTalk = (chunks: readonly Chunk[]): Chunk[] =>
  chunks.map(({ start, end }) => createChunk('common', start, end))

const countsSomething = new Set<Chunk['kind']>(['of', 'with', 'menu', 'unknown', 'half', 'extra', 'light'])

/** What is said beside an order, and is no part of it. */
export const talk: readonly Rule[] = [
  {
    id: 'how-many-people',
    pattern: 'weAre number|anyOption',
    make: (parts, { chunks, found, textOf }) => {
      const number = parts[1]?.[0]
      const next = lookAhead(chunks, found.end).find(({ kind }) => kind !== 'common')
      const counts =
        number?.unit !== '' ||
        (number.kind !== 'number' && !/^\d+$/.test(textOf(number))) ||
        number.times ||
        (next && (isOnMenu(next) || countsSomething.has(next.kind)))
      return counts ? undefined : asTalk(parts.flat())
    },
    examples: {
      pizzeria: [["we're 8 tonight, send 2 large margheritas", 'send 2 large margheritas']],
      taqueria: [['somos 6, mándame 12 tacos al pastor', 'mándame 12 tacos al pastor']],
      lanchonete: [['seremos 5, quero 5 x-bacon', 'quero 5 x-bacon']],
    },
  },
  {
    id: 'on-it',
    pattern: '[option] to that $',
    make: ([options = []], { chunks, at }) => {
      const before = lookBack(chunks, at)
      const clause = before.slice(
        before.findLastIndex(({ kind }) => kind === 'stop' || kind === 'newline') + 1,
      )
      const isOfDish =
        clause.some(({ items }) => items.length > 0) || clause.some(({ kind }) => kind === 'number')
      const last = clause.at(-1)
      return isOfDish && last && !clause.some(({ kind }) => ['remove', 'change'].includes(kind))
        ? chunks.slice(at, chunks.indexOf(options.at(-1) ?? last) + 1)
        : undefined
    },
    examples: {
      pizzeria: [['4 mineral waters: three with lemon on it', '4 mineral waters: three with lemon']],
    },
  },
  {
    id: 'how-old',
    pattern: 'aged number',
    make: (parts, { chunks, found }) => {
      const next = lookAhead(chunks, found.end).find(({ kind }) => kind !== 'common')
      return next && isOnMenu(next) ? undefined : asTalk(parts.flat())
    },
    examples: {
      taqueria: [['una quesadilla para mi nene de 4, sin cebolla', 'una quesadilla sin cebolla']],
      lanchonete: [['1 x-salada pro meu filho de 6, sem tomate', '1 x-salada sem tomate']],
    },
  },
  {
    id: 'complaint',
    pattern: 'complaint',
    scope: 'sentence',
    make: ([sentence = []]) => {
      const at = sentence.findIndex(({ kind }) => kind === 'complaint')
      // "cancel it please, the power went out"
      if (sentence.slice(0, at).some(({ kind }) => kind === 'cancel')) return undefined
      const opens = (chunk: Chunk) => chunk.kind === 'want' || chunk.kind === 'add'
      const hasOrder = sentence.slice(0, at).some(opens)
      const start = hasOrder
        ? sentence.findLastIndex(({ kind }, index) => index < at && (kind === 'comma' || kind === 'and')) + 1
        : 0
      const next = sentence.findIndex((chunk, index) => index > at && opens(chunk))
      const end = next < 0 ? sentence.length : next
      return [...sentence.slice(0, start), ...asTalk(sentence.slice(start, end)), ...sentence.slice(end)]
    },
    examples: {
      pizzeria: [
        ['my margherita last night was stone cold and you forgot the fries', 'hello'],
        ['the fries were soggy last time, can i get 2 cokes', 'can i get 2 cokes'],
      ],
      taqueria: [['los tacos al pastor que me mandaron ayer estaban fríos, un desastre', 'hola']],
      lanchonete: [['meu x-bacon chegou gelado e veio faltando a batata', 'oi']],
    },
  },
]
