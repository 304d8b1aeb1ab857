import type { Kitchen, Topping } from './kitchen.js'
import {
  type Asked,
  hasRoom,
  mentions,
  type Ordered,
  orderDish,
  withoutOption,
  withTopping,
} from './ordered.js'
import { nameTopping, sayLine } from './say-line.js'
import { sayOrder } from './say-order.js'
import type { Speaker } from './speaker.js'
import type { Role } from './speech/speech.js'
import { pickTarget, swap, target } from './targets.js'
import { isWithin } from './text.js'

/** A change of mind as it was said, and the lines after it. */
export interface Changed {
  readonly text: string
  readonly lines: readonly Ordered[]
  readonly asks?: 'may' | 'must'
}

/** @param isInOrder the lines were said as they stand, so that they can be counted */
/** @param isInOrder the lines were said as they stand, so that they can be counted */
type Change = (
  speaker: Speaker,
  kitchen: Kitchen,
  lines: readonly Ordered[],
  isInOrder: boolean,
) => Changed | undefined

function freshDishes(kitchen: Kitchen, lines: readonly Ordered[]) {
  return kitchen.dishes.filter(dish =>
    lines.every(
      line =>
        line.dish !== dish &&
        !dish.names.some(name =>
          line.dish.names.some(other => isWithin(name, other) || isWithin(other, name)),
        ),
    ),
  )
}

function sayNew(
  speaker: Speaker,
  kitchen: Kitchen,
  lines: readonly Ordered[],
  isShort: boolean,
): { line: Ordered; np: string } | undefined {
  const dishes = freshDishes(kitchen, lines).filter(
    dish => !isShort || (!dish.unit && dish.choices.every(({ group }) => group.min === 0)),
  )
  if (dishes.length === 0) return undefined
  const made = orderDish(speaker.random, speaker.random.pick(dishes), isShort ? 0 : 0.3)
  const line = isShort ? { ...made, chosen: [], toppings: [], halves: undefined as never } : made
  if (
    !isShort &&
    line.dish.choices.some(
      ({ group }) => group.min > 0 && !line.chosen.some(({ choice }) => choice.group === group),
    )
  )
    return undefined
  const said = sayLine(speaker, kitchen, line, false)
  return said.isSentence ? undefined : { line, np: said.text }
}

const add: Change = (speaker, kitchen, lines) => {
  const fresh = sayNew(speaker, kitchen, lines, false)
  if (!fresh) return undefined
  const isBare = / [{]np[}] (más|too|on there)|{np} (más|también|as well)/
  const hasOptions = fresh.line.toppings.length > 0
  const text = speaker.say(
    'add',
    { np: fresh.np },
    {},
    phrase => !hasOptions || (phrase.endsWith('{np}') && !isBare.test(phrase)),
  )
  return { text, lines: [...lines, fresh.line] }
}

const remove: Change = (speaker, _kitchen, lines) => {
  if (lines.length < 2) return undefined
  const found = pickTarget(speaker, lines, () => true)
  if (!found) return undefined
  return {
    text: speaker.say('remove', { ...found.places, x: found.places.name }, found.about),
    lines: swap(lines, found.line),
  }
}

const oneLess: Change = (speaker, _kitchen, lines) => {
  const found = pickTarget(speaker, lines, line => line.quantity > 1)
  if (!found) return undefined
  const { line, places, about } = found
  const single = target(speaker, line, 1)
  const text = speaker.say('oneLess', { ...places, x: single.places.name }, about)
  return { text, lines: swap(lines, line, { ...line, quantity: line.quantity - 1 }) }
}

const oneMore: Change = (speaker, _kitchen, lines) => {
  const found = pickTarget(
    speaker,
    lines,
    line =>
      line.chosen.length === 0 &&
      line.toppings.length === 0 &&
      line.dish.choices.every(({ group }) => group.min === 0),
  )
  if (!found) return undefined
  const { line } = found
  const single = target(speaker, line, 1)
  const text = speaker.say('oneMore', { ...single.places, x: single.places.name }, single.about)
  return { text, lines: swap(lines, line, { ...line, quantity: line.quantity + 1 }) }
}

