import { createHash, randomBytes } from 'node:crypto'
import type { CartInput, InjectInput, MediaInput } from '@comanda/stand-in-control/operations.js'
import { lidWid, phoneWid } from '../wire/ids.js'
import type { Account } from './account.js'
import type { StoredMessage } from './chats.js'
import type { Hub } from './hub.js'
import { phoneMessageId, seconds } from './message-ids.js'
import type { Contact } from './people.js'
import { Refusal } from './refusal.js'

/** Makes the message that a customer's phone would send. */
export function composeMessage(hub: Hub, account: Account, input: InjectInput): StoredMessage {
  const contact = account.people.put(input.from)
  const group = input.group === undefined ? undefined : account.chats.get(input.group)
  if (input.group !== undefined && !group?.group) throw new Refusal('not_found', `no group ${input.group}`)
  const form = input.addressing ?? (group?.group?.lidAddressing ? 'lid' : contact.phone ? 'phone' : 'lid')
  const sender = senderWid(contact, form)
  const content = contentOf(hub, account, input)
  const quoted = input.quotedId === undefined ? undefined : account.chats.byBareId(input.quotedId)[0]
  if (input.quotedId !== undefined && !quoted) throw new Refusal('not_found', `no message ${input.quotedId}`)
  return {
    key: {
      fromMe: false,
      remote: group?.id ?? sender,
      id: input.id ?? phoneMessageId(),
      ...(group && { participant: sender }),
    },
    t: input.timestamp ?? seconds(),
    body: input.text ?? '',
    ack: 1,
    from: group?.id ?? sender,
    to: form === 'lid' && !group ? lidWid(account.me.lid) : phoneWid(account.me.phone),
    ...(group && { author: sender }),
    ...(contact.name && { notifyName: contact.name }),
    type: content.type,
    fields: {
      ...content.fields,
      ...(quoted && {
        quotedStanzaID: quoted.key.id,
        quotedParticipant: quoted.author ?? quoted.from,
        quotedMsg: { type: quoted.type, body: quoted.body },
      }),
      ...input.extra,
    },
  }
}

/** The id under which a person writes. */
export function senderWid(contact: Contact, form: 'phone' | 'lid'): string {
  if (form === 'phone' && contact.phone) return phoneWid(contact.phone)
  if (contact.lid) return lidWid(contact.lid)
  if (form === 'phone' || !contact.phone) throw new Refusal('bad_input', `the person has no ${form}`)
  return phoneWid(contact.phone)
}

interface Content {
  type: string
  fields: Record<string, unknown>
}

function contentOf(hub: Hub, account: Account, input: InjectInput): Content {
  if (input.media) return mediaContent(hub, input.media, input.text)
  if (input.order) return cartContent(account, input.order)
  if (input.location) {
    const { latitude, longitude, description } = input.location
    return { type: 'location', fields: { lat: latitude, lng: longitude, loc: description } }
  }
  const type = typeof input.extra?.type === 'string' ? input.extra.type : 'chat'
  return { type, fields: {} }
}

function mediaContent(hub: Hub, media: MediaInput, caption: string | undefined): Content {
  const bytes = Buffer.from(media.data, 'base64')
  const kind = media.mimetype.split('/')[0] ?? ''
  const hash = createHash('sha256').update(bytes).digest('base64')
  return {
    type: ['image', 'video', 'audio'].includes(kind) ? kind : 'document',
    fields: {
      directPath: hub.media.put({ mimetype: media.mimetype, bytes }),
      mimetype: media.mimetype,
      size: bytes.length,
      filehash: hash,
      encFilehash: hash,
      mediaKey: randomBytes(32).toString('base64'),
      mediaKeyTimestamp: seconds(),
      ...(media.filename && { filename: media.filename }),
      ...(caption !== undefined && { caption }),
    },
  }
}

function cartContent(account: Account, cart: CartInput): Content {
  const orderId = String(Date.now()) + randomBytes(3).readUIntBE(0, 3)
  const token = randomBytes(16).toString('base64')
  account.carts.set(`${orderId} ${token}`, {
    currency: cart.currency,
    products: cart.products,
    createdAt: seconds(),
  })
  const totalThousandths = cart.products.reduce((sum, each) => sum + each.quantity * each.priceThousandths, 0)
  return {
    type: 'order',
    fields: {
      orderId,
      token,
      itemCount: cart.products.reduce((sum, each) => sum + each.quantity, 0),
      totalAmount1000: totalThousandths,
      totalCurrencyCode: cart.currency,
      sellerJid: phoneWid(account.me.phone),
      orderTitle: account.me.name,
    },
  }
}
