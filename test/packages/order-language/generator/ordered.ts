import type { Amount } from '@comanda/order-language/reading.js'
import type { GoldLine, GoldOption } from './cart.js'
import type { Choice, Dish, Kitchen, Named, Topping } from './kitchen.js'
import type { Random } from './random.js'

export interface Chosen extends Named {
  readonly choice: Choice
  /** How many of it, where it is counted */
  readonly count?: number
  /** Nobody could say whether it is meant */
  readonly isOptional?: boolean
}

export interface Asked {
  readonly topping: Topping
  readonly amount: Extract<Amount, string>
  /** It may go unsaid: it is as the dish comes */
  readonly isOptional?: boolean
}

/** A line of what somebody wants, before it is said. */
export interface Ordered {
  readonly dish: Dish
  readonly quantity: number
  readonly unit?: 'kg' | 'g' | 'l'
  readonly chosen: readonly Chosen[]
  readonly toppings: readonly Asked[]
  /** What lies on one half of it each */
  readonly halves?: readonly [Topping, Topping]
}

/** Whether a choice that the menu demands was left out, so that a waiter asks. */
export function lacksChoice({ dish, chosen }: Ordered): boolean {
  return dish.choices.some(
    ({ group }) => group.min > 0 && !chosen.some(({ choice }) => choice.group === group),
  )
}

export function toGold({ dish, quantity, unit, chosen, toppings, halves = [] as never }: Ordered): GoldLine {
  const options: GoldOption[] = [
    ...chosen.map(({ choice, option, count, isOptional = false }) => ({
      group: choice.group.id,
      option: option.id,
      amount: count ?? ('normal' as const),
      ...(isOptional && { optional: true as const }),
    })),
    ...toppings.map(({ topping: { group, option }, amount, isOptional = false }) => ({
      group: group.id,
      option: option.id,
      amount,
      // who takes the one that may be has refused the others
      ...((isOptional ||
        (amount === 'none' &&
          group.max === 1 &&
          toppings.some(other => other.topping.group === group && other.amount !== 'none'))) && {
        optional: true as const,
      }),
    })),
    ...[...halves].map(({ group, option }) => ({
      group: group.id,
      option: option.id,
      amount: 'normal' as const,
    })),
  ]
  return { item: dish.item.id, quantity, ...(unit !== undefined && { unit }), options }
}

export function withoutOption(line: Ordered, topping: Topping): Ordered {
  return {
    ...line,
    toppings: line.toppings.filter(
      asked => asked.topping.option !== topping.option || asked.topping.group !== topping.group,
    ),
  }
}

export function withTopping(line: Ordered, topping: Topping, amount: Asked['amount']): Ordered {
  return { ...line, toppings: [...withoutOption(line, topping).toppings, { topping, amount }] }
}

/** Whether one more of a topping's group may be wanted on a line. */
export function hasRoom(line: Ordered, topping: Topping): boolean {
  const wanted = line.toppings.filter(
    asked => asked.topping.group === topping.group && asked.amount !== 'none',
  )
  return wanted.length + (line.halves ? 2 : 0) < topping.group.max
}

export function mentions(line: Ordered, topping: Topping): boolean {
  const isIt = (other: Topping) => other.option === topping.option && other.group === topping.group
  return line.toppings.some(asked => isIt(asked.topping)) || (line.halves?.some(isIt) ?? false)
}

function choose(random: Random, dish: Dish, oddness: number): Chosen[] {
  return dish.choices.flatMap(choice => {
    const isNeeded = choice.group.min > 0
    if (!random.chance(isNeeded ? 0.97 : 0.15 + 0.35 * oddness)) return []
    const one = { ...random.pick(choice.options), choice }
    if (choice.role !== 'counted') return [one]
    return [{ ...one, count: random.pick([1, 2, 2, 3]) }]
  })
}

function top(random: Random, dish: Dish, oddness: number): Asked[] {
  if (dish.toppings.length === 0 || !random.chance(0.3 + 0.4 * oddness)) return []
  const toppings: Asked[] = []
  const many = random.weighted([
    [5, 1],
    [3, 2],
    [1 + oddness, 3],
    [oddness, 4],
  ])
  for (const topping of random.shuffle(dish.toppings).slice(0, many)) {
    const { group } = topping
    const wanted = toppings.filter(asked => asked.topping.group === group && asked.amount !== 'none').length
    const amount = random.weighted<Asked['amount']>([
      [4, 'normal'],
      [group.removable ? 4 : 0, 'none'],
      [group.amounts ? 0.6 + oddness : 0, 'extra'],
      [group.amounts ? 0.4 + oddness / 2 : 0, 'light'],
      [group.amounts ? 0.1 + oddness / 4 : 0, 'double'],
    ])
    if (amount === 'none' || wanted < group.max) toppings.push({ topping, amount })
  }
  return toppings
}

function measureOut(random: Random, unit: 'kg' | 'l'): Pick<Ordered, 'quantity' | 'unit'> {
  if (unit === 'l') return { quantity: random.pick([1, 2, 3, 5]), unit }
  if (random.chance(0.35))
    return { quantity: random.pick([100, 150, 200, 250, 300, 400, 500, 750]), unit: 'g' }
  return { quantity: random.pick([0.5, 1, 1, 2, 2, 3, 4, 5]), unit }
}

/** Something that somebody wants of a dish. */
export function orderDish(random: Random, dish: Dish, oddness: number): Ordered {
  const amount = dish.unit
    ? measureOut(random, dish.unit)
    : {
        quantity: random.weighted([
          [58, 1],
          [22, 2],
          [9, 3],
          [4, 4],
          [2, 5],
          [2, 6],
          [1, 8],
          [1, 10],
          [1, 12],
        ]),
      }
  const toppings = top(random, dish, oddness)
  const isPizza = /pizza/i.test(`${dish.item.category ?? ''} ${dish.item.name}`)
  const [one, other] = random.shuffle(dish.toppings.filter(({ group }) => group.max > 3))
  const isHalved =
    isPizza && one && other && amount.quantity === 1 && toppings.length === 0 && random.chance(0.12 * oddness)
  return {
    dish,
    ...amount,
    chosen: choose(random, dish, oddness),
    toppings,
    ...(isHalved && { halves: [one, other] as const }),
  }
}

/** What somebody wants of a kitchen: a few lines, all of different dishes. */
export function order(random: Random, kitchen: Kitchen, oddness: number, most: number): Ordered[] {
  const many = Math.min(
    most,
    random.weighted([
      [45, 1],
      [30, 2],
      [15, 3],
      [7, 4],
      [3, 5],
    ]),
  )
  return random
    .shuffle(kitchen.dishes)
    .slice(0, many)
    .map(dish => orderDish(random, dish, oddness))
}
