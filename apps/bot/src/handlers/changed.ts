import { type ConversationState, emptyConversation } from '@comanda/shared/conversations/types.js'
import { isOpen } from '@comanda/shared/orders/steps.js'
import { clearCart } from './clear-cart.js'
import type { Answer, Change, Handler, MessageContext } from './handler.js'
import { isShort } from './reading.js'

/** The conversation as if these messages had been written so from the beginning. What they would place isn't placed. */
function replay(
  context: MessageContext,
  { messages }: Change,
  answer: (context: MessageContext) => Answer,
): Answer {
  const { message: _message, change: _change, ...shop } = context
  let state: ConversationState = emptyConversation
  let allergy: string | undefined
  let last: Answer = {}
  const said = [...messages]
  for (let message = said.shift(); message !== undefined; message = said.shift()) {
    const conversation = { ...context.conversation, ...state, allergy, silentUntil: undefined }
    const found = answer({
      ...shop,
      message,
      text: message.body,
      writtenAt: context.now,
      lastAsk: 'unsaid',
      conversation,
    })
    allergy = found.allergy ?? allergy
    if (found.rest !== undefined) said.unshift({ ...message, body: found.rest })
    if (found.conversation === undefined || found.order !== undefined) continue
    state = found.conversation
    last = found
  }
  // one that was told before the cart began is none of these messages'
  allergy ??= context.conversation.allergy
  return { ...last, conversation: state, ...(allergy !== undefined && { allergy }) }
}

/** It went into an order: a person decides what becomes of it. */
function amend(
  { message, replies }: MessageContext,
  { id: orderId, number, status }: NonNullable<Change['order']>,
): Answer {
  if (!isOpen(status)) return {}
  const isEdit = message.kind === 'edit'
  return {
    reply: replies.say(isEdit ? 'orderMessageEdited' : 'orderMessageDeleted', { number }),
    handover: 'changed',
    amends: { orderId, kind: isEdit ? 'edited' : 'deleted' },
  }
}

/**
 * An edit takes its message's place in the cart, a deletion takes it out, and the cart is read back again. What went into
 * an order is for a person; what came to nothing is read anew.
 * @param answer to one message of the cart
 */
export const createChanged =
  (answer: (context: MessageContext) => Answer): Handler =>
  context => {
    const { message, change, conversation, now, replies } = context
    if (change === undefined) return undefined
    const isEdit = message.kind === 'edit'
    const { original, order } = change
    if (original === undefined) return isEdit ? { handover: 'changed' } : {}
    const isQuiet = conversation.silentUntil !== undefined && conversation.silentUntil > now
    if (conversation.messageIds.includes(original.id)) {
      // what nobody is told of can't be said yes to
      const unsaid = { proposal: undefined, pending: undefined }
      if (!isShort(change.messages.map(({ body }) => body)))
        return { conversation: { ...conversation, ...unsaid }, handover: 'changed' }
      const { conversation: state = emptyConversation, ask, allergy } = replay(context, change, answer)
      const told = allergy !== undefined && { allergy }
      if (isQuiet) {
        return { conversation: { ...state, ...unsaid }, handover: 'changed', ...told }
      }
      const isEmptied = state.cart.length === 0 && conversation.cart.length > 0
      if (isEmptied) return clearCart(context)
      const why = replies.say(isEdit ? 'edited' : 'deleted')
      const words = ask === undefined ? { reply: why } : { ask: `${why}\n\n${ask}` }
      return { conversation: state, ...words, ...told }
    }
    if (order !== undefined) return amend(context, order)
    return isEdit ? { rest: message.body } : {}
  }
