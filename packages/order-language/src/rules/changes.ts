import type { Chunk } from '../chunks/chunk.js'
import { asKind, asNumber, endOf, insert } from './make.js'
import type { Rule } from './rule.js'

/** Takes so many of something out, and says no more. */
const takeOut = (counts: readonly Chunk[], named: readonly Chunk[]): Chunk[] => {
  const [count] = counts
  if (!count) return []
  return [insert('remove', count), asNumber(count), ...named, insert('stop', endOf([count, ...named]))]
}

/** Whether something of the menu is counted behind what was found. */
const ordersMore = (chunks: readonly Chunk[]): boolean =>
  chunks.some(({ kind }) => kind === 'number' || kind === 'article') &&
  chunks.some(({ items, options }) => items.length > 0 || options.length > 0)

/** "less", "menos", rather than "without" */
const isLess = ([less]: readonly Chunk[]): boolean => less?.except === true || less?.kind === 'light'

/** Changes to what was ordered before. */
export const changes: readonly Rule[] = [
  {
    id: 'so-many-less',
    pattern: '^ count option* item of? option* to|definite? no|light $',
    make: ([counts = [], before = [], items = [], , behind = [], , less = []]) =>
      isLess(less) ? takeOut(counts, [...before, ...items, ...behind]) : undefined,
    examples: {
      pizzeria: [['3 cokes / one coke less', '2 cokes']],
      taqueria: [['3 refrescos / un refresco menos', '2 refrescos']],
      lanchonete: [
        ['3 guaraná / um guaraná a menos', '2 guaraná'],
        ['2 x-bacon, 3 guaraná / 1 guaraná a menos', '2 x-bacon, 2 guaraná'],
      ],
    },
  },
  {
    id: 'less-of',
    pattern: '^ count to|definite? no|light of? option* item|option',
    make: ([counts = [], , less = [], of = [], described = [], named = []]) => {
      // "un poco menos queso" is about the cheese of a dish
      const isLine = (named[0]?.items.length ?? 0) > 0 || of.length > 0
      return isLess(less) && isLine ? takeOut(counts, [...of, ...described, ...named]) : undefined
    },
    examples: {
      pizzeria: [['3 cokes / one less coke', '2 cokes']],
      taqueria: [['3 refrescos y un flan / uno menos de refrescos', '2 refrescos y un flan']],
      empanadas: [['5 empanadas de carne / una menos de carne', '4 empanadas de carne']],
    },
  },
  {
    id: 'one-out',
    pattern: 'remove one of? that|those? $',
    make: ([verbs = [], ones = []]) => [...verbs, ...ones.map(asNumber)],
    examples: {
      pizzeria: [['3 cokes / remove one of those', '2 cokes']],
      taqueria: [
        ['3 refrescos / quita uno', '2 refrescos'],
        ['3 quesadillas / quita una', '2 quesadillas'],
      ],
      lanchonete: [['3 guaraná / tira um', '2 guaraná']],
    },
  },
  {
    id: 'leave-so-many',
    pattern: '^ change|prefer? only? count of? that|those? $',
    make: ([verbs = [], only = [], counts = []]) => {
      const [count] = counts
      if (!count || verbs.length + only.length === 0) return undefined
      return [insert('change', count), ...counts.map(asNumber)]
    },
    examples: {
      pizzeria: [
        ['3 cokes / just one', '1 coke'],
        ['3 cokes / leave just two of those', '2 cokes'],
      ],
      taqueria: [
        ['3 refrescos / mejor solo uno', '1 refresco'],
        ['3 refrescos / deja solo uno', '1 refresco'],
      ],
      lanchonete: [
        ['3 guaraná / deixa só um', '1 guaraná'],
        ['3 guaraná / melhor só 2', '2 guaraná'],
      ],
    },
  },
  {
    id: 'that-many-and-more',
    pattern: 'correction|change comma? change? that? number and|comma',
    make: ([verbs = [], , more = [], that = [], numbers = [], joints = []], { chunks, found }) =>
      ordersMore(chunks.slice(found.end)) &&
      (chunks[found.end]?.kind === 'number' || chunks[found.end]?.kind === 'article')
        ? [
            ...(verbs[0]?.kind === 'correction' ? verbs : [...verbs, ...more, ...that]),
            ...numbers,
            ...joints.map(joint => asKind('stop', joint)),
          ]
        : undefined,
    examples: {
      pizzeria: [
        ['2 margheritas no sorry make that 3 and a coke', '3 margheritas and a coke'],
        ['2 margheritas / make that 3 and a coke', '3 margheritas and a coke'],
      ],
      taqueria: [['2 quesadillas, no perdón, 3 y un flan', '3 quesadillas y un flan']],
      lanchonete: [['2 coxinhas, não desculpa, 3 e 1 guaraná', '3 coxinhas e 1 guaraná']],
    },
  },
  {
    id: 'all-anew',
    pattern: 'anew comma|stop?',
    make: ([anew = []], { chunks, found }) =>
      ordersMore(chunks.slice(found.end))
        ? [...anew, insert('stop', endOf(anew))]
        : anew.map(chunk => asKind('common', chunk)),
    examples: {
      pizzeria: [
        ['a margherita and a coke / sorry let me start over: 2 pepperoni, 1 water', '2 pepperoni, 1 water'],
      ],
      taqueria: [
        [
          'una quesadilla y un flan / a ver mejor todo de nuevo: 2 flanes y un refresco',
          '2 flanes y un refresco',
        ],
      ],
      lanchonete: [
        [
          '1 x-burger e 1 guaraná / deixa eu refazer tudo: 2 x-bacon. só isso, esquece o de antes',
          '2 x-bacon',
        ],
      ],
    },
  },
  {
    id: 'on-one-of-them',
    pattern: '^ to one of? no|with|extra|light',
    make: ([, ones = [], , behind = []]) => [...ones.map(asNumber), ...behind],
    examples: {
      pizzeria: [['2 cheeseburgers, on one of them no onions', '2 cheeseburgers, one without onions']],
      lanchonete: [['2 x-salada, em um deles não precisa colocar milho', '2 x-salada, um sem milho']],
    },
  },
  {
    id: 'ones-of-a-kind',
    pattern: '^ choice ones $',
    make: ([choices = []]) => [...choices],
    examples: {
      pizzeria: [['2 margheritas / large ones please', '2 large margheritas']],
    },
  },
]