const sameAgain: Change = (speaker, _kitchen, lines) => {
  const [line] = lines
  if (!line || lines.length !== 1 || line.unit || line.quantity !== 1) return undefined
  const { about } = target(speaker, line)
  return { text: speaker.say('sameAgain', {}, about), lines: [{ ...line, quantity: 2 }] }
}

const otherQuantity = (speaker: Speaker, line: Ordered) =>
  speaker.random.pick([1, 2, 3, 4, 5, 6].filter(n => n !== line.quantity))

/** @param isAlone nothing that is counted stands behind it */
function sayNumber(speaker: Speaker, quantity: number, gender: 'm' | 'f', isAlone: boolean): string {
  const { numbers } = speaker.speech
  if (speaker.random.chance(0.5)) return String(quantity)
  const isOne = isAlone && quantity === 1 && gender === 'm'
  return (isOne ? numbers[0] : undefined) ?? speaker.speech.number(quantity, gender)
}

const set: Change = (speaker, _kitchen, lines) => {
  const found = pickTarget(speaker, lines, () => true)
  if (!found) return undefined
  const { line, places, about } = found
  const quantity = otherQuantity(speaker, line)
  const x = target(speaker, line, quantity).places.name
  const text = speaker.say(
    'set',
    {
      ...places,
      x,
      n: sayNumber(speaker, quantity, about.gender, false),
      m: sayNumber(speaker, line.quantity, about.gender, true),
    },
    about,
  )
  return { text, lines: swap(lines, line, { ...line, quantity }) }
}

const setAlone: Change = (speaker, _kitchen, lines) => {
  const [line] = lines
  if (!line || lines.length !== 1 || line.unit) return undefined
  const { about } = target(speaker, line)
  const quantity = otherQuantity(speaker, line)
  const text = speaker.say(
    'setAlone',
    {
      n: sayNumber(speaker, quantity, about.gender, true),
      m: sayNumber(speaker, line.quantity, about.gender, true),
    },
    about,
  )
  return { text, lines: [{ ...line, quantity }] }
}

/** Another size or another of any choice, for a line that may have one already. */
function rechooseBy(role: Role, isSize: boolean): Change {
  return (speaker, _kitchen, lines) => {
    const isRight = (choice: Ordered['dish']['choices'][number]) =>
      choice.role !== 'counted' &&
      choice.options.length > 1 &&
      (choice.role === 'size') === isSize &&
      choice.role !== 'measure' &&
      choice.role !== 'container'
    const found = pickTarget(speaker, lines, ({ dish }) => dish.choices.some(isRight))
    if (!found) return undefined
    const { line, places, about } = found
    const choice = speaker.random.pick(line.dish.choices.filter(isRight))
    const before = line.chosen.find(chosen => chosen.choice === choice)
    const named = speaker.random.pick(choice.options.filter(({ option }) => option !== before?.option))
    const say = (name: string) => speaker.speech.agree(name.toLowerCase(), about.gender, about.isPlural)
    const x = say(named.names[0] ?? '')
    const y = before && say(before.names[0] ?? '')
    const isBare = /^(al?|ao|con|com|sin|sem|de|del|en|em|with) /i.test(x)
    const fits = (phrase: string) =>
      (y !== undefined || !phrase.includes('{y}')) &&
      !(isBare && /(a|con|com|with|en|in|to|pra|tamanho|de) \{x\}/.test(phrase)) &&
      (line.quantity === 1 || !phrase.includes('{c}'))
    if (!speaker.speech.phrases[role].some(fits)) return undefined
    const text = speaker.say(
      role,
      { ...places, x, raw: named.names[0] ?? '', y: y ?? '', c: places.name },
      about,
      fits,
    )
    const chosen = [...line.chosen.filter(one => one.choice !== choice), { ...named, choice }]
    return { text, lines: swap(lines, line, { ...line, chosen }) }
  }
}

