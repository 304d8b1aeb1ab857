import { type Chunk, createChunk } from '../chunks/chunk.js'
import { accepts } from '../lexicon/meaning.js'
import { asKind, asOption } from './make.js'
import type { Rule, RuleContext } from './rule.js'

const none: readonly Chunk[] = []

const opensPart = new Set<Chunk['kind']>(['with', 'no', 'extra', 'light', 'double', 'normal', 'to'])

/** Whether the line behind this line's end counts some of what the line before it ordered, and orders nothing itself. */
function countsParts({ chunks, found, at }: RuleContext): boolean {
  let end = at + 1
  for (let chunk = chunks[end]; chunk && chunk.kind !== 'newline'; chunk = chunks[end]) end++
  const words = chunks.slice(at + 1, end).filter(({ kind }) => kind !== 'common')
  const namesItem = words.some(({ items, options, partial, category }) =>
    items.length > 0 || category.length > 0 ? options.length === 0 || !partial : false,
  )
  const next = chunks[found.end]
  return !namesItem && next !== undefined && (next.options.length > 0 || opensPart.has(next.kind))
}

/** A line for each thing, as people write in chats. */
export const lists: readonly Rule[] = [
  {
    id: 'heading',
    pattern: 'category|genus|item comma newline',
    make: ([names = [], commas = [], newlines = []], { chunks, at, found, tokens }) => {
      const opens = chunks[at - 1] === undefined || chunks[at - 1]?.kind === 'newline'
      const isColon = commas.some(({ start }) => tokens[start]?.text === ':')
      const isKind = names.every(({ genus, category }) => genus || category.length > 0)
      const end = chunks.findIndex(({ kind }, index) => index >= found.end && kind === 'newline')
      // "empanadas:" may be what is counted by its fillings below
      const isNamed = chunks
        .slice(found.end, end < 0 ? undefined : end)
        .some(({ items, partial }) => items.length > 0 && !partial)
      return opens && isColon && isKind && isNamed ? newlines : undefined
    },
    examples: {
      burgerBar: [
        ['shakes:\n2 vanilla shakes\nburgers:\n3 cheeseburgers', '2 vanilla shakes\n3 cheeseburgers'],
      ],
      taqueria: [['bebidas:\n2 horchatas\n1 jamaica', '2 horchatas\n1 jamaica']],
    },
  },
  {
    id: 'list-behind-a-colon',
    pattern: 'item option* comma anyOption comma|and anyOption',
    make: ([items = [], described = [], joints = [], first = [], next = [], second = []], { tokens }) => {
      const [joint] = joints
      const dishes = items.flatMap(chunk => chunk.items)
      const isTopping = ({ options }: Chunk) =>
        options.some(option => !option.group.isNeeded && dishes.some(dish => accepts(dish, option)))
      if (!joint || tokens[joint.start]?.text !== ':') return undefined
      if (![...first, ...second].every(isTopping)) return undefined
      return [...items, ...described, asKind('with', joint), ...first, ...next, ...second]
    },
    examples: {
      pizzeria: [['a margherita: ham, mushrooms and olives', 'a margherita with ham, mushrooms and olives']],
      taqueria: [['1 quesadilla: queso, aguacate y crema', '1 quesadilla con queso, aguacate y crema']],
      lanchonete: [['1 x-burger: ovo, queijo e milho', '1 x-burger com ovo, queijo e milho']],
    },
  },
  {
    id: 'kind-behind-its-group',
    pattern: 'group anyOption',
    make: ([groups = [], options = []]) => {
      const ids = new Set(groups.flatMap(chunk => chunk.groups.map(({ id }) => id)))
      const own = options.map(chunk => ({
        ...asOption(chunk),
        options: chunk.options.filter(({ group }) => ids.has(group.id)),
      }))
      const isDoubtful = options.some(
        (chunk, at) => chunk.items.length > 0 || own[at]?.options.length !== chunk.options.length,
      )
      return isDoubtful && own.every(chunk => chunk.options.length > 0) ? [...groups, ...own] : undefined
    },
    examples: {
      bagelCounter: [
        ['an egg and cheese, toppings onion and tomato', 'an egg and cheese, red onion and tomato'],
      ],
    },
  },
  {
    id: 'parts-on-lines',
    pattern: 'newline count',
    make: ([[newline] = none, count = []], context) =>
      newline && countsParts(context)
        ? [createChunk('comma', newline.start, newline.end), ...count]
        : undefined,
    examples: {
      pizzeria: [
        [
          '3 margheritas\n1 extra cheese\n1 with olives\n1 with ham',
          '3 margheritas, 1 extra cheese, 1 with olives, 1 with ham',
        ],
      ],
      taqueria: [['3 quesadillas\n1 sin cebolla\n2 con queso', '3 quesadillas, 1 sin cebolla, 2 con queso']],
      lanchonete: [['3 x-salada\n1 sem tomate\n2 com ovo', '3 x-salada, 1 sem tomate, 2 com ovo']],
    },
  },
]
