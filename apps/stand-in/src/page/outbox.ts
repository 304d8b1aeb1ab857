import { serializeKey } from '../wire/ids.js'
import type { WireKey, WireMessage } from '../wire/messages.js'
import type { Chat } from './chat.js'
import type { Connection } from './connection.js'
import { Message } from './message.js'
import { MsgKey } from './msg-key.js'
import { settings } from './settings.js'
import type { Store } from './store.js'
import { Wid } from './wid.js'

export interface SendResult {
  messageSendResult: 'OK' | 'ERROR_UNKNOWN'
  t: number
}

interface Unsent {
  wire: WireMessage
  done(result: SendResult): void
}

/** What this page sends. Unacknowledged messages go again when the socket is back; a reload forgets them. */
export class Outbox {
  readonly #store: Store
  readonly #connection: () => Connection
  readonly #unsent = new Map<string, Unsent>()

  constructor(store: Store, connection: () => Connection) {
    this.#store = store
    this.#connection = connection
  }

  /** The real page's contract: one promise for the message in its chat, one for the server's word. */
  addAndSend(chat: Chat, data: Record<string, unknown>): [Promise<Message>, Promise<SendResult>] {
    if (settings.throwSends > 0) {
      settings.throwSends -= 1
      this.#connection().send({ is: 'threw' })
      throw new Error('the message could not be sent')
    }
    const wire = toWire(data)
    const message = new Message(wire, true)
    chat.t = message.t
    this.#store.addMessage(message)
    const result = new Promise<SendResult>(resolve => {
      this.#unsent.set(message.id.toString(), { wire, done: resolve })
    })
    this.#connection().send({ is: 'send', message: wire })
    return [Promise.resolve(message), result]
  }

  acknowledged(key: WireKey, ack: number): void {
    const id = serializeKey(key)
    const unsent = this.#unsent.get(id)
    if (!unsent || ack === 0) return
    this.#unsent.delete(id)
    unsent.done({ messageSendResult: ack > 0 ? 'OK' : 'ERROR_UNKNOWN', t: unsent.wire.t })
  }

  sendAgain(): void {
    for (const { wire } of this.#unsent.values()) this.#connection().send({ is: 'send', message: wire })
  }
}

/** Fields that the wire has places of its own for, and those that mean nothing outside this page. */
const notFields = new Set(
  'id ack body from to author t type local self isNewMsg mediaData mediaBlob mediaObject parseVCards waitUntilMsgSent isCaptionByUser'.split(
    ' ',
  ),
)

function toWire(data: Record<string, unknown>): WireMessage {
  const { id, from, to } = data
  if (!(id instanceof MsgKey) || !(from instanceof Wid) || !(to instanceof Wid)) {
    throw new Error('a message needs a key and its two ends')
  }
  const fields = Object.entries(data).filter(([name, value]) => !notFields.has(name) && value !== undefined)
  return {
    key: id.toWire(),
    t: Number(data.t),
    type: String(data.type),
    body: typeof data.body === 'string' ? data.body : '',
    ack: 0,
    from: from._serialized,
    to: to._serialized,
    ...(id.participant && { author: id.participant._serialized }),
    fields: Object.fromEntries(fields),
  }
}
