import { nothingRead } from '@comanda/order-language/read-order.js'
import type { Conversation, KeptConversation, Pending } from '@comanda/shared/conversations/types.js'
import { type Read, type Reader, readAll } from '../handlers/reader.js'

/** What is asked about words of a turn, where that was kept without its question. @returns undefined where it reads otherwise now */
function takeUpPending(pending: Pending | undefined, reads: readonly Read[]): Pending | undefined {
  if (pending?.ask !== 'words' || pending.question !== undefined) return pending
  const { turn, from, to } = pending
  const question = reads[turn]?.reading.questions.find(
    ({ span }) => span !== undefined && span[0] === turn && span[1] === from && span[2] === to,
  )
  return question && { ...pending, question }
}

/** A conversation that a version before kept, or went on with: its turns are read once more, and never again. */
export function takeUp(
  { reading, pending, ...kept }: KeptConversation,
  read: Reader | undefined,
): Conversation {
  if (reading !== undefined || kept.turns.length === 0 || read === undefined)
    return { ...kept, pending, reading: reading ?? nothingRead }
  const reads = readAll(read, kept.turns)
  return { ...kept, pending: takeUpPending(pending, reads), reading: reads.at(-1)?.state ?? nothingRead }
}
