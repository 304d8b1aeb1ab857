import { type Chunk, isSilent } from '../chunks/chunk.js'
import { accepts } from '../lexicon/meaning.js'
import { asKind, endOf, insert, lookBack, refuse } from './make.js'
import type { Rule } from './rule.js'

export const refusals: readonly Rule[] = [
  {
    id: 'left-on',
    pattern: 'leave [option] to definite? item|that',
    make: ([leave = [], options = [], to = [], leads = [], target = []]) => [
      ...leave.map(chunk => asKind('add', chunk)),
      ...options,
      ...to,
      ...(leads.length > 0 || target[0]?.kind === 'that' ? leads : [insert('definite', endOf(to))]),
      ...target,
    ],
    examples: {
      pizzeria: [
        [
          'a veggie without olives and a coke / you can leave the olives on the veggie',
          'a veggie with olives and a coke',
        ],
      ],
    },
  },
  {
    id: 'left-out',
    pattern: 'leave',
    make: ([leave = []]) => leave.map(chunk => asKind('no', chunk)),
    examples: {
      pizzeria: [['a veggie, leave the olives', 'a veggie without olives']],
    },
  },
  {
    id: 'no-extra',
    pattern: 'no extra|more|double|triple [anyOption|group]',
    make: () => [],
    examples: {
      pizzeria: [
        ['no extra cheese on a margherita please', 'a margherita please'],
        ["2 margheritas and don't make it extra cheese", '2 margheritas'],
        ['a large veggie, no double cheese', 'a large veggie'],
      ],
      taqueria: [
        ['2 tacos al pastor sin extra de queso', '2 tacos al pastor'],
        ['una quesadilla, no le pongas extra cebolla', 'una quesadilla'],
      ],
      lanchonete: [
        ['1 x-bacon sem extra de queijo', '1 x-bacon'],
        ['x-salada sem dobro de bacon', 'x-salada'],
      ],
    },
  },
  {
    id: 'no-extra-behind',
    pattern: 'no anyOption|group extra $',
    make: () => [],
    examples: {
      taqueria: [['una quesadilla sin queso extra', 'una quesadilla']],
      lanchonete: [['um x-bacon sem queijo extra', 'um x-bacon']],
    },
  },
  {
    id: 'none-of-it',
    pattern: 'nought [anyOption]',
    make: ([, options = []]) => refuse(options),
    examples: {
      pizzeria: [['a margherita with 0 olives', 'a margherita without olives']],
      taqueria: [['2 tacos de asada con 0 cebolla', '2 tacos de asada sin cebolla']],
      lanchonete: [['1 x-bacon com 0 cebola', '1 x-bacon sem cebola']],
    },
  },
  {
    id: 'refused-behind',
    pattern: 'comma|and anyOption no mark|and?',
    make: ([opens = [], options = [], , ends = []], { chunks, found }) => {
      // "with olives, no, ham": that takes back
      const next = chunks[found.end]
      const isLast = next === undefined || ends.some(({ kind }) => kind !== 'comma')
      return isLast ? [...opens, ...refuse(options), ...ends] : undefined
    },
    examples: {
      pizzeria: [['a veggie, olives no', 'a veggie without olives']],
      taqueria: [
        ['2 tacos de asada con queso, cebolla no', '2 tacos de asada con queso, sin cebolla'],
        ['una quesadilla, cebolla no y una horchata', 'una quesadilla, sin cebolla y una horchata'],
      ],
      lanchonete: [['1 x-bacon com milho, cebola não', '1 x-bacon com milho, sem cebola']],
    },
  },
  {
    id: 'extra-behind',
    pattern: '[option] extra|double $',
    make: ([options = [], amounts = []]) =>
      options.length === 1
        ? [...amounts, ...options]
        : [
            ...options.slice(0, -1).flatMap(option => [option, insert('and', endOf([option]))]),
            ...amounts,
            ...options.slice(-1),
          ],
    examples: {
      taqueria: [['una quesadilla sin cebolla y queso extra', 'una quesadilla sin cebolla con queso extra']],
      lanchonete: [
        [
          '1 x-salada sem alface nem cebola e tomate extra',
          '1 x-salada sem alface, sem cebola, com tomate extra',
        ],
      ],
    },
  },
  {
    id: 'plus-behind-a-refusal',
    pattern: 'comma and [option]',
    make: ([commas = [], joints = [], options = []], { textOf }) =>
      joints.some(chunk => textOf(chunk) === '+')
        ? [...commas, ...joints.map(chunk => asKind('with', chunk)), ...options]
        : undefined,
    examples: {
      taqueria: [['un taco al pastor sin piña, + queso', 'un taco al pastor sin piña, con queso']],
    },
  },
  {
    id: 'with-all-and',
    pattern: 'note and [option]',
    make: ([notes = [], joints = [], options = []]) => [
      ...notes,
      ...joints.map(chunk => asKind('with', chunk)),
      ...options,
    ],
    examples: {
      taqueria: [
        ['un taco al pastor sin piña, con todo y queso', 'un taco al pastor con todo, sin piña, con queso'],
      ],
    },
  },
  {
    id: 'disliked',
    pattern: 'dislike that? [anyOption]',
    make: ([, , options = []]) => refuse(options),
    examples: {
      pizzeria: [
        ["a veggie please, my sister doesn't like olives", 'a veggie please, no olives'],
        ["a veggie, i can't have mushrooms or onions", 'a veggie without mushrooms or onions'],
      ],
      taqueria: [['2 tacos al pastor, a mi hija no le gusta la cebolla', '2 tacos al pastor, sin cebolla']],
      lanchonete: [['1 x-salada, meu filho não gosta de tomate', '1 x-salada sem tomate']],
    },
  },
  {
    id: 'no-plain-dish',
    pattern: '^ no normal item',
    make: ([no = [], , items = []]) => [...no, ...items],
    examples: {
      pizzeria: [['no regular cokes thanks, just 1 diet coke', '1 diet coke']],
    },
  },
  {
    id: 'option-off',
    pattern: 'no|definite [option] away $',
    make: ([leads = [], options = []], { chunks, at }) => {
      const dish = lookBack(chunks, at).findLast(({ items }) => items.length > 0)
      const isOfDish = options.every(chunk =>
        dish?.items.some(item => chunk.options.some(option => accepts(item, option))),
      )
      return isOfDish && leads.length > 0 ? refuse(options) : undefined
    },
    examples: {
      pizzeria: [
        ['a veggie, leave the mushrooms off', 'a veggie, no mushrooms'],
        [
          'a cheeseburger with bacon, take the onions off and a coke',
          'a cheeseburger with bacon, no onions, and a coke',
        ],
      ],
    },
  },
  {
    id: 'bare-option-off',
    pattern: '^ option away $',
    make: ([options = []], { chunks, at }) =>
      lookBack(chunks, at).some(({ items }) => items.length > 0) ? refuse(options) : undefined,
    examples: {
      pizzeria: [['a cheeseburger and a coke, onions off', 'a cheeseburger and a coke, no onions']],
    },
  },
  {
    id: 'taken-off-the-dish-at-hand',
    pattern: 'remove definite? [anyOption]',
    make: ([, , options = []], { chunks, at }) => {
      const before = lookBack(chunks, at)
      const sentence = before.slice(
        before.findLastIndex(({ kind }) => kind === 'stop' || kind === 'newline') + 1,
      )
      const index = sentence.findLastIndex(({ items }) => items.length > 0)
      const dish = sentence[index]
      const isCounted = sentence.slice(0, index).some(({ kind }) => kind === 'number' || kind === 'article')
      const isOfDish = options.every(chunk =>
        dish?.items.some(item => chunk.options.some(option => accepts(item, option))),
      )
      // "with cheese and pineapple, take the pineapple off" takes back what was said
      const wasSaid = sentence
        .slice(index + 1)
        .some(({ options: own }) => own.some(entry => options.some(chunk => chunk.options.includes(entry))))
      const isOrdered =
        !wasSaid && isCounted && !sentence.some(({ kind }) => kind === 'cancel' || kind === 'change')
      return isOrdered && isOfDish ? refuse(options) : undefined
    },
    examples: {
      taqueria: [
        [
          '2 quesadillas, quítale cebolla y crema, con queso',
          '2 quesadillas sin cebolla ni crema, con queso',
        ],
      ],
      lanchonete: [['1 x-salada, tira tomate e alface', '1 x-salada sem tomate nem alface']],
    },
  },
  {
    id: 'none-of-that',
    pattern: 'no of that|those?',
    make: ([, of = [], that = []], { chunks, at }) =>
      (of[0]?.among || that.length > 0) && isJustRefused(chunks, at) ? [] : undefined,
    examples: {
      pizzeria: [["a veggie. my wife can't stand olives so none of those", 'a veggie without olives']],
    },
  },
  {
    id: 'so-leave-it-off',
    pattern: 'no|remove? that|those away|from? $',
    make: (_, { chunks, at }) => (isJustRefused(chunks, at) ? [] : undefined),
    examples: {
      pizzeria: [
        [
          "a veggie for my wife, she doesn't like olives so leave that off",
          'a veggie for my wife without olives',
        ],
      ],
    },
  },
  {
    id: 'so-without',
    pattern: 'no $',
    make: (_, { chunks, at }) => (isJustRefused(chunks, at) ? [] : undefined),
    examples: {
      taqueria: [['un taco de asada, mi hijo no come cebolla así que sin', 'un taco de asada sin cebolla']],
      lanchonete: [['1 x-salada, minha filha não gosta de tomate então sem', '1 x-salada sem tomate']],
    },
  },
]

const MAX_REACH = 4

/** Whether what stands right before was refused: "she doesn't like tomato so leave it off" */
function isJustRefused(chunks: readonly Chunk[], at: number): boolean {
  const before = lookBack(chunks, at).filter(
    chunk => !isSilent(chunk) && !['common', 'comma', 'and', 'stop'].includes(chunk.kind),
  )
  const option = before.at(-1)
  return (option?.options.length ?? 0) > 0 && before.slice(-MAX_REACH).some(({ kind }) => kind === 'no')
}
