import type { Menu } from '@comanda/order-language/menu/menu.js'
import type { Amount, LineOption, OrderLine, OrderReading } from '@comanda/order-language/reading.js'

/** An option of what must come out. */
export interface GoldOption {
  readonly group: string
  readonly option: string
  readonly amount: Amount
  /** Other amounts that are right too */
  readonly also?: readonly Amount[]
  /** It may be missing: it changes nothing that the kitchen does */
  readonly optional?: true
}

export interface GoldLine {
  readonly item: string
  readonly quantity: number
  readonly unit?: string
  readonly options: readonly GoldOption[]
}

/** What must come out of a chat, and whether a waiter would ask about it. */
export interface Gold {
  readonly lines: readonly GoldLine[]
  /** `may`: a cart that isn't this one is right too, if something is asked. `must`: it is wrong not to ask. */
  readonly asks: 'never' | 'may' | 'must'
}

export type Verdict = 'exact' | 'asked' | 'silent'

type Option = Pick<LineOption, 'group' | 'option' | 'amount'>
type Line = Pick<OrderLine, 'item' | 'quantity' | 'unit'> & { readonly options: readonly Option[] }

function plain(amount: Amount): string {
  if (amount === 'double') return '2'
  if (amount === 'none' || amount === 0) return 'none'
  return amount === 1 ? 'normal' : String(amount)
}

/** The same option twice adds up; “none” beside an amount stays a contradiction. */
function add(before: string | undefined, amount: string): string {
  if (before === undefined) return amount
  const count = (text: string) => (text === 'normal' ? 1 : Number(text))
  if (before === amount && Number.isNaN(count(amount))) return amount
  const sum = count(before) + count(amount)
  return Number.isNaN(sum) ? [before, amount].sort().join('+') : String(sum)
}

function measure({ quantity, unit }: Line): [quantity: number, unit: string] {
  if (unit === 'g') return [quantity / 1000, 'kg']
  return unit === 'ml' ? [quantity / 1000, 'l'] : [quantity, unit ?? '']
}

/** Every way to read a gold with its allowances. */
function expand(lines: readonly GoldLine[]): Line[][] {
  let carts: Line[][] = [[]]
  for (const line of lines) {
    let readings: Option[][] = [[]]
    for (const { group, option, amount, also = [], optional } of line.options) {
      const ways: Option[][] = [amount, ...also].map(way => [{ group, option, amount: way }])
      if (optional) ways.push([])
      readings = readings.flatMap(reading => ways.map(way => [...reading, ...way]))
    }
    carts = carts.flatMap(cart => readings.map(options => [...cart, { ...line, options }]))
  }
  return carts
}

export interface Judge {
  /** A cart as text; carts that come to the same have the same one. */
  keyOf(lines: readonly Line[]): string
  judge(gold: Gold, reading: OrderReading): Verdict
}

/**
 * The rules by which two carts are equal: lines and options in any order, equal lines together, a menu's defaults filled
 * in on both sides, where something lies on a pizza and what belongs to whom not compared.
 */
export function createJudge(menu: Menu): Judge {
  const defaults = new Map(menu.items.map(item => [item.id, item.defaults]))

  function keyOfLine({ item, options }: Line): string {
    const amounts = new Map<string, string>()
    for (const { group, option, amount } of options) {
      const key = `${group}.${option}`
      amounts.set(key, add(amounts.get(key), plain(amount)))
    }
    for (const { group, option } of defaults.get(item) ?? []) {
      const said = [...amounts].filter(([key]) => key.startsWith(`${group}.`))
      const wants = said.some(([, amount]) => amount !== 'none')
      const key = `${group}.${option}`
      const refuses = amounts.get(key) === 'none'
      for (const [other, amount] of said)
        if (amount === 'none' && (wants || other !== key)) amounts.delete(other)
      if (!wants && !refuses) amounts.set(key, 'normal')
    }
    return [item, ...[...amounts].map(([key, amount]) => `${key}=${amount}`).sort()].join(' ')
  }

  function keyOf(lines: readonly Line[]): string {
    const quantities = new Map<string, number>()
    for (const line of lines) {
      const [quantity, unit] = measure(line)
      const key = `${unit} ${keyOfLine(line)}`.trim()
      quantities.set(key, Math.round(((quantities.get(key) ?? 0) + quantity) * 1e6) / 1e6)
    }
    return [...quantities]
      .filter(([, quantity]) => quantity !== 0)
      .map(([key, quantity]) => `${quantity} ${key}`)
      .sort()
      .join(' | ')
  }

  return {
    keyOf,
    judge(gold, { lines, questions, unknown }) {
      const asks = questions.length > 0 || unknown.length > 0
      const key = keyOf(lines)
      const isRight = expand(gold.lines).some(cart => keyOf(cart) === key)
      if (gold.asks === 'must') return asks ? 'exact' : 'silent'
      if (isRight || (gold.asks === 'may' && asks)) return 'exact'
      return asks ? 'asked' : 'silent'
    },
  }
}
