import { nothingRead } from '@comanda/order-language/read-order.js'
import { withoutSoldOut } from '@comanda/order-language/without-sold-out.js'
import type { Conversation, KeptConversation, Pending } from '@comanda/shared/conversations/types.js'
import {
  type Read,
  type Reader,
  readAll,
  type ShopMenu,
  type SoldOut,
  soldOutOf,
} from '../handlers/reader.js'

/** What is asked about words of a turn, where that was kept without its question. @returns undefined where it reads otherwise now */
function takeUpPending(pending: Pending | undefined, reads: readonly Read[]): Pending | undefined {
  if (pending?.ask !== 'words' || pending.question !== undefined) return pending
  const { turn, from, to } = pending
  const question = reads[turn]?.reading.questions.find(
    ({ span }) => span !== undefined && span[0] === turn && span[1] === from && span[2] === to,
  )
  return question && { ...pending, question }
}

/** One that a version before kept, or went on with: its turns are read once more, and never again. */
function withReading({ reading, pending, ...kept }: KeptConversation, read: Reader): Conversation {
  if (reading !== undefined || kept.turns.length === 0)
    return { ...kept, pending, reading: reading ?? nothingRead }
  const reads = readAll(read, kept.turns)
  return { ...kept, pending: takeUpPending(pending, reads), reading: reads.at(-1)?.state ?? nothingRead }
}

/**
 * A conversation as it goes on: what the menu doesn't offer any more is taken out of its cart. What was read back with
 * it still stands, so that a yes to it is none.
 */
export function takeUp(
  kept: KeptConversation,
  shop: ShopMenu | undefined,
  read: Reader | undefined,
): { conversation: Conversation; soldOut: SoldOut[] } {
  if (shop === undefined || read === undefined)
    return { conversation: { ...kept, reading: kept.reading ?? nothingRead }, soldOut: [] }
  const conversation = withReading(kept, read)
  const { cart, reading: state, proposal } = conversation
  const reading = { intent: 'other', lines: cart, details: {}, questions: [], unknown: [] } as const
  const offered = withoutSoldOut(shop.menu, { state, reading })
  if (offered.soldOut.length === 0) return { conversation, soldOut: [] }
  const nameOf = (id: string): string | undefined =>
    proposal?.lines.find(({ itemKey }) => itemKey === id)?.name
  const soldOut = offered.soldOut.map(wanted => {
    const described = soldOutOf(wanted, shop.whole.menu, shop.menu.menu)
    const name = 'item' in wanted ? nameOf(wanted.item) : undefined
    return { ...described, name: name ?? described.name }
  })
  return {
    conversation: { ...conversation, cart: offered.reading.lines, reading: offered.state },
    soldOut,
  }
}
