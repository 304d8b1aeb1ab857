import { readChoice } from '@comanda/order-language/read-wish.js'
import type { Choice } from '@comanda/shared/conversations/types.js'
import type { Handler } from './handler.js'
import { answerTurns } from './order.js'

const shortestName = 3
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** “2”, or a name that only one of the choices has. */
function pick(text: string, choices: readonly Choice[]): Choice | undefined {
  const index = readChoice(text, choices.length)
  if (index !== undefined) return choices[index]
  const said = fold(text)
  const exact = choices.find(choice => fold(choice.label) === said)
  if (exact !== undefined || said.length < shortestName) return exact
  const named = choices.filter(
    choice => said.includes(fold(choice.label)) || fold(choice.label).includes(said),
  )
  return named.length === 1 ? named[0] : undefined
}

/** An answer to the question that was asked: the words that raised it are replaced by what was meant. */
export const answerChoice: Handler = context => {
  const { conversation, text } = context
  const { pending } = conversation
  if (pending?.ask !== 'words') return undefined
  const choice = pick(text, pending.choices)
  if (choice === undefined) return undefined
  const turns = conversation.turns.map((turn, index) =>
    index === pending.turn
      ? { ...turn, text: turn.text.slice(0, pending.from) + choice.text + turn.text.slice(pending.to) }
      : turn,
  )
  return answerTurns({ ...context, conversation: { ...conversation, pending: undefined } }, turns)
}
