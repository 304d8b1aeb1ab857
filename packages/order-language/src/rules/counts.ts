import { type Chunk, isSeparator } from '../chunks/chunk.js'
import { asKind, asNumber, endOf, endsTurn, insert, lookAhead, opensTurn, ordersMore } from './make.js'
import type { Rule, RuleContext } from './rule.js'

/** Takes so many of something out, and says no more. */
const takeOut = (counts: readonly Chunk[], named: readonly Chunk[]): Chunk[] => {
  const [count] = counts
  if (!count) return []
  return [insert('remove', count), asNumber(count), ...named, insert('stop', endOf([count, ...named]))]
}

/** "less", "menos", rather than "without" */
const isLess = ([less]: readonly Chunk[]): boolean => less?.except === true

/** "that one", of which the second word may count */
const endsOnOne = (that: Chunk | undefined, { tokens, lexicon }: RuleContext): boolean =>
  that !== undefined &&
  that.ordinal === 0 &&
  that.end - that.start === 2 &&
  lexicon.toKey(tokens[that.end - 1]?.text ?? '') === '1'

/** How many there are to be, of what was ordered before. */
export const counts: readonly Rule[] = [
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
    id: 'less-in-front',
    pattern: '^ no count option* item option* $',
    make: ([less = [], counts = [], before = [], items = [], behind = []]) =>
      isLess(less) ? takeOut(counts, [...before, ...items, ...behind]) : undefined,
    examples: {
      lanchonete: [['3 guaraná / menos um guaraná', '2 guaraná']],
      taqueria: [['3 refrescos / menos un refresco', '2 refrescos']],
    },
  },
  {
    id: 'made-so-many-less',
    pattern: 'change that? number light option* item $',
    make: ([, , counts = [], less = [], described = [], items = []]) =>
      isLess(less) ? takeOut(counts, [...described, ...items]) : undefined,
    examples: {
      pizzeria: [['3 cokes / make it one less coke', '2 cokes']],
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
    id: 'so-many-more',
    pattern: 'add and? count and? $',
    make: ([adds = [], before = [], counts = [], behind = []], { chunks, found }) => {
      const [more] = [...before, ...behind]
      const isBare = chunks[found.end] === undefined || isSeparator(chunks[found.end])
      return more && isBare ? [...adds, ...counts.map(asNumber), asKind('more', more)] : undefined
    },
    examples: {
      taqueria: [['2 quesadillas / agrega 1 más', '3 quesadillas']],
      lanchonete: [['2 coxinhas / põe mais 1', '3 coxinhas']],
    },
  },
  {
    id: 'so-many-less-of-it',
    pattern: '^ no number $',
    make: ([less = [], numbers = []], { chunks, at, found }) =>
      isLess(less) && opensTurn(chunks, at) && endsTurn(chunks, found.end) ? takeOut(numbers, []) : undefined,
    examples: {
      taqueria: [['5 quesadillas / menos dos', '3 quesadillas']],
      lanchonete: [['5 coxinhas / menos duas', '3 coxinhas']],
    },
  },
  {
    id: 'no-it-is',
    pattern: '^ no comma? and? number $',
    make: ([no = [], , , numbers = []], { at, chunks, found }) => {
      const next = chunks[found.end]
      const isAlone = next === undefined || next.kind === 'stop' || next.kind === 'newline'
      return opensTurn(chunks, at) && isAlone
        ? [...no.map(chunk => asKind('correction', chunk)), ...numbers]
        : undefined
    },
    examples: {
      grocer: [['2 kg of potatoes / no, 3 kg', '3 kg of potatoes']],
      taqueria: [['1 kg de carnitas / no, 2 kg', '2 kg de carnitas']],
    },
  },
  {
    id: 'that-one-as-a-number',
    pattern: 'change that option* item $',
    make: ([verbs = [], that = [], described = [], items = []], context) =>
      endsOnOne(that[0], context) ? [...verbs, ...that.map(asNumber), ...described, ...items] : undefined,
    examples: {
      pizzeria: [
        ['3 margheritas and 2 cokes / make that one coke', '3 margheritas and a coke'],
        ['2 large margheritas / make that one margherita', 'a large margherita'],
      ],
    },
  },
  {
    id: 'that-one-alone-as-a-number',
    pattern: '^ change that $',
    make: ([verbs = [], that = []], context) =>
      endsOnOne(that[0], context) &&
      opensTurn(context.chunks, context.at) &&
      endsTurn(context.chunks, context.found.end)
        ? [...verbs, ...that.map(asNumber)]
        : undefined,
    examples: {
      pizzeria: [['2 cokes / make that one please', '1 coke']],
    },
  },
  {
    id: 'made-so-many-of-those',
    pattern: '^ aged count option* item $',
    make: ([verbs = [], numbers = [], described = [], items = []], { ordered }) =>
      items.some(chunk => chunk.items.some(item => ordered.has(item)))
        ? [insert('change', verbs[0] ?? { start: 0 }), ...numbers.map(asNumber), ...described, ...items]
        : undefined,
    examples: {
      lanchonete: [['1 guaraná e 2 coxinhas / faz 3 guaranás então', '3 guaranás e 2 coxinhas']],
    },
  },
  {
    id: 'made-one-of-those',
    pattern: '^ change article option* item $',
    make: ([verbs = [], counts = [], described = [], items = []], { chunks, at, found, ordered }) => {
      const isOrdered = items.some(chunk => chunk.items.some(item => ordered.has(item)))
      return isOrdered && opensTurn(chunks, at) && endsTurn(chunks, found.end)
        ? [...verbs, ...counts.map(asNumber), ...described, ...items]
        : undefined
    },
    examples: {
      taqueria: [['3 flanes y una quesadilla / hazlo un flan', '1 flan y una quesadilla']],
    },
  },
  {
    id: 'meant-one',
    pattern: '^ correction article option* item $',
    make: ([leads = [], counts = [], described = [], items = []], { chunks, at, found, ordered }) => {
      const isOrdered = items.some(chunk => chunk.items.some(item => ordered.has(item)))
      return isOrdered && opensTurn(chunks, at) && endsTurn(chunks, found.end)
        ? [insert('change', leads[0] ?? { start: 0 }), ...counts.map(asNumber), ...described, ...items]
        : undefined
    },
    examples: {
      taqueria: [['3 flanes y una quesadilla / quise decir un flan', '1 flan y una quesadilla']],
      lanchonete: [['2 coxinhas e 1 guaraná / quis dizer uma coxinha', '1 coxinha e 1 guaraná']],
    },
  },
  {
    id: 'yes-so-many',
    pattern: '^ number option* item $',
    make: ([numbers = [], described = [], items = []], { chunks, at, found, ordered }) => {
      const isConfirmed = chunks.slice(0, at).some(({ kind }) => kind === 'yes')
      const isOrdered = items.some(chunk => chunk.items.some(item => ordered.has(item)))
      return isConfirmed && isOrdered && opensTurn(chunks, at) && endsTurn(chunks, found.end)
        ? [insert('change', numbers[0] ?? { start: 0 }), ...numbers, ...described, ...items]
        : undefined
    },
    examples: {
      pizzeria: [['2 margheritas and a coke / yes 2 margheritas', '2 margheritas and a coke']],
      taqueria: [['2 quesadillas / sí, 2 quesadillas', '2 quesadillas']],
      lanchonete: [['2 coxinhas / sim, 2 coxinhas', '2 coxinhas']],
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
      ordersMore(lookAhead(chunks, found.end)) &&
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
    id: 'sorry-only-one',
    pattern: 'sorry|prefer comma? change? article item $',
    make: ([leads = [], , verbs = [], counts = [], items = []]) => {
      const isMeant = leads[0]?.kind === 'prefer' || verbs.length > 0
      return isMeant ? [...leads, ...counts.map(asNumber), ...items] : undefined
    },
    examples: {
      lanchonete: [['2 coxinhas / desculpa, são uma coxinha', '1 coxinha']],
      taqueria: [['2 quesadillas con queso / mejor una quesadilla', '1 quesadilla con queso']],
    },
  },
  {
    id: 'sorry-one',
    pattern: '^ sorry|correction comma? one $',
    make: ([leads = [], , ones = []], { chunks, at, found }) =>
      opensTurn(chunks, at) && endsTurn(chunks, found.end) ? [...leads, ...ones.map(asNumber)] : undefined,
    examples: {
      taqueria: [['2 flanes / perdón, uno', '1 flan']],
      lanchonete: [['2 coxinhas / quis dizer uma', '1 coxinha']],
    },
  },
  {
    id: 'not-so-many',
    pattern: '^ no count comma number item',
    make: ([no = [], , , numbers = [], items = []], { at, chunks }) =>
      opensTurn(chunks, at) ? [...no.map(chunk => asKind('sorry', chunk)), ...numbers, ...items] : undefined,
    examples: {
      pizzeria: [['2 margheritas and a coke / not 2, 4 margheritas', '4 margheritas and a coke']],
      taqueria: [['2 quesadillas / no dos, 4 quesadillas', '4 quesadillas']],
      lanchonete: [['1 coxinha / não uma, 6 coxinhas', '6 coxinhas']],
    },
  },
  {
    id: 'so-many-not',
    pattern: '^ number item? comma? no count $',
    make: ([numbers = [], items = []], { at, chunks, found }) =>
      opensTurn(chunks, at) && endsTurn(chunks, found.end)
        ? [insert(items.length > 0 ? 'sorry' : 'change', numbers[0] ?? { start: 0 }), ...numbers, ...items]
        : undefined,
    examples: {
      pizzeria: [
        ['2 margheritas / 6, not 2', '6 margheritas'],
        ['2 margheritas / 6 margheritas, not 2', '6 margheritas'],
      ],
      taqueria: [['1 flan / seis, no 1', '6 flanes']],
      lanchonete: [['2 coxinhas / seis, não duas', '6 coxinhas']],
    },
  },
  {
    id: 'so-many-instead-of',
    pattern: '^ add|change? count option* item instead count $',
    make: ([, counts = [], described = [], items = []]) => [
      insert('change', counts[0] ?? { start: 0 }),
      ...counts.map(asNumber),
      ...described,
      ...items,
    ],
    examples: {
      taqueria: [['2 quesadillas / ponle una quesadilla en lugar de dos', '1 quesadilla']],
      pizzeria: [['2 margheritas / 3 margheritas instead of 2', '3 margheritas']],
    },
  },
]
