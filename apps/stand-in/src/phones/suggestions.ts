import type { PhoneMessage } from '@comanda/stand-in-control/operations.js'

/** Customers with something to say, so that a first message is one tap. */
export const starters: { name: string; text: string }[] = [
  { name: 'Maria', text: '2 large margheritas, one without onions, and a coke, to 5 Oak St' },
  { name: 'James', text: "Hi! What's on the menu?" },
  { name: 'أمل', text: 'Can I talk to a person, please?' },
]

const openings = [
  "Hi! What's on the menu?",
  '2 large margheritas, one without onions, and a coke, to 5 Oak St',
  'Are you open?',
]
const additions = ["What's on the menu?", 'Are you open?', 'I want to talk to a person']
const answers = ['yes', 'make it 3', 'no coke after all', 'cancel it, please', 'I want to talk to a person']
const remarks = [
  'Where is my order?',
  'Thank you!',
  "What's on the menu?",
  'cancel it, please',
  'I want to talk to a person',
]
const mostNumbers = 4

/** What is offered to write: first words, more of them, answers to what the shop asked, or remarks. */
export function suggestionsFor(messages: Pick<PhoneMessage, 'fromMe' | 'body'>[]): string[] {
  const last = messages.findLast(message => message.fromMe)
  if (messages.length === 0) return openings
  if (!last) return additions
  if (!last.body.includes('?')) return remarks
  const numbers = [...last.body.matchAll(/^[*_ ]{0,3}(\d{1,2})[.)]/gm)].map(found => found[1] ?? '')
  return [...numbers.slice(0, mostNumbers), ...answers]
}

/** Pretend places for a pretend location. */
export const places = [
  { latitude: 40.73061, longitude: -73.98527, description: '5 Oak St' },
  { latitude: 40.72874, longitude: -73.99051, description: '12 Mill Lane' },
]

/** A pretend contact card. */
export const card = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'FN:Nora from next door',
  'TEL;type=CELL;waid=15551239876:+1 555 123 9876',
  'END:VCARD',
].join('\n')
