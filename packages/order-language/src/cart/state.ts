import { createChunk } from '../chunks/chunk.js'
import { createPortion, type SaidOption } from '../grammar/phrase.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { ItemEntry, OptionEntry } from '../lexicon/meaning.js'
import type { Amount, OrderLine, Question, Span } from '../reading.js'
import { type Asked, type Cart, type CartLine, createCart, type OpenChoice } from './cart.js'

/** An option by its ids: group, option. */
type OptionId = readonly [group: string, option: string]

interface LineState extends OrderLine {
  readonly saidUnit: string
  readonly words: { readonly text: string; readonly span: Span }
}

interface ChoiceState {
  readonly question: Question
  readonly items: readonly string[]
  readonly turn: number
  readonly isHeading: boolean
  readonly quantity?: number
  readonly unit: string
  readonly options: readonly {
    readonly entries: readonly OptionId[]
    readonly amount: Amount
    readonly part?: 'left' | 'right'
  }[]
}

/** What the turns so far come to, as plain JSON: nothing of the menu but ids, nothing of the texts but words asked about. */
export interface CartState {
  readonly lines: readonly LineState[]
  /** Index of the line last spoken of; -1: none */
  readonly focus: number
  /** How many of it were last spoken of; missing: all */
  readonly spokenOf?: number
  readonly asked?: {
    readonly items: readonly string[]
    readonly named: readonly (readonly OptionId[])[]
    readonly turn: number
  }
  readonly choices: readonly ChoiceState[]
  /** Index of the line that some were last taken out of; missing: none */
  readonly rest?: number
  readonly isVacant: boolean
}

const idOf = ({ group, option }: OptionEntry): OptionId => [group.id, option.id]

const idsOf = (items: readonly ItemEntry[]): string[] => items.map(({ item }) => item.id)

function toLineState({ entry, quantity, unit, saidUnit, options, spans, note, words }: CartLine): LineState {
  return {
    item: entry.item.id,
    quantity,
    unit,
    saidUnit,
    options: [...options],
    spans: [...spans],
    words,
    ...(note !== undefined && { note }),
  }
}

function toChoiceState({ question, items, portion, turn, isHeading }: OpenChoice): ChoiceState {
  return {
    question,
    items: idsOf(items),
    turn,
    isHeading,
    unit: portion.unit,
    ...(portion.quantity !== undefined && { quantity: portion.quantity }),
    options: portion.options.map(({ entries, amount, part }) => ({
      entries: entries.map(idOf),
      amount,
      ...(part && { part }),
    })),
  }
}

export function toState({ lines, focus, spokenOf, asked, choices, rest, isVacant }: Cart): CartState {
  return {
    lines: lines.map(toLineState),
    focus: focus ? lines.indexOf(focus) : -1,
    ...(spokenOf !== undefined && { spokenOf }),
    ...(asked && {
      asked: {
        items: idsOf(asked.items),
        named: asked.named.map(({ options }) => options.map(idOf)),
        turn: asked.turn,
      },
    }),
    choices: choices.map(toChoiceState),
    ...(rest && lines.includes(rest) && { rest: lines.indexOf(rest) }),
    isVacant,
  }
}

/** The cart of a state; without what the menu no longer has. */
export function toCart({ byId }: Lexicon, state: CartState): Cart {
  const itemsOf = (ids: readonly string[]) => ids.flatMap(id => byId.get(id) ?? [])
  const findOption = ([groupId, optionId]: OptionId, items: readonly ItemEntry[]): OptionEntry[] => {
    const group = items.map(({ groups }) => groups.get(groupId)).find(own => own !== undefined)
    const option = group?.options.find(({ id }) => id === optionId)
    return group && option ? [{ group, option }] : []
  }
  const toLine = (line: LineState): CartLine[] => {
    const entry = byId.get(line.item)
    const { quantity, unit = '', saidUnit, words, note, spans = [] } = line
    if (!entry) return []
    const options = line.options.filter(
      ({ group, option }) => findOption([group, option], [entry]).length > 0,
    )
    return [
      {
        entry,
        quantity,
        unit,
        saidUnit,
        options,
        spans: [...spans],
        words,
        ...(note !== undefined && { note }),
      },
    ]
  }
  const toAsked = ({ items, named, turn }: NonNullable<CartState['asked']>): Asked => {
    const entries = itemsOf(items)
    const chunks = named.map(ids =>
      createChunk('menu', 0, 0, { options: ids.flatMap(id => findOption(id, entries)) }),
    )
    return { items: entries, named: chunks, turn }
  }
  const toChoice = ({
    question,
    items,
    turn,
    isHeading,
    quantity,
    unit,
    options,
  }: ChoiceState): OpenChoice => {
    const entries = itemsOf(items)
    const said: SaidOption[] = options.map(({ entries: ids, amount, part }) => ({
      entries: ids.flatMap(id => findOption(id, entries)),
      amount,
      chunk: { start: 0, end: 0 },
      ...(part && { part }),
    }))
    return {
      question,
      items: entries,
      turn,
      isHeading,
      portion: { ...createPortion(), quantity, unit, options: said },
    }
  }
  const lines = state.lines.map(toLine)
  return {
    ...createCart(),
    lines: lines.flat(),
    focus: lines[state.focus]?.[0],
    spokenOf: state.spokenOf,
    asked: state.asked && toAsked(state.asked),
    choices: state.choices.map(toChoice),
    rest: state.rest === undefined ? undefined : lines[state.rest]?.[0],
    isVacant: state.isVacant,
  }
}
