import { type Chunk, isOnMenu, isSeparator } from '../chunks/chunk.js'
import { accepts } from '../lexicon/meaning.js'
import {
  asKind,
  asNumber,
  asOption,
  endOf,
  insert,
  lookAhead,
  lookBack,
  opensTurn,
  ordersMore,
} from './make.js'
import type { Rule } from './rule.js'

/** What a verb's reach ends at */
const opensAnew = new Set<Chunk['kind']>(['remove', 'add', 'change', 'want', 'stop', 'newline'])

/** What goes from what was ordered before, or all of it. */
export const removals: readonly Rule[] = [
  {
    id: 'better-without',
    pattern: '^ prefer|change? no definite? item $',
    make: ([, no = [], leads = [], items = []], { ordered }) =>
      (leads.length > 0 || no.some(({ start, end }) => end - start > 1)) &&
      items.some(chunk => chunk.items.some(item => ordered.has(item)))
        ? [...no.map(chunk => asKind('remove', chunk)), ...leads, ...items, insert('stop', endOf(items))]
        : undefined,
    examples: {
      taqueria: [['2 refrescos y un flan / mejor sin los refrescos', 'un flan']],
      lanchonete: [['2 guaraná e 1 coxinha / melhor sem os guaraná', '1 coxinha']],
      pizzeria: [['2 cokes and a brownie / without the cokes please', 'a brownie']],
    },
  },
  {
    id: 'only-so-many-beside',
    pattern: 'and|comma and? only number item',
    make: ([joints = [], , only = [], numbers = [], items = []], { chunks, at }) =>
      lookBack(chunks, at).some(({ kind }) => kind === 'remove' || kind === 'cancel') &&
      lookBack(chunks, at).some(({ items: named }) => named.length > 0)
        ? [...joints.map(chunk => asKind('stop', chunk)), ...only, ...numbers, ...items]
        : undefined,
    examples: {
      pizzeria: [['3 cokes and a margherita / scratch the margherita, and only 2 cokes', '2 cokes']],
    },
  },
  {
    id: 'only-what-stays',
    pattern: 'comma|and only definite? option* item option* $',
    make: ([joints = [], only = [], , before = [], items = [], behind = []], { chunks, at, ordered }) => {
      const isRemoving = lookBack(chunks, at).some(({ kind }) => kind === 'remove' || kind === 'cancel')
      const isNamed = lookBack(chunks, at).some(({ items: named }) => named.length > 0)
      if (!isRemoving || !isNamed) return undefined
      if (items.some(chunk => chunk.items.some(item => ordered.has(item)))) return []
      return [...joints.map(chunk => asKind('stop', chunk)), ...only, ...before, ...items, ...behind]
    },
    examples: {
      pizzeria: [['a margherita and a coke / take off the margherita, just the coke', 'a coke']],
      taqueria: [['una quesadilla y un flan / sin el flan, solo la quesadilla', 'una quesadilla']],
      lanchonete: [['1 x-bacon e 1 coxinha / tira a coxinha, só o x-bacon', '1 x-bacon']],
    },
  },
  {
    id: 'dish-before-its-cancelling',
    pattern: '^ definite item cancel $',
    make: ([leads = [], items = [], verbs = []], { ordered }) => {
      const [verb] = verbs
      const isOrdered = items.some(chunk => chunk.items.some(item => ordered.has(item)))
      return verb && isOrdered && verb.end - verb.start <= 2
        ? [
            { ...asKind('remove', verb), start: leads[0]?.start ?? verb.start },
            ...leads,
            ...items,
            insert('stop', endOf(verbs)),
          ]
        : undefined
    },
    examples: {
      taqueria: [['una quesadilla y un flan / el flan cancele', 'una quesadilla']],
      lanchonete: [['1 x-bacon e 1 coxinha / a coxinha cancela', '1 x-bacon']],
      pizzeria: [['a margherita and a coke / the coke cancel please', 'a margherita']],
    },
  },
  {
    id: 'no-such-dish',
    pattern: '^ item no $',
    make: ([items = [], no = []], { chunks, at, found, ordered }) => {
      const next = chunks[found.end]
      // "the milk no, which is the same"
      if (next && !isSeparator(next) && next.kind !== 'courtesy') return undefined
      // what this turn orders may be refused too, but not by a bare name
      const isNamed = lookBack(chunks, at).some(({ items: named }) => named.length > 0)
      if (!isNamed || no.some(({ except }) => except)) return undefined
      return items.some(chunk => chunk.items.some(item => ordered.has(item)))
        ? [...no.map(chunk => asKind('remove', chunk)), ...items, insert('stop', endOf(no))]
        : []
    },
    examples: {
      taqueria: [['una quesadilla con queso, flan no gracias', 'una quesadilla con queso']],
      lanchonete: [['1 x-bacon com ovo, coxinha não, obrigado', '1 x-bacon com ovo']],
    },
  },
  {
    id: 'beside-a-removal',
    pattern: 'comma|and with? extra|double|triple|light? [anyOption]',
    make: ([joints = [], leads = [], amounts = [], options = []], { chunks, at }) => {
      if (leads.length + amounts.length === 0) return undefined
      const before = lookBack(chunks, at)
      const verb = before.findLastIndex(({ kind }) => opensAnew.has(kind))
      // "take out the onions, with ham" takes no ham out
      const isNamed = before.slice(verb + 1).some(isOnMenu)
      return before[verb]?.kind === 'remove' && isNamed
        ? [...joints.map(chunk => asKind('stop', chunk)), ...leads, ...amounts, ...options.map(asOption)]
        : undefined
    },
    examples: {
      lanchonete: [
        ['1 x-salada / tira a cebola e capricha na maionese', '1 x-salada sem cebola com maionese extra'],
        ['1 x-salada / tira a cebola, com ovo', '1 x-salada sem cebola, com ovo'],
      ],
      taqueria: [['2 quesadillas / no quiero cebolla, con queso', '2 quesadillas sin cebolla, con queso']],
      pizzeria: [
        ['a veggie / drop the olives, with extra cheese', 'a veggie without olives, with extra cheese'],
      ],
    },
  },
  {
    id: 'so-many-of-it-out',
    pattern: '^ remove|cancel count of? that|those? $',
    make: ([verbs = [], counts = []]) => {
      const [verb] = verbs
      const [count] = counts
      // "cancel everything, two …" is no count of anything
      return verb && count && verb.end - verb.start === 1 && !count.counted && count.unit === ''
        ? [asKind('remove', verb), asNumber(count), insert('stop', endOf(counts))]
        : undefined
    },
    examples: {
      pizzeria: [['3 cokes / cancel one', '2 cokes']],
      taqueria: [['3 quesadillas / cancela una', '2 quesadillas']],
      lanchonete: [['3 x-bacon / cancela um', '2 x-bacon']],
    },
  },
  {
    id: 'not-that-dish',
    pattern: '^ item no|remove comma|stop',
    make: ([items = [], no = []], { chunks, at, ordered }) => {
      if (!opensTurn(chunks, at)) return undefined
      const isOrdered = items.some(chunk => chunk.items.some(item => ordered.has(item)))
      return isOrdered
        ? [...no.map(chunk => asKind('remove', chunk)), ...items, insert('stop', endOf(no))]
        : []
    },
    examples: {
      taqueria: [
        ['flan no, 2 quesadillas', '2 quesadillas'],
        ['un flan / flan no, 2 quesadillas', '2 quesadillas'],
      ],
      lanchonete: [['coxinha não, 2 x-bacon', '2 x-bacon']],
      pizzeria: [['coke no, 2 lemonades', '2 lemonades']],
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
    id: 'cancel-and-order',
    pattern: 'cancel comma|and? only? want? only? count',
    make: ([cancel = [], joints = [], only = [], want = [], more = [], counts = []]) =>
      (cancel[0]?.end ?? 0) - (cancel[0]?.start ?? 0) > 1 && joints.length + only.length + want.length > 0
        ? [...cancel, insert('stop', endOf(cancel)), ...want, ...more, ...counts]
        : undefined,
    examples: {
      pizzeria: [
        ['a margherita and a coke / cancel everything, 2 lemonades', '2 lemonades'],
        ['a margherita and a coke / forget the whole order and give me 2 lemonades', '2 lemonades'],
      ],
      taqueria: [['una quesadilla y un flan / mejor borra todo, 2 refrescos', '2 refrescos']],
      lanchonete: [['1 x-burger e 1 guaraná / melhor apaga tudo, 2 coxinhas', '2 coxinhas']],
    },
  },
  {
    id: 'cancel-all-for-another',
    pattern: 'cancel comma|and? only? want? only? normal? option* item',
    make: ([cancel = [], joints = [], only = [], want = [], , , described = [], items = []], { ordered }) => {
      const isSaid = joints.length + only.length + want.length > 0
      const isOther = items.some(chunk => chunk.items.every(item => !ordered.has(item)))
      return (cancel[0]?.end ?? 0) - (cancel[0]?.start ?? 0) > 1 && isSaid && isOther
        ? [...cancel, insert('stop', endOf(cancel)), ...want, ...described, ...items]
        : undefined
    },
    examples: {
      pizzeria: [
        ['a margherita and a coke / forget all that, just lemonades x4', '4 lemonades'],
        ['a margherita and a coke / forget all that, just some fries', 'some fries'],
      ],
      taqueria: [['una quesadilla / borra todo, solo flanes x 2', '2 flanes']],
      lanchonete: [['1 x-burger / cancela tudo, só coxinhas x3', '3 coxinhas']],
    },
  },
  {
    id: 'not-that-only-this',
    pattern: 'remove|cancel comma only',
    make: ([cancel = []], { chunks, found }) => {
      const [verb] = cancel
      // "cancel that, just a coke", but not "no olives, just cheese"
      return verb &&
        verb.end - verb.start === 2 &&
        lookAhead(chunks, found.end).some(({ items }) => items.length > 0)
        ? [asKind('cancel', verb), insert('stop', endOf(cancel))]
        : undefined
    },
    examples: {
      pizzeria: [['a margherita and 2 cokes / cancel that, just a lemonade', 'a lemonade']],
      taqueria: [['una quesadilla / cancela eso, solo 2 flanes', '2 flanes']],
      lanchonete: [['1 x-burger / cancela isso, só uma coxinha', 'uma coxinha']],
    },
  },
  {
    id: 'the-dish-not-wanted',
    pattern: '^ definite|to item remove|cancel more|and? $',
    make: ([leads = [], items = [], verbs = []]) => [
      ...verbs.map(chunk => asKind('remove', chunk)),
      ...leads.map(chunk => asKind('definite', chunk)),
      ...items,
      insert('stop', endOf(verbs)),
    ],
    examples: {
      lanchonete: [
        ['1 x-burger e 1 coxinha / a coxinha não quero mais', '1 x-burger'],
        ['2 x-salada e 1 guaraná / os x-salada não precisa mais', '1 guaraná'],
      ],
      taqueria: [['una quesadilla y un flan / el flan ya no', 'una quesadilla']],
    },
  },
  {
    id: 'leave-the-dish',
    pattern: '^ change|remove? definite|to item away $',
    make: ([verbs = [], leads = [], items = [], away = []]) => [
      insert('remove', verbs[0] ?? leads[0] ?? { start: 0 }),
      ...leads.map(chunk => asKind('definite', chunk)),
      ...items,
      insert('stop', endOf(away)),
    ],
    examples: {
      lanchonete: [['1 x-burger e 1 coxinha / deixa a coxinha pra lá', '1 x-burger']],
      pizzeria: [['a margherita and a coke / take the coke off', 'a margherita']],
    },
  },
  {
    id: 'off-a-dish',
    pattern: 'remove definite? [option] of|from definite? item',
    make: ([verbs = [], , options = [], from = [], , items = []]) =>
      options.every(chunk =>
        items[0]?.items.some(item => chunk.options.some(option => accepts(item, option))),
      )
        ? [
            ...verbs,
            ...options,
            ...from.map(chunk => asKind('from', chunk)),
            insert('definite', endOf(from)),
            ...items,
          ]
        : undefined,
    examples: {
      taqueria: [
        [
          '2 quesadillas y un flan / quita la cebolla de las quesadillas',
          '2 quesadillas sin cebolla y un flan',
        ],
      ],
      lanchonete: [['1 x-bacon e 2 guaraná / tira tomate do x-bacon', '1 x-bacon sem tomate e 2 guaraná']],
    },
  },
  {
    id: 'all-anew',
    pattern: 'anew comma|stop?',
    make: ([anew = []], { chunks, found }) =>
      ordersMore(lookAhead(chunks, found.end))
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
]