/** What a dish has of what was said of another one, which may be meant of it too. */
function carryOver(from: Ordered, to: Ordered): Ordered {
  const chosen = from.chosen
    .filter(({ choice, option }) =>
      to.dish.choices.some(
        other => other.group === choice.group && other.options.some(named => named.option === option),
      ),
    )
    .map(one => ({ ...one, isOptional: true }))
  const toppings = from.toppings
    .filter(({ topping }) =>
      to.dish.toppings.some(other => other.group === topping.group && other.option === topping.option),
    )
    .map(asked => ({ ...asked, isOptional: true }))
  return { ...to, chosen, toppings }
}

const replace: Change = (speaker, kitchen, lines) => {
  const found = pickTarget(speaker, lines, () => true)
  const fresh = sayNew(speaker, kitchen, lines, true)
  if (!found || !fresh) return undefined
  const { line, places, about } = found
  // “the cokes for a lemonade”: whether that is one or as many, a waiter would have to ask
  if (line.quantity > 1 && fresh.line.quantity === 1 && !/^\d/.test(fresh.np)) return undefined
  const text = speaker.say('replace', { ...places, np: fresh.np, x: places.name }, about)
  return { text, lines: swap(lines, line, carryOver(line, fresh.line)) }
}

function pickTopping(speaker: Speaker, line: Ordered, amount: Asked['amount']): Topping | undefined {
  const fits = line.dish.toppings.filter(topping => {
    if (mentions(line, topping)) return false
    if (amount === 'none') return topping.group.removable
    return hasRoom(line, topping) && (amount === 'normal' || topping.group.amounts)
  })
  return fits.length > 0 ? speaker.random.pick(fits) : undefined
}

function topBy(role: Role, amount: Asked['amount']): Change {
  return (speaker, _kitchen, lines) => {
    const found = pickTarget(speaker, lines, line => pickTopping(speaker, line, amount) !== undefined)
    const topping = found && pickTopping(speaker, found.line, amount)
    if (!found || !topping) return undefined
    const { line, places, about } = found
    const text = speaker.say(role, { ...places, x: nameTopping(speaker, topping) }, about)
    return { text, lines: swap(lines, line, withTopping(line, topping, amount)) }
  }
}

function topOneBy(role: Role, amount: Asked['amount']): Change {
  return (speaker, _kitchen, lines) => {
    const found = pickTarget(
      speaker,
      lines,
      line => line.quantity > 1 && pickTopping(speaker, line, amount) !== undefined,
    )
    const topping = found && pickTopping(speaker, found.line, amount)
    if (!found || !topping) return undefined
    const { line, places, about } = found
    const text = speaker.say(
      role,
      { ...places, x: nameTopping(speaker, topping) },
      about,
      phrase => lines.length === 1 || /\{(the|of)\}/.test(phrase),
    )
    const one = { ...withTopping(line, topping, amount), quantity: 1 }
    return { text, lines: swap(lines, line, { ...line, quantity: line.quantity - 1 }, one) }
  }
}

/** What is said of every piece of the one line that there is. */
const everyOne: Change = (speaker, _kitchen, lines) => {
  const [line] = lines
  if (!line || lines.length !== 1 || line.unit || line.halves || line.quantity < 2) return undefined
  const { about } = target(speaker, line)
  const size = line.dish.choices.find(({ role }) => role === 'size')
  const before = line.chosen.find(({ choice }) => choice === size)
  const others = size?.options.filter(({ option }) => option !== before?.option) ?? []
  if (size && others.length > 0 && speaker.random.chance(0.5)) {
    const named = speaker.random.pick(others)
    const x = speaker.speech.agree((named.names[0] ?? '').toLowerCase(), about.gender, true)
    const chosen = [...line.chosen.filter(one => one !== before), { ...named, choice: size }]
    return { text: speaker.say('everySize', { x }, about), lines: [{ ...line, chosen }] }
  }
  const amount = speaker.random.chance(0.5) ? 'normal' : 'none'
  const topping = pickTopping(speaker, line, amount)
  if (!topping) return undefined
  const text = speaker.say(
    amount === 'none' ? 'everyOneNo' : 'everyOne',
    { x: nameTopping(speaker, topping) },
    about,
  )
  return { text, lines: [withTopping(line, topping, amount)] }
}

