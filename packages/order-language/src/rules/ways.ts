import type { Chunk } from '../chunks/chunk.js'
import { accepts } from '../lexicon/meaning.js'
import { asKind, endOf, endsTurn, insert, lookBack, opensTurn } from './make.js'
import type { Rule } from './rule.js'

/** Two sizes, two colours, rather than a size and a colour */
const areOfOneGroup = (some: readonly Chunk[], others: readonly Chunk[]): boolean => {
  const groups = new Set(some.flatMap(({ options }) => options.map(({ group }) => group)))
  const same = others.every(({ options }) => options.some(({ group }) => groups.has(group)))
  const names = new Set(some.flatMap(({ options }) => options.map(({ option }) => option)))
  return same && !others.some(({ options }) => options.every(({ option }) => names.has(option)))
}

/** How things are to be that were ordered before, and what comes beside them. */
export const ways: readonly Rule[] = [
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
    id: 'rather-than',
    pattern: 'item comma? no definite? item mark|and?',
    make: ([items = [], , , , others = [], ends = []], { ordered, chunks, at }) => {
      const [item, other] = [items[0], others[0]]
      const before = chunks[at - 1]
      const isCounted = before?.kind === 'number' || before?.kind === 'article'
      const isThere = other?.items.some(own => ordered.has(own)) === true
      const isNew = item?.items.some(own => ordered.has(own)) === false
      if (!item || !other || isCounted || !isThere || !isNew) return undefined
      return [
        insert('change', item),
        insert('definite', item),
        { ...other, start: item.start, end: item.start },
        insert('to', item),
        { ...item, end: other.end },
        ...ends,
      ]
    },
    examples: {
      pizzeria: [['3 cokes and a veggie / actually lemonades not cokes', 'a veggie and 3 lemonades']],
      taqueria: [['3 refrescos y un flan / perdón, horchatas, no refrescos', 'un flan y 3 horchatas']],
      lanchonete: [
        [
          '3 guaranás e 1 x-bacon / na verdade suco de laranja, não guaraná',
          '1 x-bacon e 3 sucos de laranja',
        ],
      ],
    },
  },
  {
    id: 'no-another-kind',
    pattern: '^ no comma item|option $',
    make: ([no = [], , named = []], { chunks, at, found }) =>
      opensTurn(chunks, at) && endsTurn(chunks, found.end)
        ? [...no.map(chunk => asKind('correction', chunk)), ...named]
        : undefined,
    examples: {
      burgerBar: [['2 vanilla shakes / no, chocolate', '2 chocolate shakes']],
      taqueria: [['1 horchata / no, jamaica', '1 jamaica']],
      pastelaria: [['1 suco de laranja / não, limão', '1 suco de limão']],
    },
  },
  {
    id: 'the-dish-with',
    pattern: '^ definite option* item comma|and? add [option] $',
    make: ([leads = [], described = [], items = [], , verbs = [], options = []]) => [
      ...verbs,
      ...options,
      insert('to', endOf(options)),
      ...leads,
      ...described,
      ...items,
    ],
    examples: {
      pizzeria: [
        ['a margherita and a veggie / the margherita: add olives', 'a margherita with olives and a veggie'],
      ],
      taqueria: [
        [
          'una quesadilla y un taco de asada / la quesadilla, ponle queso',
          'una quesadilla con queso y un taco de asada',
        ],
      ],
    },
  },
  {
    id: 'onto-the-dish',
    pattern: '^ extra|light|double? [anyOption] to definite? item $',
    make: ([amounts = [], options = [], to = [], leads = [], items = []]) => {
      const [first] = to
      // "en la", "na"
      const isDefinite = leads.length > 0 || (first && first.end - first.start > 1)
      const areTaken = options.every(chunk =>
        items[0]?.items.some(item => chunk.options.some(option => accepts(item, option))),
      )
      if (!isDefinite || !first || !areTaken) return undefined
      const lead = leads.length > 0 ? leads : [insert('definite', endOf(to))]
      return [
        insert('add', amounts[0] ?? options[0] ?? first),
        ...amounts,
        ...options,
        ...to,
        ...lead,
        ...items,
      ]
    },
    examples: {
      pizzeria: [
        [
          'a margherita and a veggie / olives on the margherita please',
          'a margherita with olives and a veggie',
        ],
      ],
      taqueria: [
        ['una quesadilla y un flan / queso en la quesadilla por favor', 'una quesadilla con queso y un flan'],
      ],
    },
  },
  {
    id: 'made-so-and-another',
    pattern: 'change that|those [option] comma|and count option* item',
    make: ([verbs = [], that = [], options = [], joints = [], counts = [], described = [], items = []]) => [
      ...verbs,
      ...that,
      ...options,
      ...joints.map(chunk => asKind('stop', chunk)),
      ...counts,
      ...described,
      ...items,
    ],
    examples: {
      pizzeria: [['2 margheritas, make them large; 1 coke', '2 large margheritas; 1 coke']],
    },
  },
  {
    id: 'two-sizes-of-a-dish',
    pattern: '^ count choice and|comma count choice item',
    make: ([counts = [], choices = [], joints = [], others = [], more = [], items = []]) =>
      areOfOneGroup(choices, more)
        ? [...counts, ...choices, ...items, ...joints, ...others, ...more, ...items]
        : undefined,
    examples: {
      burgerBar: [
        [
          'a hamburger and a coke\n2 large and 2 small diet cokes',
          'a hamburger, a coke, 2 large diet cokes, 2 small diet cokes',
        ],
      ],
    },
  },
  {
    id: 'shared-head',
    pattern: '^ article? choice and choice item',
    make: ([articles = [], choices = [], joints = [], more = [], items = []]) => {
      const [first] = choices
      if (!first || !areOfOneGroup(choices, more)) return undefined
      const lead = articles.length > 0 ? articles : [{ ...insert('article', first), article: true }]
      return [...lead, ...choices, ...items, ...joints, ...lead, ...more, ...items]
    },
    examples: {
      burgerBar: [['large and small fries', 'a large fries and a small fries']],
    },
  },
  {
    id: 'the-one-of-a-choice',
    pattern: 'comma definite choice one|ones?',
    make: ([commas = [], , choices = []], { chunks, at, ordered }) => {
      const before = lookBack(chunks, at)
      const sentence = before.slice(
        before.findLastIndex(({ kind }) => kind === 'stop' || kind === 'newline') + 1,
      )
      const index = sentence.findLastIndex(({ items }) => items.length > 0)
      const isCounted = sentence.slice(0, index).some(({ kind }) => kind === 'number' || kind === 'article')
      // "nachos, the small one", where none are in the cart
      const isNew = sentence[index]?.items.every(item => !ordered.has(item)) ?? false
      const isOfDish = sentence[index]?.items.some(item =>
        choices.every(chunk => chunk.options.some(option => accepts(item, option))),
      )
      return (isCounted || isNew) && isOfDish ? [...commas, ...choices] : undefined
    },
    examples: {
      burgerBar: [
        ['1 coke, the large one', '1 large coke'],
        ['coke, the medium one, no ice', 'medium coke no ice'],
      ],
      taqueria: [['una quesadilla, la grande', 'una quesadilla grande']],
    },
  },
  {
    id: 'add-to-the-order',
    pattern: 'add count option* item to that $',
    make: ([verbs = [], counts = [], described = [], items = []]) => [
      ...verbs,
      ...counts,
      ...described,
      ...items,
    ],
    examples: {
      pizzeria: [['2 margheritas / wait can I add a coke to that', '2 margheritas and a coke']],
    },
  },
  {
    id: 'wait-and-add',
    pattern: 'correction comma? add',
    make: ([, , verbs = []]) => [...verbs],
    examples: {
      pizzeria: [['2 margheritas / wait, add a coke', '2 margheritas and a coke']],
      lanchonete: [['2 x-bacon / espera, adiciona 1 guaraná', '2 x-bacon e 1 guaraná']],
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
