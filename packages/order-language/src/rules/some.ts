import { asKind, asNumber, endOf, insert } from './make.js'
import type { Rule } from './rule.js'

/** Changes to some of several that were ordered. */
export const some: readonly Rule[] = [
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
    id: 'refused-on-one',
    pattern: '^ no|with [option] one $',
    make: ([no = [], options = [], ones = []]) => [...ones.map(asNumber), ...no, ...options],
    examples: {
      taqueria: [['2 refrescos / sin hielo uno', '2 refrescos, uno sin hielo']],
    },
  },
  {
    id: 'on-one-of-a-dish',
    pattern: '^ add? with|no? [option] to number of item? $',
    make: ([, lead = [], options = [], , numbers = [], of = [], items = []]) =>
      of[0]?.among
        ? [...numbers, ...of, ...items, ...(lead.length > 0 ? lead : [insert('with', endOf(of))]), ...options]
        : undefined,
    examples: {
      pizzeria: [
        [
          '3 pepperoni pizzas / put olives on one of the pepperoni pizzas',
          '2 pepperoni pizzas and a pepperoni pizza with olives',
        ],
        ['3 cheeseburgers / bacon on one of them', '2 cheeseburgers and a cheeseburger with bacon'],
      ],
    },
  },
  {
    id: 'the-nth-of-a-dish',
    pattern: 'that item',
    make: ([places = [], items = []]) => {
      const [place] = places
      if (!place || place.ordinal === 0) return undefined
      return [asKind('definite', place), ...items.map(chunk => ({ ...chunk, ordinal: place.ordinal }))]
    },
    examples: {
      pizzeria: [
        [
          '2 margheritas / the second margherita without cheese',
          'a margherita and a margherita without cheese',
        ],
        [
          'a large margherita, a coke, a small margherita / the second margherita with olives',
          'a large margherita, a coke, a small margherita with olives',
        ],
      ],
    },
  },
  {
    id: 'on-one-of-them',
    pattern: '^ to one of? no|with|extra|light|add|remove',
    make: ([, ones = [], , behind = []]) => [
      ...ones.map(asNumber),
      ...behind.map(chunk =>
        chunk.kind === 'add' ? asKind('with', chunk) : chunk.kind === 'remove' ? asKind('no', chunk) : chunk,
      ),
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
    id: 'on-one-of-them-in-a-word',
    pattern: '^ to of no|with|extra|light|add|remove',
    make: ([to = [], of = [], behind = []]) =>
      of[0]?.among
        ? [
            ...to.map(chunk => ({ ...asKind('number', chunk), spelt: true })),
            ...behind.map(chunk =>
              chunk.kind === 'add'
                ? asKind('with', chunk)
                : chunk.kind === 'remove'
                  ? asKind('no', chunk)
                  : chunk,
            ),
          ]
        : undefined,
    examples: {
      lanchonete: [
        ['2 x-salada. numa delas tira o tomate', '2 x-salada, um sem tomate'],
        ['2 x-bacon / num deles põe ovo', '2 x-bacon, um com ovo'],
      ],
    },
  },
]