/** A line by its number in what was said: “make the second one large”. */
const nth: Change = (speaker, _kitchen, lines, isInOrder) => {
  if (!isInOrder || lines.length < 2 || lines.some(({ quantity, unit }) => quantity !== 1 || unit))
    return undefined
  const at = speaker.random.int(Math.min(lines.length, speaker.speech.ordinals.length))
  const line = lines[at]
  if (!line || line.halves) return undefined
  const place = speaker.speech.ordinals[at] ?? ''
  const size = line.dish.choices.find(({ role }) => role === 'size')
  const others = size?.options.filter(({ option }) => !line.chosen.some(one => one.option === option)) ?? []
  if (size && others.length > 0 && speaker.random.chance(0.5)) {
    const named = speaker.random.pick(others)
    const x = speaker.speech.agree((named.names[0] ?? '').toLowerCase(), 'm', false)
    const chosen = [...line.chosen.filter(({ choice }) => choice !== size), { ...named, choice: size }]
    return { text: speaker.say('nthSize', { x, nth: place }), lines: swap(lines, line, { ...line, chosen }) }
  }
  const amount = speaker.random.chance(0.5) ? 'normal' : 'none'
  const topping = pickTopping(speaker, line, amount)
  if (!topping) return undefined
  const text = speaker.say(amount === 'none' ? 'nthNo' : 'nthWith', {
    x: nameTopping(speaker, topping),
    nth: place,
  })
  return { text, lines: swap(lines, line, withTopping(line, topping, amount)) }
}

const putBack: Change = (speaker, _kitchen, lines) => {
  const found = pickTarget(speaker, lines, line => line.toppings.some(({ amount }) => amount === 'none'))
  if (!found) return undefined
  const { line, places, about } = found
  const refused = speaker.random.pick(line.toppings.filter(({ amount }) => amount === 'none'))
  const text = speaker.say('putBack', { ...places, x: nameTopping(speaker, refused.topping) }, about)
  const rest = withoutOption(line, refused.topping)
  const back = {
    ...rest,
    toppings: [...rest.toppings, { topping: refused.topping, amount: 'normal' as const, isOptional: true }],
  }
  return { text, lines: swap(lines, line, back), asks: 'may' }
}

const cancel: Change = speaker => ({ text: speaker.say('cancel', {}), lines: [] })

const restart: Change = (speaker, kitchen, lines) => {
  const fresh = sayNew(speaker, kitchen, lines, true)
  return fresh && { text: speaker.say('restart', { o: fresh.np }), lines: [fresh.line] }
}

const talk: Change = (speaker, _kitchen, lines) => ({ text: speaker.say('talk', {}), lines })

const more: Change = (speaker, kitchen, lines) => {
  const first = sayNew(speaker, kitchen, lines, false)
  const second = first && sayNew(speaker, kitchen, [...lines, first.line], false)
  if (!first || !second) return undefined
  const said = sayOrder(speaker, kitchen, [first.line, second.line])
  speaker.note('add: a second order')
  return { text: said.text, lines: [...lines, ...said.lines] }
}

const changes: readonly (readonly [weight: number, change: Change])[] = [
  [5, add],
  [1, more],
  [3, remove],
  [2, oneLess],
  [2, oneMore],
  [1, sameAgain],
  [3, set],
  [2, setAlone],
  [3, rechooseBy('resize', true)],
  [2, rechooseBy('rechoose', false)],
  [4, replace],
  [3, topBy('addOption', 'normal')],
  [1, topBy('extraOption', 'extra')],
  [3, topBy('refuseOption', 'none')],
  [2, topOneBy('refuseOne', 'none')],
  [2, topOneBy('wantOne', 'normal')],
  [2, everyOne],
  [2, nth],
  [1, putBack],
  [0.7, cancel],
  [0.7, restart],
  [1.5, talk],
]

/** A change of mind that makes sense for what was ordered. */
export function change(
  speaker: Speaker,
  kitchen: Kitchen,
  lines: readonly Ordered[],
  isInOrder = false,
): Changed {
  for (let tries = 0; tries < 12; tries++) {
    const changed = speaker.random.weighted(changes)(speaker, kitchen, lines, isInOrder)
    if (changed) return changed
  }
  return { text: speaker.say('talk', {}), lines }
}
