import { type Chunk, createChunk, isOnMenu } from '../chunks/chunk.js'
import { asKind, endsTurn, lookAhead, lookBack, opensTurn } from './make.js'
import type { Rule } from './rule.js'

const asTalk = (chunks: readonly Chunk[]): Chunk[] =>
  chunks.map(({ start, end }) => createChunk('common', start, end))

const countsSomething = new Set<Chunk['kind']>(['of', 'with', 'menu', 'unknown', 'half', 'extra', 'light'])

const isDish = ({ items, category, partial }: Chunk): boolean =>
  items.length + category.length > 0 && !partial

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
    id: 'makes-so-many',
    pattern: 'aged number of|that|those|ones? $',
    make: ([aged = [], numbers = []], { ordered, chunks, at, found }) =>
      ordered.size > 0 && opensTurn(chunks, at) && endsTurn(chunks, found.end)
        ? [...aged.map(chunk => asKind('change', chunk)), ...numbers]
        : undefined,
    examples: {
      lanchonete: [
        ['2 coxinhas / faz 6', '6 coxinhas'],
        ['1 x-bacon / faz dois desse', '2 x-bacon'],
      ],
    },
  },
  {
    id: 'only-if-not',
    pattern: 'otherwise',
    scope: 'sentence',
    make: ([sentence = []], { chunks, at }) => {
      const cut = sentence.findIndex(
        ({ kind, options, items }) => kind === 'otherwise' && options.length + items.length === 0,
      )
      const [first, last] = [sentence[cut], sentence.at(-1)]
      // what comes second comes first where the shop hasn't the first
      const isSecond = [...chunks.slice(0, at), ...sentence.slice(0, cut)].some(isDish)
      // "if not too much trouble"
      if (!first || !last || !isSecond || !sentence.slice(cut + 1).some(isOnMenu)) return undefined
      return [
        ...sentence.slice(0, cut),
        createChunk('stop', first.start, first.start),
        createChunk('unknown', first.start, last.end),
      ]
    },
    examples: {
      pizzeria: [['a veggie if you have it, otherwise a margherita', 'a veggie. otherwise a margherita']],
      taqueria: [['una horchata, si no hay un refresco', 'una horchata. si no hay un refresco']],
      lanchonete: [['1 suco de limão, se não tiver 1 guaraná', '1 suco de limão. se não tiver 1 guaraná']],
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
