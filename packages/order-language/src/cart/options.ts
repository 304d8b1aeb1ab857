import type { Portion, Problem, SaidOption } from '../grammar/phrase.js'
import { accepts, type ItemEntry, type OptionEntry } from '../lexicon/meaning.js'
import type { MenuOption } from '../menu/menu.js'
import type { Amount, LineOption } from '../reading.js'
import type { Cart, CartLine } from './cart.js'
import { carryOut } from './reducer.js'

/** A line's options while they are being changed. */
interface Draft {
  readonly entry: ItemEntry
  options: LineOption[]
}

/** How what is said meets what a line has: a new line, more on it, its new state, or what goes from it. */
export type OptionMode = 'new' | 'add' | 'set' | 'remove'

function isSame(option: LineOption, { group, option: other }: OptionEntry): boolean {
  return option.group === group.id && option.option === other.id
}

function countOf(amount: Amount): number {
  if (typeof amount === 'number') return amount
  return amount === 'double' ? 2 : amount === 'none' ? 0 : 1
}

function isDefault({ item }: ItemEntry, { group, option }: OptionEntry): boolean {
  return item.defaults.some(standard => standard.group === group.id && standard.option === option.id)
}

/**
 * Which of several options of one name is meant: one of a group that takes amounts where an amount was said, one of a
 * group that a neighbour in the list belongs to, one that the line has already.
 */
function choose(said: SaidOption, line: Draft, neighbours: readonly SaidOption[]): readonly OptionEntry[] {
  const fitting = said.entries.filter(entry => accepts(line.entry, entry))
  if (fitting.length <= 1) return fitting
  const tests: ((entry: OptionEntry) => boolean)[] = [
    entry => line.options.some(option => isSame(option, entry)),
    entry => said.amount === 'normal' || said.amount === 'none' || entry.group.amounts,
    entry =>
      neighbours.some(
        other => other !== said && other.entries.length === 1 && other.entries[0]?.group === entry.group,
      ),
  ]
  return tests.reduce<readonly OptionEntry[]>((left, test) => {
    const passing = left.filter(test)
    return passing.length > 0 ? passing : left
  }, fitting)
}

/** "get rid of the sugar", where it is brown sugar */
function asOnLine(entries: readonly OptionEntry[], line: Draft): readonly OptionEntry[] {
  const [entry, ...others] = entries
  if (!entry || others.length > 0 || isDefault(line.entry, entry)) return entries
  if (line.options.some(option => isSame(option, entry))) return entries
  const words = entry.option.name.toLowerCase().split(/\s+/)
  const isKind = ({ name }: MenuOption) => {
    const own = name.toLowerCase().split(/\s+/)
    return own.length > words.length && words.every(word => own.includes(word))
  }
  const { group } = entry
  const kinds = group.options.filter(
    option =>
      isKind(option) && line.options.some(own => isSame(own, { group, option }) && own.amount !== 'none'),
  )
  return kinds.length === 1 ? kinds.map(option => ({ group, option })) : entries
}

interface Change {
  /** The line as it is to be */
  readonly line: Draft
  readonly mode: OptionMode
  readonly problems: Problem[]
  /** Choices of one made by the same words */
  readonly chosen: Map<string, OptionEntry>
}

function without(line: Draft, entry: OptionEntry): LineOption[] {
  return line.options.filter(option => !isSame(option, entry))
}

/** "not sliced", of bread that is either sliced or not: the other one. */
function otherOfTwo({ group, option }: OptionEntry): OptionEntry | undefined {
  const [other, ...more] = group.options.filter(own => own !== option)
  return other && more.length === 0 && group.isFixed ? { group, option: other } : undefined
}

function refuse(entry: OptionEntry, { line, mode, problems, chosen }: Change, said?: SaidOption): void {
  const present = line.options.find(option => isSame(option, entry))
  const isStandard = isDefault(line.entry, entry)
  if (said?.unnamed && !isStandard) {
    line.options = without(line, entry)
    return
  }
  line.options = without(line, entry)
  const isTaken = mode === 'remove' || (said?.replaced && mode !== 'new')
  if (isTaken && present && present.amount !== 'none' && !isStandard) return
  // "another one but with cream instead of caramel": the one taken over has given way already
  if (said?.replaced && mode === 'set' && !present && !isStandard) return
  const other = otherOfTwo(entry)
  if (other && said && mode !== 'remove' && !said.replaced && !said.unnamed) {
    include({ ...said, entries: [other], amount: 'normal' }, other, { line, mode, problems, chosen })
    return
  }
  if (entry.group.removable || present?.amount === 'none') {
    const part = said?.part ?? present?.part
    line.options.push({
      group: entry.group.id,
      option: entry.option.id,
      amount: 'none',
      ...(part && { part }),
    })
  } else if (isStandard && said)
    problems.push({ kind: 'unknown_option', chunk: said.chunk, options: [entry] })
}

