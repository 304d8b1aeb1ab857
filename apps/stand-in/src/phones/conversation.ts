import type { PhoneMessage, PhoneSummary } from '@comanda/stand-in-control/operations.js'
import { element, make } from './elements.js'
import { nameOf } from './people.js'

/** Near the end counts as at the end: then new messages scroll into view. */
const nearEndPixels = 80
const kinds: Record<string, string> = {
  image: 'Photo',
  document: 'Document',
  order: 'Cart',
  location: 'Location',
  revoked: 'Deleted message',
}

/** Draws one customer's conversation: what the customer wrote is on the customer's side. */
export function drawConversation(person: PhoneSummary, messages: PhoneMessage[], opened: boolean): void {
  element('conversation-name', HTMLHeadingElement).textContent = nameOf(person)
  element('typing', HTMLParagraphElement).textContent = person.typing ? 'writing…' : ''
  // In a group it would be unclear who writes: groups are there to read.
  element('composer', HTMLFormElement).hidden = person.contact.endsWith('@g.us')
  const list = element('messages', HTMLOListElement)
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPixels
  list.replaceChildren(...messages.map(drawMessage))
  if (opened || atEnd) list.scrollTop = list.scrollHeight
}

function drawMessage(message: PhoneMessage): HTMLElement {
  const kind = kinds[message.type]
  const text = [kind, message.body].filter(Boolean).join(': ')
  const bubble = make('li', text, message.fromMe ? '' : 'mine')
  bubble.append(make('small', detailsOf(message)))
  return bubble
}

function detailsOf(message: PhoneMessage): string {
  const time = new Date(message.timestamp * 1000).toLocaleTimeString([], {
    hour: '2-digit',
    minute: '2-digit',
  })
  const failed = message.ack === -1 ? 'not delivered' : ''
  const reactions = message.reactions.map(each => each.emoji).join(' ')
  return [reactions, message.participant?.split('@')[0], message.edited ? 'edited' : '', failed, time]
    .filter(Boolean)
    .join(' · ')
}
