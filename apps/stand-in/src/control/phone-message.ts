import type { Ack } from '@comanda/stand-in-control/ledger.js'
import type { MediaInput, PhoneMessage, Receipt } from '@comanda/stand-in-control/operations.js'
import type { Account } from '../server/account.js'
import type { StoredMessage } from '../server/chats.js'
import type { Hub } from '../server/hub.js'
import { Refusal } from '../server/refusal.js'

/** What a customer's phone needs of a message to show it. */
export function toPhoneMessage(
  account: Account,
  message: StoredMessage,
  receipt: Receipt | undefined,
): PhoneMessage {
  return {
    id: message.key.id,
    chat: message.key.remote,
    fromMe: message.key.fromMe,
    ...(message.key.participant && { participant: message.key.participant }),
    type: message.type,
    body: textOf(message),
    timestamp: message.t,
    ack: message.ack as Ack,
    edited: message.edited ?? false,
    reactions: (message.reactions ?? []).map(({ from, emoji }) => ({ from, emoji })),
    ...(receipt && { receipt }),
    ...quotedOf(account, message),
    ...contentOf(message),
  }
}

/**
 * The bytes behind a picture, a voice message or a document.
 * @throws Refusal `not_found` where the message has none, or they are gone.
 */
export function mediaOf(hub: Hub, account: Account, id: string): MediaInput {
  const fields = account.chats.byBareId(id)[0]?.fields ?? {}
  const file = hub.media.get(String(fields.directPath))
  if (!file) throw new Refusal('not_found', `message ${id} has no media here`)
  return {
    mimetype: file.mimetype,
    data: file.bytes.toString('base64'),
    ...(typeof fields.filename === 'string' && { filename: fields.filename }),
  }
}

const textOf = ({ body, fields: { caption } }: StoredMessage) =>
  typeof caption === 'string' ? caption : body

function quotedOf(account: Account, { fields }: StoredMessage): Pick<PhoneMessage, 'quoted'> {
  const [quoted] = account.chats.byBareId(String(fields.quotedStanzaID))
  if (!quoted) return {}
  const { key, type } = quoted
  return { quoted: { id: key.id, fromMe: key.fromMe, type, body: textOf(quoted) } }
}

function contentOf({ type, fields }: StoredMessage): Pick<PhoneMessage, 'media' | 'location' | 'cart'> {
  if (type === 'location') {
    return {
      location: {
        latitude: Number(fields.lat),
        longitude: Number(fields.lng),
        ...(typeof fields.loc === 'string' && { description: fields.loc }),
      },
    }
  }
  if (type === 'order') {
    return {
      cart: {
        items: Number(fields.itemCount),
        totalThousandths: Number(fields.totalAmount1000),
        currency: String(fields.totalCurrencyCode),
      },
    }
  }
  if (typeof fields.directPath !== 'string') return {}
  return {
    media: {
      mimetype: String(fields.mimetype),
      ...(typeof fields.filename === 'string' && { filename: fields.filename }),
    },
  }
}
