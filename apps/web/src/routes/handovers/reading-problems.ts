import type { Menu } from '@comanda/order-language/menu/menu.js'
import type { Candidate, OrderReading, Question, QuestionKind } from '@comanda/order-language/reading.js'

const candidatesShown = 6

function nameOf(candidate: Candidate, menu: Menu): string | undefined {
  if ('item' in candidate) return menu.items.find(item => item.id === candidate.item)?.name
  const group = menu.groups.find(known => known.id === candidate.group)
  return group?.options.find(option => option.id === candidate.option)?.name
}

const words: Record<QuestionKind, { alone: string; among: string }> = {
  ambiguous_item: { alone: 'say which one', among: 'say which one:' },
  unknown_item: { alone: 'isn’t on the menu', among: 'isn’t on the menu. Is it' },
  unknown_option: { alone: 'isn’t offered with it; put it into the note', among: 'isn’t clear. Is it' },
  missing_option: { alone: 'say what goes with it', among: 'say which:' },
  quantity: { alone: 'say how many', among: 'say how many:' },
  conflict: { alone: 'can’t be both', among: 'can’t be both. Is it' },
}

function problem(question: Question, menu: Menu): string {
  const names = new Set(
    (question.candidates ?? []).flatMap(candidate => nameOf(candidate, menu) ?? []).slice(0, candidatesShown),
  )
  const { alone, among } = words[question.kind]
  return names.size === 0
    ? `“${question.text}”: ${alone}`
    : `“${question.text}”: ${among} ${[...names].join(', ')}?`
}

/** What keeps words from being an order, for whoever of the staff writes it down. */
export function readingProblems(reading: OrderReading, menu: Menu): string[] {
  const asked = reading.questions.map(question => problem(question, menu))
  const unknown = reading.unknown
    .filter(word => !reading.questions.some(question => question.text.includes(word)))
    .map(word => `“${word}” wasn’t understood. Leave it out, or put it into the note`)
  return [...asked, ...unknown]
}
