import type { ItemEntry } from '../lexicon/meaning.js'
import type { LineOption, Span } from '../reading.js'
import { type Asked, type Cart, type CartLine, createCart, type OpenChoice } from './cart.js'

/** All that can happen to a cart. */
export type Command =
  /** A line comes in, and is the one last spoken of */
  | { readonly do: 'add'; readonly line: CartLine }
  | { readonly do: 'remove'; readonly line: CartLine }
  /** So many of a line from now on; at 0 it goes */
  | { readonly do: 'count'; readonly line: CartLine; readonly quantity: number; readonly unit?: string }
  /** Some of a line become one of their own, as `copy` says, whose quantity leaves the line */
  | { readonly do: 'split'; readonly line: CartLine; readonly copy: CartLine }
  /** What a line is made with from now on */
  | { readonly do: 'choose'; readonly line: CartLine; readonly options: readonly LineOption[] }
  /** Another item in a line's place */
  | { readonly do: 'become'; readonly line: CartLine; readonly entry: ItemEntry }
  | { readonly do: 'note'; readonly line: CartLine; readonly note: string }
  /** More words that a line was read from */
  | { readonly do: 'mention'; readonly line: CartLine; readonly span: Span }
  /** @property quantity how many of it were spoken of; all, if missing */
  | { readonly do: 'focus'; readonly line: CartLine; readonly quantity?: number }
  /** These lines and no others, in this order */
  | { readonly do: 'keep'; readonly lines: readonly CartLine[] }
  /** Nothing is left; what comes "instead" comes in place of all */
  | { readonly do: 'cancel' }
  /** Something was taken out, so that "instead" says what comes in its place */
  | { readonly do: 'vacate' }
  | { readonly do: 'ask'; readonly asked: Asked | undefined }
  | { readonly do: 'offer'; readonly choices: readonly OpenChoice[] }

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

const isNone = ({ amount }: LineOption): boolean => amount === 'none' || amount === 0

/**
 * Nothing is refused and wanted at once, nothing is there twice, and of a choice of one there is one: what was said last
 * stands. Halves are choices of their own.
 */
export function toSoundOptions(entry: ItemEntry, options: readonly LineOption[]): readonly LineOption[] {
  return options.filter((option, at) => {
    const group = entry.groups.get(option.group)
    if (!group) return false
    return !options.some((later, index) => {
      if (index <= at || later.group !== option.group || later.part !== option.part) return false
      return later.option === option.option || (group.isSingle && !isNone(later) && !isNone(option))
    })
  })
}

/**
 * Carries out a command. What always holds of a cart is held here and nowhere else: each line is of more than nothing,
 * has sound options, and stands in the cart once.
 */
export function carryOut(cart: Cart, command: Command): void {
  const open = cart as Writable<Cart>
  const change = (line: CartLine) => line as Writable<CartLine>
  const remove = (line: CartLine) => {
    open.lines = cart.lines.filter(other => other !== line)
    if (cart.focus === line) open.focus = cart.lines.at(-1)
    if (cart.rest === line) open.rest = undefined
  }
  const forgetRest = (line: CartLine) => {
    if (cart.rest && cart.rest.entry !== line.entry) open.rest = undefined
  }
  const insert = (line: CartLine) => {
    change(line).options = toSoundOptions(line.entry, line.options)
    if (line.quantity > 0 && !cart.lines.includes(line)) open.lines = [...cart.lines, line]
  }
  switch (command.do) {
    case 'add':
      insert(command.line)
      open.focus = command.line
      open.spokenOf = undefined
      open.isVacant = false
      forgetRest(command.line)
      return
    case 'remove':
      remove(command.line)
      return
    case 'count':
      if (command.unit !== undefined) change(command.line).unit = command.unit
      if (command.quantity > 0) change(command.line).quantity = toMillionths(command.quantity)
      else remove(command.line)
      return
    case 'split': {
      const left = toMillionths(command.line.quantity - command.copy.quantity)
      if (left > 0) change(command.line).quantity = left
      insert(command.copy)
      open.rest = left > 0 ? command.line : undefined
      if (left <= 0) remove(command.line)
      return
    }
    case 'choose':
      change(command.line).options = toSoundOptions(command.line.entry, command.options)
      return
    case 'become':
      change(command.line).entry = command.entry
      change(command.line).options = toSoundOptions(command.entry, command.line.options)
      return
    case 'note':
      change(command.line).note = command.note
      return
    case 'mention':
      change(command.line).spans = [...command.line.spans, command.span]
      return
    case 'focus':
      open.focus = command.line
      open.spokenOf = command.quantity
      forgetRest(command.line)
      return
    case 'keep':
      open.lines = command.lines
      if (cart.focus && !cart.lines.includes(cart.focus)) open.focus = cart.lines.at(-1)
      if (cart.rest && !cart.lines.includes(cart.rest)) open.rest = undefined
      return
    case 'cancel':
      Object.assign(open, createCart(), { isVacant: true })
      return
    case 'vacate':
      open.isVacant = true
      return
    case 'ask':
      open.asked = command.asked
      return
    case 'offer':
      open.choices = command.choices
  }
}

/** Takes off what binary fractions add. */
const toMillionths = (quantity: number): number => Number(quantity.toFixed(6))

function optionKey(option: LineOption): string {
  return JSON.stringify([option.group, option.option, option.amount, option.part])
}

/** Lines with the same key are the same thing ordered twice. */
function lineKey(line: CartLine): string {
  return JSON.stringify([line.entry.item.id, line.unit, line.options.map(optionKey).sort(), line.note])
}

/** Joins lines that an order or an edit made equal, so that nobody reads "1 latte, 1 latte". Linear. */
export function joinEqualLines(cart: Cart): void {
  const byKey = new Map<string, CartLine[]>()
  for (const line of cart.lines) {
    const key = lineKey(line)
    const same = byKey.get(key) ?? []
    same.push(line)
    byKey.set(key, same)
  }
  const groups = [...byKey.values()]
  const { focus } = cart
  const focused = focus && groups.find(lines => lines.includes(focus))?.[0]
  const spokenOf = focused === focus ? cart.spokenOf : focus?.quantity
  for (const [first, ...others] of groups) {
    if (!first || others.length === 0) continue
    const line = first as Writable<CartLine>
    line.quantity = toMillionths([first, ...others].reduce((sum, { quantity }) => sum + quantity, 0))
    // lines that were split and come together again have words in common: each is told once
    const spans = new Map(
      [first, ...others].flatMap(own => own.spans.map(span => [String(span), span] as const)),
    )
    line.spans = [...spans.values()]
  }
  carryOut(cart, { do: 'keep', lines: groups.flatMap(([first]) => first ?? []) })
  if (focused)
    carryOut(cart, {
      do: 'focus',
      line: focused,
      ...(spokenOf !== undefined && spokenOf < focused.quantity && { quantity: spokenOf }),
    })
}