function newAmount(said: SaidOption, entry: OptionEntry, present: LineOption | undefined, mode: OptionMode) {
  if (mode === 'add' && present && typeof said.amount === 'number' && present.amount !== 'none')
    return countOf(present.amount) + said.amount
  if (said.adds && typeof present?.amount === 'number')
    return present.amount + (typeof said.amount === 'number' ? said.amount : 1)
  // "add vanilla" to a line that has double vanilla takes nothing away.
  if (mode === 'add' && present && said.amount === 'normal' && present.amount !== 'none')
    return present.amount
  if (typeof said.amount === 'number' && said.amount === 1) return 'normal'
  if (said.amount !== 'normal' && !entry.group.amounts && entry.group.isSingle) return undefined
  return said.amount
}

function include(said: SaidOption, entry: OptionEntry, change: Change): void {
  const { line, mode, problems, chosen } = change
  const { group } = entry
  if (said.unnamed) {
    line.options = without(line, entry)
    return
  }
  const present = line.options.find(option => isSame(option, entry))
  const amount = newAmount(said, entry, present, mode)
  const isOdd = typeof amount === 'number' && amount > 1 && !group.amounts && mode !== 'new'
  if (amount === undefined || isOdd) problems.push({ kind: 'quantity', chunk: said.chunk, options: [entry] })
  if (group.isSingle) {
    const earlier = chosen.get(group.id)
    if (earlier && earlier !== entry && said.part === undefined) {
      problems.push({ kind: 'conflict', chunk: said.chunk, options: [earlier, entry] })
      return
    }
    chosen.set(group.id, entry)
    if (said.part === undefined) line.options = line.options.filter(option => option.group !== group.id)
  }
  if (said.only && mode === 'set')
    line.options = line.options.filter(option => option.group !== group.id || option.amount === 'none')
  const position = line.options.findIndex(option => isSame(option, entry) && option.part === said.part)
  const option: LineOption = {
    group: group.id,
    option: entry.option.id,
    amount: amount ?? 'normal',
    ...(said.part && { part: said.part }),
  }
  if (position < 0) line.options.push(option)
  else line.options[position] = option
}

/** "oat milk instead of whole milk": the choice itself says all. */
function isReplacedChoice({ group }: OptionEntry, { options }: Portion): boolean {
  return (
    group.isSingle &&
    options.some(other => !other.replaced && other.entries.some(entry => entry.group === group))
  )
}

/** More of a group than it allows can't be made. */
function checkLimits(line: Draft, portion: Portion, problems: Problem[]): void {
  const said = portion.options[0]
  if (!said) return
  for (const group of line.entry.groups.values()) {
    const count = line.options.filter(({ group: id, amount }) => id === group.id && amount !== 'none').length
    const last = portion.options.findLast(({ entries }) => entries.some(entry => entry.group === group))
    if (group.max > 1 && count > group.max && last)
      problems.push({
        kind: 'conflict',
        chunk: last.chunk,
        options: group.options.map(option => ({ group, option })),
      })
  }
}

/** Brings what was said about a line's options to it; what can't be done is in the problems that it answers with. */
export function applyOptions(cart: Cart, own: CartLine, portion: Portion, mode: OptionMode): Problem[] {
  const problems: Problem[] = []
  const line: Draft = { entry: own.entry, options: [...own.options] }
  const change: Change = { line, mode, problems, chosen: new Map() }
  for (const said of portion.options) {
    const chosen = choose(said, line, portion.options)
    const entries = mode === 'remove' ? asOnLine(chosen, line) : chosen
    const [entry] = entries
    if (!entry) problems.push({ kind: 'unknown_option', chunk: said.chunk })
    else if (entries.length > 1 && said.chunk.partial)
      problems.push({ kind: 'unknown_option', chunk: said.chunk, options: entries })
    else {
      if (said.replaced && isReplacedChoice(entry, portion)) continue
      if (entries.length > 1) problems.push({ kind: 'conflict', chunk: said.chunk, options: entries })
      else if (said.chunk.typo) problems.push({ kind: 'unknown_option', chunk: said.chunk, options: [entry] })
      if (said.amount === 'none' || said.amount === 0 || mode === 'remove') refuse(entry, change, said)
      else include(said, entry, change)
    }
  }
  // "no bun, just a lettuce wrap"
  const isWanted = ({ group, option }: OptionEntry) =>
    portion.options.some(
      ({ entries, amount }) =>
        amount !== 'none' && entries.some(own => own.group === group && own.option === option),
    )
  for (const group of portion.refusals.flatMap(({ groups }) => groups))
    for (const option of group.options) {
      const entry = { group, option }
      if (isWanted(entry)) continue
      const isThere = line.options.some(other => isSame(other, entry) && other.amount !== 'none')
      if (isThere || isDefault(line.entry, entry)) refuse(entry, change)
    }
  checkLimits(line, portion, problems)
  carryOut(cart, { do: 'choose', line: own, options: line.options })
  return problems
}
