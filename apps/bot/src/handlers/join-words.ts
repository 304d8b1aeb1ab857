import type { Replies } from '@comanda/shared/replies/replies.js'
import type { Answer } from './handler.js'

/** What the answer to one message of a burst says. */
export interface Said extends Pick<Answer, 'greeting' | 'reply' | 'ask'> {
  /** it moved the conversation on: what was asked before is answered, or asked anew */
  movesOn: boolean
  /** it was written while the shop was offline */
  isLate: boolean
}

export interface JoinedWords {
  text: string
  /** it reads the cart back, or asks something */
  asks: boolean
}

/** One message out of what is said to a burst: each thing once, and what still waits for an answer last. */
export function joinWords(said: readonly Said[], replies: Replies): JoinedWords | undefined {
  let ask: string | undefined
  for (const words of said) if (words.movesOn || words.ask !== undefined) ask = words.ask
  const parts = [...new Set(said.flatMap(({ reply = [] }) => reply))]
  if (ask !== undefined) parts.push(ask)
  const greeting = said.findLast(words => words.greeting !== undefined)?.greeting
  if (parts.length === 0 && greeting !== undefined) parts.push(greeting)
  if (parts.length === 0) return undefined
  const text = parts.join('\n\n')
  const isLate = said.some(
    words => words.isLate && (words.reply ?? words.ask ?? words.greeting) !== undefined,
  )
  return { text: isLate ? replies.say('late', { reply: text }) : text, asks: ask !== undefined }
}
