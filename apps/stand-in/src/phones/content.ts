import type { PhoneMessage } from '@comanda/stand-in-control/operations.js'
import { describe, kindOf } from './describe.js'
import { make } from './elements.js'
import { type IconName, icon } from './icons.js'
import { documentLink, picture, voice } from './media.js'
import { richText } from './rich-text.js'

const images = /^image\/(png|jpeg|gif|webp|avif|bmp)$/

/** What stands in a bubble: the attachment, if any, and the text. */
export function contentOf(message: PhoneMessage): Node[] {
  const { type, body } = message
  if (type === 'revoked') {
    const words = message.fromMe ? 'This message was deleted' : 'You deleted this message'
    return [make('span', 'gone', icon('deleted'), words)]
  }
  if (type.endsWith('vcard')) return [cardOf(body)]
  return [...attachmentOf(message), ...(body ? [richText(body)] : [])]
}

function attachmentOf(message: PhoneMessage): Node[] {
  const { id, type, media, location, cart, fromMe } = message
  if (location) return [placeOf(location)]
  if (cart) {
    const { items, totalThousandths, currency } = cart
    const money = new Intl.NumberFormat([], { style: 'currency', currency }).format(totalThousandths / 1000)
    return [tile('cart', items === 1 ? '1 item' : `${items} items`, money)]
  }
  if (media && images.test(media.mimetype))
    return [picture(id, fromMe ? 'Photo from the shop' : 'Photo you sent')]
  if (media?.mimetype.startsWith('audio/')) return [voice(id)]
  if (media) return [documentLink(id, media.filename ?? kindOf(message) ?? 'File')]
  if (type === 'chat') return []
  return [tile('document', kindOf(message) ?? 'A message of a kind that this phone does not show', '')]
}

/** A drawn map: the page loads nothing from outside. */
function placeOf({ latitude, longitude, description }: NonNullable<PhoneMessage['location']>): HTMLElement {
  const map = make('span', 'map', icon('pin'))
  const at = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  return make('div', 'place', map, make('b', '', description || 'Location'), make('small', '', at))
}

function cardOf(vcard: string): HTMLElement {
  const field = (name: RegExp) =>
    vcard
      .split(/\r?\n/)
      .find(line => name.test(line))
      ?.split(':')
      .slice(1)
      .join(':')
  return tile('person', field(/^FN[;:]/i) ?? 'Contact', field(/^([\w-]+\.)?TEL[;:]/i) ?? '')
}

function tile(name: IconName, title: string, detail: string): HTMLElement {
  const words = make('span', 'attachment-name', make('b', '', make('bdi', '', title)))
  if (detail) words.append(make('small', '', detail))
  return make('div', 'attachment', icon(name), words)
}

/** The message that is answered, above the answer. */
export function quoteOf(quoted: NonNullable<PhoneMessage['quoted']>, shop: string): HTMLElement {
  const words = make('span', 'quote-text', describe(quoted))
  words.dir = 'auto'
  return make('div', 'quote', make('b', '', quoted.fromMe ? shop : 'You'), words)
}
