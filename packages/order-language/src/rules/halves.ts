import type { Chunk } from '../chunks/chunk.js'
import { asKind, asOption, insert, lookBack } from './make.js'
import type { Rule } from './rule.js'

const sideOf = (chunk: Chunk | undefined): Chunk['side'] =>
  chunk?.kind === 'left' ? 'left' : chunk?.kind === 'right' ? 'right' : undefined

/** "half" and what goes on it */
function onHalf(options: readonly Chunk[], side: Chunk['side']): Chunk[] {
  const [first] = options
  return first ? [{ ...insert('half', first), side }, ...options.map(asOption)] : []
}

/** Whether all of them may be of one kind: two flavours, two toppings */
function areAlike(one: readonly Chunk[], other: readonly Chunk[]): boolean {
  const groups = new Set(one.flatMap(({ options }) => options.map(({ group }) => group)))
  return other.every(({ options }) => options.some(({ group }) => groups.has(group)))
}

export const halves: readonly Rule[] = [
  {
    id: 'dish-on-a-side',
    pattern: 'item only? left|right',
    make: ([items = []]) =>
      items.every(({ options }) => options.length === 0)
        ? items.map(chunk => asKind('unknown', chunk))
        : undefined,
    examples: {
      pizzeria: [['garlic bread on the left', 'sushi']],
    },
  },
  {
    id: 'on-the-other-side',
    pattern: '[anyOption] to other $',
    make: ([options = []], { chunks, at }) =>
      lookBack(chunks, at).some(({ kind }) => kind === 'half') ? onHalf(options, 'right') : undefined,
    examples: {
      pizzeria: [
        [
          'a large margherita with ham on one side and mushrooms on the other',
          'a large margherita, half ham half mushrooms',
        ],
      ],
    },
  },
  {
    id: 'on-a-side',
    pattern: '[anyOption] only? left|right',
    make: ([options = [], , sides = []]) => onHalf(options, sideOf(sides[0])),
    examples: {
      pizzeria: [
        [
          'a large margherita, pepperoni on the left and mushrooms on the right',
          'a large margherita, half pepperoni half mushrooms',
        ],
      ],
    },
  },
  {
    id: 'side-first',
    pattern: 'left|right with? [anyOption]',
    make: ([sides = [], , options = []]) => onHalf(options, sideOf(sides[0])),
    examples: {
      pizzeria: [
        [
          'a large margherita, on the left pepperoni and on the right mushrooms',
          'a large margherita, half pepperoni half mushrooms',
        ],
      ],
    },
  },
  {
    id: 'half-and-half',
    pattern: 'halfLike of? anyOption and|comma? halfLike of? anyOption',
    make: ([first = [], , one = [], , second = [], , other = []]) =>
      areAlike(one, other)
        ? [...first, ...second].flatMap((half, at) => [
            asKind('half', half),
            ...(at === 0 ? one : other).map(asOption),
          ])
        : undefined,
    examples: {
      rotiseria: [
        [
          'una pizza grande media muzzarella media napolitana',
          'una pizza grande mitad muzzarella y mitad napolitana',
        ],
      ],
      pastelaria: [
        ['1 pizza meia calabresa meia portuguesa', '1 pizza metade calabresa e metade portuguesa'],
      ],
      pizzeria: [
        [
          'a large margherita half ham and half pepperoni',
          'a large margherita, ham on the left and pepperoni on the right',
        ],
      ],
    },
  },
  {
    id: 'halves-of-two-dishes',
    pattern: 'half of? item and|comma? half of? item',
    make: ([first = [], , one = [], , , , other = []], { chunks, at }) => {
      const [half] = first
      const isMany = lookBack(chunks, at).some(({ kind, value }) => kind === 'number' && value > 1)
      const isDish = [...one, ...other].every(({ options }) => options.length === 0)
      return half && isDish && !isMany
        ? [{ ...asKind('unknown', half), end: other[0]?.end ?? half.end }]
        : undefined
    },
    examples: {
      pizzeria: [['half cheeseburger half garlic bread', 'sushi']],
    },
  },
]
