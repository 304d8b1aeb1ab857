import { mayBeLearnt } from '@comanda/order-language/learnt-words.js'
import { readAnswer } from '@comanda/order-language/read-answer.js'
import { readChoice, withoutFillers } from '@comanda/order-language/read-wish.js'
import type { Question } from '@comanda/order-language/reading.js'
import type { Choice, Turn } from '@comanda/shared/conversations/types.js'
import type { Handler, MessageContext } from './handler.js'
import { answerTurns, ask } from './order.js'
import { isShort, readAgain } from './reading.js'

const shortestName = 3
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

const overlap = (said: string, label: string): boolean =>
  said.length >= shortestName && label !== '' && (said.includes(label) || label.includes(said))

/** “2”, a name that only one of the choices has, or a yes to “Did you mean …?”. */
function pick(text: string, choices: readonly Choice[]): Choice | undefined {
  const [only, ...others] = choices
  if (only?.meant !== undefined && others.length === 0 && readAnswer(text) === 'yes') return only
  const index = readChoice(text, choices.length)
  if (index !== undefined) return choices[index]
  const said = fold(text)
  const exact = choices.find(choice => fold(choice.label) === said)
  if (exact !== undefined) return exact
  const named = choices.filter(
    ({ label }) => overlap(said, fold(label)) || overlap(withoutFillers(text), withoutFillers(label)),
  )
  return named.length === 1 ? named[0] : undefined
}

/** The turn as it was meant. What was chosen for words that the menu doesn't know may be learnt, once it is ordered. */
function correct(
  turn: Turn,
  { from, to }: { from: number; to: number },
  { text, meant }: Choice,
  { menu }: MessageContext,
): Turn {
  const words = turn.text.slice(from, to)
  const corrected = { ...turn, text: turn.text.slice(0, from) + text + turn.text.slice(to) }
  if (meant === undefined || menu === undefined || !mayBeLearnt(menu, words)) return corrected
  return { ...corrected, corrections: [...(turn.corrections ?? []), { words, meant }] }
}

/** “No” to “Did you mean …?”: the turn without those words, which stand on the order as not taken. */
function withoutWords(turn: Turn, { from, to }: { from: number; to: number }): Turn {
  const words = turn.text.slice(from, to)
  const notTaken = [...(turn.notTaken ?? []), words]
  return { ...turn, text: turn.text.slice(0, from) + turn.text.slice(to), notTaken }
}

/** A question that a no can answer: whether something else was meant. */
const isRefusable = ({ kind }: Question): boolean =>
  kind === 'unknown_item' || kind === 'unknown_option' || kind === 'ambiguous_item'

/**
 * An answer to the question that was asked: the words that raised it are replaced by what was meant, and the turns read
 * once more. A chat that is longer than a message may be is for a person.
 */
export const answerChoice: Handler = context => {
  const { conversation, text } = context
  const { pending } = conversation
  if (pending?.ask !== 'words') return undefined
  const choice = pick(text, pending.choices)
  const said = choice === undefined ? readAnswer(text) : undefined
  const isRefused = said === 'no' && isRefusable(pending.question)
  // “ok” to “Which one?”
  if (said !== undefined && !isRefused && pending.choices.length > 0)
    return ask(context, { ...conversation, pending: undefined }, pending.question, [])
  if (choice === undefined && !isRefused) return undefined
  const turns = conversation.turns.map((turn, index) => {
    if (index !== pending.turn) return turn
    return choice === undefined ? withoutWords(turn, pending) : correct(turn, pending, choice, context)
  })
  const answered = { ...context, conversation: { ...conversation, pending: undefined } }
  if (!isShort(turns.map(turn => turn.text))) return { handover: 'too_long' }
  const read = readAgain(context, turns)
  return read && answerTurns(answered, turns, read)
}
