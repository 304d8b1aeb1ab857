import { type Chunk, isOnMenu, isSeparator } from '../chunks/chunk.js'
import { accepts } from '../lexicon/meaning.js'
import {
  asKind,
  asNumber,
  asOption,
  endOf,
  endsTurn,
  insert,
  lookAhead,
  lookBack,
  opensTurn,
} from './make.js'
import type { Rule, RuleContext } from './rule.js'

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

/** Two sizes, two colours, rather than a size and a colour */
const areOfOneGroup = (some: readonly Chunk[], others: readonly Chunk[]): boolean => {
  const groups = new Set(some.flatMap(({ options }) => options.map(({ group }) => group)))
  const same = others.every(({ options }) => options.some(({ group }) => groups.has(group)))
  const names = new Set(some.flatMap(({ options }) => options.map(({ option }) => option)))
  return same && !others.some(({ options }) => options.every(({ option }) => names.has(option)))
}

/** What a verb's reach ends at */
const opensAnew = new Set<Chunk['kind']>(['remove', 'add', 'change', 'want', 'stop', 'newline'])

/** "that one", of which the second word may count */
const endsOnOne = (that: Chunk | undefined, { tokens, lexicon }: RuleContext): boolean =>
  that !== undefined &&
  that.ordinal === 0 &&
  that.end - that.start === 2 &&
  lexicon.toKey(tokens[that.end - 1]?.text ?? '') === '1'

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
      lookBack(chunks, at).some(({ kind }) => kind === 'remove' || kind === 'cancel') &&
      lookBack(chunks, at).some(({ items: named }) => named.length > 0)
        ? [...joints.map(chunk => asKind('stop', chunk)), ...only, ...numbers, ...items]
        : undefined,
    examples: {
      pizzeria: [['3 cokes and a margherita / scratch the margherita, and only 2 cokes', '2 cokes']],
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
    make: (
      [cancel = [], joints = [], only = [], want = [], , , described = [], items = []],
      { ordered },
    ) => {
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
      burgerBar: [['1 coke, the large one', '1 large coke'],
        ['coke, the medium one, no ice', 'medium coke no ice']],
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
  {
    id: 'ones-of-a-kind',
    pattern: '^ choice ones $',
    make: ([choices = []]) => [...choices],
    examples: {
      pizzeria: [['2 margheritas / large ones please', '2 large margheritas']],
    },
  },
]
