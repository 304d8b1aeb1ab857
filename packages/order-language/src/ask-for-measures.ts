import type { Menu } from './menu/menu.js'
import type { OrderReading, Question } from './reading.js'
import { isMeasure } from './text/units.js'

/**
 * The reading with a question for each line in pieces ("3 onions") of what is priced by the kilo or the litre: what is
 * wanted is clear, but not what it costs. For whoever must tell a price.
 * @param turns what the lines' spans point into
 */
export function askForMeasures(menu: Menu, turns: readonly string[], reading: OrderReading): OrderReading {
  const asked: Question[] = reading.lines.flatMap(({ item, unit, spans = [] }) => {
    const units = menu.items.find(({ id }) => id === item)?.units ?? []
    const [span] = spans
    if (unit !== undefined || units.length === 0 || !units.every(isMeasure) || !span) return []
    const [turn, from, to] = span
    return { kind: 'quantity', text: (turns[turn] ?? '').slice(from, to), span }
  })
  const isNew = ({ kind, span }: Question) =>
    !reading.questions.some(known => known.kind === kind && String(known.span) === String(span))
  return { ...reading, questions: [...reading.questions, ...asked.filter(isNew)] }
}
