import type { PhoneMessage } from '@comanda/stand-in-control/operations.js'
import { plainText, readFormat } from './format.js'

type Described = Pick<PhoneMessage, 'type' | 'body'>

const kinds: Record<string, string> = {
  image: 'Photo',
  sticker: 'Sticker',
  video: 'Video',
  audio: 'Voice message',
  ptt: 'Voice message',
  document: 'Document',
  order: 'Cart',
  location: 'Location',
  vcard: 'Contact card',
  multi_vcard: 'Contact cards',
  revoked: 'Deleted message',
}
const longestWords = 160

/** What kind of message it is, where it is more than a text. */
export const kindOf = ({ type }: Described): string | undefined => kinds[type]

/** A message in one short line. */
export function describe(message: Described): string {
  const kind = kindOf(message)
  const isCard = message.type.endsWith('vcard')
  const words = isCard ? '' : plainText(readFormat(message.body.slice(0, longestWords)))
  return [kind, words.replace(/\s+/g, ' ').trim()].filter(Boolean).join(': ')
}
