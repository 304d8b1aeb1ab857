import type { PhoneMessage } from '@comanda/stand-in-control/operations.js'
import { contentOf, quoteOf } from './content.js'
import { describe } from './describe.js'
import { make, makeButton, unseen } from './elements.js'
import { icon } from './icons.js'
import { numberOf } from './names.js'
import { exactTimeOf, timeOf } from './times.js'

/** What a bubble needs to know of the conversation around it. */
export interface Around {
  shop: string
  /** Groups: who wrote; absent where one customer talks with the shop. */
  nameOfWriter?: (participant: string) => string
  onOptions?: (message: PhoneMessage, beside: HTMLElement) => void
}

const receiptWords = { sent: 'Sent', delivered: 'Delivered', read: 'Read' } as const

/** One message: the customer's own stand on the right, the shop's on the left. */
export function drawBubble(message: PhoneMessage, around: Around): HTMLLIElement {
  const { fromMe, quoted, participant, type } = message
  const details = detailsOf(message)
  const body = make('div', 'body', ...contentOf(message), details)
  body.dir = 'auto'
  const writer = participant && around.nameOfWriter?.(participant)
  const bubble = make('div', 'bubble')
  if (writer) bubble.append(make('b', 'writer', make('bdi', '', writer)))
  else bubble.append(unseen(fromMe ? `${around.shop}: ` : 'You: '))
  if (quoted && type !== 'revoked') bubble.append(quoteOf(quoted, around.shop))
  bubble.append(body)
  const { onOptions } = around
  if (onOptions && type !== 'revoked') {
    const label = `Options for: ${describe(message)}`
    const more = makeButton('more', label, () => onOptions(message, more), icon('more'))
    details.append(more)
  }
  const item = make('li', fromMe ? 'message' : 'message mine', bubble)
  item.dataset.id = message.id
  if (message.reactions.length > 0) item.append(reactionsOf(message))
  return item
}

/** “edited”, the time and, on what the customer wrote, the ticks. */
function detailsOf({ timestamp, edited, receipt, ack }: PhoneMessage): HTMLElement {
  const time = make('time', '', timeOf(timestamp))
  time.dateTime = new Date(timestamp * 1000).toISOString()
  time.title = exactTimeOf(timestamp)
  const details = make('span', 'details', ...(edited ? ['edited '] : []), time)
  details.dir = 'ltr'
  if (receipt) details.append(ticks(receipt))
  if (ack === -1) details.append(icon('failed'), 'not delivered')
  return details
}

/** One tick, two, or two in colour; in words for a screen reader. */
export function ticks(receipt: keyof typeof receiptWords): HTMLElement {
  const sign = icon(receipt === 'sent' ? 'sent' : 'twice')
  return make('span', `ticks ${receipt}`, sign, unseen(receiptWords[receipt]))
}

function reactionsOf({ reactions }: PhoneMessage): HTMLElement {
  const chip = make('span', 'reactions', unseen('Reactions: '), reactions.map(each => each.emoji).join(''))
  if (reactions.length > 1) chip.append(` ${reactions.length}`)
  chip.title = reactions.map(({ from, emoji }) => `${emoji} ${numberOf(from)}`).join(', ')
  return chip
}
