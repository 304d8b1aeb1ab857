import { type Chunk, isSeparator } from '../chunks/chunk.js'
import { asKind, asNumber, asOption, endOf, insert } from './make.js'
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
const isLess = ([less]: readonly Chunk[]): boolean => less?.except === true

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
    pattern: '^ count to|definite? no|light of? [item|option]',
    make: ([counts = [], , less = [], of = [], named = []]) => {
      // "un poco menos queso" is about the cheese of a dish
      const isLine = named.some(({ items }) => items.length > 0) || of.length > 0
      return isLess(less) && isLine ? takeOut(counts, [...of, ...named]) : undefined
    },
    examples: {
      pizzeria: [['3 cokes / one less coke', '2 cokes']],
      taqueria: [['3 refrescos y un flan / uno menos de refrescos', '2 refrescos y un flan']],
      rotiseria: [['5 empanadas de carne / una menos de carne', '4 empanadas de carne']],
    },
  },
  {
    id: 'one-more-of-a-kind',
    pattern: 'count of? [choice] more|and $',
    make: ([counts = [], of = [], choices = []], { chunks, found }) =>
      chunks[found.end] === undefined || isSeparator(chunks[found.end])
        ? [...counts, ...of, ...choices]
        : undefined,
    examples: {
      rotiseria: [['2 empanadas de carne / agregame una de carne más', '3 empanadas de carne']],
    },
  },
  {
    id: 'one-of-the-two',
    pattern: 'count of? all',
    make: ([counts = [], of = [], all = []], { tokens, lexicon }) => {
      const [whole] = all
      // "of the two", and not "of each"
      const keys = whole ? tokens.slice(whole.start, whole.end).map(({ text }) => lexicon.toKey(text)) : []
      const isNumbered = keys.some(key => Number(key) > 1)
      const isSome = of.length > 0 || lexicon.links.has(keys[0] ?? '')
      if (!whole || !isNumbered || !isSome) return undefined
      return [
        ...counts.map(asNumber),
        { ...asKind('of', { ...whole, start: of[0]?.start ?? whole.start }), among: true },
      ]
    },
    examples: {
      taqueria: [
        ['2 quesadillas / una de las dos que sea grande', '2 quesadillas / una de ellas que sea grande'],
      ],
    },
  },
  {
    id: 'some-of-a-kind',
    pattern: 'change number of [choice] ones [option]',
    make: ([verbs = [], numbers = [], of = [], choices = [], ones = [], options = []]) => [
      ...verbs,
      ...of.map(chunk => asKind('definite', chunk)),
      ...choices,
      ...ones,
      ...numbers,
      ...options,
    ],
    examples: {
      milkBar: [
        [
          '2 mint shakes and 1 vanilla shake / make one of the mint ones large',
          '1 mint shake, 1 large mint shake and 1 vanilla shake',
        ],
      ],
    },
  },
  {
    id: 'so-many-of-those-and',
    pattern: 'count of and|comma count',
    make: ([counts = [], of = [], joints = [], next = []]) =>
      of[0]?.among
        ? [...counts.map(asNumber), ...of.map(chunk => asKind('ones', chunk)), ...joints, ...next]
        : undefined,
    examples: {
      pizzeria: [["what's in the veggie? / ok I'll have two of those and a coke", '2 veggie and a coke']],
    },
  },
  {
    id: 'some-for-others',
    pattern: 'change number to|with article|ones? of? [option]',
    make: ([verbs = [], numbers = [], to = [], , , options = []]) => [
      ...verbs,
      ...numbers,
      ...numbers.map(({ end }) => ({
        ...asKind('of', { ...insert('of', { start: end }), end }),
        among: true,
      })),
      ...to.map(chunk => asKind('to', chunk)),
      ...options,
    ],
    examples: {
      rotiseria: [
        ['6 empanadas de carne / cámbiame 2 por unas de verdura', '4 empanadas de carne y 2 de verdura'],
      ],
    },
  },
  {
    id: 'alike-behind-a-number',
    pattern: 'change number item alike',
    make: ([verbs = [], numbers = [], items = []]) => [...verbs, ...numbers, ...items],
    examples: {
      taqueria: [['1 quesadilla con queso / no, son dos quesadillas iguales', '2 quesadillas con queso']],
    },
  },
  {
    id: 'the-same-dish',
    pattern: 'alike item',
    make: ([alike = [], items = []]) =>
      alike[0]?.again
        ? [
            ...items,
            ...alike.map(chunk => ({
              ...chunk,
              start: endOf(items).start,
              end: endOf(items).start,
              again: false,
            })),
          ]
        : undefined,
    examples: {
      milkBar: [
        [
          'a toastie with ham and a cookie / add the same toastie again but no onion',
          'a toastie with ham, a cookie and a toastie with ham and no onion',
        ],
      ],
    },
  },
  {
    id: 'no-it-is',
    pattern: '^ no comma? and? number $',
    make: ([no = [], , , numbers = []], { at }) =>
      at === 0 ? [...no.map(chunk => asKind('correction', chunk)), ...numbers] : undefined,
    examples: {
      grocer: [['2 kg of potatoes / no, 3 kg', '3 kg of potatoes']],
      taqueria: [['1 kg de carnitas / no, 2 kg', '2 kg de carnitas']],
    },
  },
  {
    id: 'no-another-kind',
    pattern: '^ no comma item|option $',
    make: ([no = [], , named = []], { chunks, at, found }) =>
      at === 0 && found.end >= chunks.filter(({ kind }) => kind !== 'stop').length
        ? [...no.map(chunk => asKind('correction', chunk)), ...named]
        : undefined,
    examples: {
      burgerBar: [['2 vanilla shakes / no, chocolate', '2 chocolate shakes']],
      taqueria: [['1 horchata / no, jamaica', '1 jamaica']],
      pastelaria: [['1 suco de laranja / não, limão', '1 suco de limão']],
    },
  },
  {
    id: 'refused-on-one',
    pattern: '^ no|with [option] one $',
    make: ([no = [], options = [], ones = []]) => [...ones.map(asNumber), ...no, ...options],
    examples: {
      taqueria: [['2 refrescos / sin hielo uno', '2 refrescos, uno sin hielo']],
    },
  },
  {
    id: 'only-so-many-beside',
    pattern: 'and|comma and? only number item',
    make: ([joints = [], , only = [], numbers = [], items = []], { chunks, at }) =>
      chunks.slice(0, at).some(({ kind }) => kind === 'remove' || kind === 'cancel')
        ? [...joints.map(chunk => asKind('stop', chunk)), ...only, ...numbers, ...items]
        : undefined,
    examples: {
      pizzeria: [['3 cokes and a margherita / scratch the margherita, and only 2 cokes', '2 cokes']],
    },
  },
  {
    id: 'extra-beside-a-removal',
    pattern: 'and extra|double|triple|light|with [anyOption]',
    make: ([joints = [], amounts = [], options = []], { chunks, at }) => {
      const before = chunks.slice(0, at)
      const removes = before.findLast(({ kind }) =>
        ['remove', 'add', 'change', 'want', 'stop', 'newline'].includes(kind),
      )
      return removes?.kind === 'remove'
        ? [...joints.map(chunk => asKind('stop', chunk)), ...amounts, ...options.map(asOption)]
        : undefined
    },
    examples: {
      lanchonete: [
        ['1 x-salada, tira a cebola e capricha na maionese', '1 x-salada sem cebola com maionese extra'],
      ],
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
    pattern: '^ to one of? no|with|extra|light|add',
    make: ([, ones = [], , behind = []]) => [
      ...ones.map(asNumber),
      ...behind.map(chunk => (chunk.kind === 'add' ? asKind('with', chunk) : chunk)),
    ],
    examples: {
      pizzeria: [['2 cheeseburgers, on one of them no onions', '2 cheeseburgers, one without onions']],
      lanchonete: [
        ['2 x-salada, em um deles não precisa colocar milho', '2 x-salada, um sem milho'],
        ['2 x-bacon / em um deles põe ovo', '2 x-bacon, um com ovo'],
      ],
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
