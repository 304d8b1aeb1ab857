import { bareIdOf, serializeKey } from '../wire/ids.js'
import type { WireChat, WireContact, WireMe, WireMessage } from '../wire/messages.js'
import { BadChat, Chat, chatEvents } from './chat.js'
import { Collection } from './collection.js'
import { Contacts } from './contact.js'
import { Message, messageEvents } from './message.js'
import { MsgKey } from './msg-key.js'
import { settings } from './settings.js'
import { createWid, type Wid } from './wid.js'

export interface Me {
  phone: Wid
  lid: Wid
  name: string
}

/** All that the page knows while it runs. */
export class Store {
  me: Me | undefined
  readonly chats = new Collection<Chat>(chat => chat.id._serialized)
  readonly contacts = new Contacts()
  readonly #messages = new Map<string, Message>()

  signIn(me: WireMe): void {
    this.me = { phone: createWid(`${me.phone}@c.us`), lid: createWid(`${me.lid}@lid`), name: me.name }
    this.contacts.put({
      phone: this.me.phone._serialized,
      lid: this.me.lid._serialized,
      pushname: me.name,
    })
  }

  message(id: unknown): Message | undefined {
    return this.#messages.get(String(id))
  }

  messageOfKey(key: WireMessage['key']): Message | undefined {
    return this.#messages.get(serializeKey(key))
  }

  /** Starts afresh from what the server holds; messages not yet sent stay. */
  load(snapshot: { chats: WireChat[]; contacts: WireContact[] }): void {
    for (const contact of snapshot.contacts) this.contacts.put(contact)
    for (const wire of snapshot.chats) {
      const chat = this.putChat(wire)
      const unsent = chat.msgs.getModelsArray().filter(message => message.id.fromMe && message.ack === 0)
      for (const message of chat.msgs.getModelsArray()) this.#messages.delete(message.id.toString())
      chat.msgs.clear()
      chat.unreadCount = wire.unread
      if (wire.latest) this.#put(chat, new Message(wire.latest, false))
      for (const message of unsent) this.#put(chat, message)
    }
  }

  putChat(wire: WireChat): Chat {
    const known = this.chats.get(wire.id)
    known?.update(wire)
    return known ?? this.#addChat(new Chat(wire))
  }

  /** The chat with this id, made when new. */
  openChat(id: Wid): Chat {
    return (
      this.chats.get(id) ??
      this.#addChat(
        new Chat({ id: id._serialized, name: this.contacts.open(id).formattedName, t: 0, unread: 0 }),
      )
    )
  }

  setBadChat(present: boolean): void {
    const bad = this.chats.get(BadChat.wid)
    if (present && !bad) this.#addChat(new BadChat())
    if (!present && bad) this.chats.delete(bad)
  }

  /** Takes in a message. `isNew`: it came just now, and the library hears of it as news. */
  addMessage(message: Message): void {
    const chat = this.openChat(message.id.remote)
    this.#put(chat, message)
    this.trim(chat)
    messageEvents.trigger('add', message)
    if (!message.id.fromMe) chat.setUnread(chat.unreadCount + 1)
  }

  /** Older messages of a chat, before those that are held. @returns those that weren't held yet. */
  addEarlier(chat: Chat, wires: WireMessage[]): Message[] {
    const fresh = wires.filter(wire => !chat.msgs.get(serializeKey(wire.key)))
    const messages = fresh.map(wire => new Message(wire, false))
    for (const message of messages) this.#messages.set(message.id.toString(), message)
    chat.msgs.putBefore(messages)
    return messages
  }

  /** Lets a message go that somebody needs no longer; it is still in the chat, on the server. */
  forget(message: Message): void {
    if (!this.#messages.delete(message.id.toString())) return
    this.chats.get(message.id.remote)?.msgs.delete(message)
    messageEvents.trigger('remove', message)
  }

  /** Lets the oldest messages of a chat go, without a word: they are still in the chat, on the server. */
  trim(chat: Chat): void {
    const surplus = chat.msgs.length - settings.messagesKept
    if (surplus <= 0) return
    for (const message of chat.msgs.getModelsArray().slice(0, surplus)) {
      chat.msgs.delete(message)
      this.#messages.delete(message.id.toString())
    }
  }

  #put(chat: Chat, message: Message): void {
    chat.msgs.put(message)
    this.#messages.set(message.id.toString(), message)
    chat.t = Math.max(chat.t, message.t)
    chat.lastReceivedKey = message.id
  }

  #addChat(chat: Chat): Chat {
    this.chats.put(chat)
    chatEvents.trigger('add', chat)
    return chat
  }
}

/** The key that a library's string stands for; throws on anything else, as the real page does. */
export function requireKeyText(id: unknown): string {
  if (id instanceof MsgKey) return id.toString()
  if (typeof id !== 'string') throw new TypeError(`not a message id: ${String(id)}`)
  if (!bareIdOf(id)) throw new Error(`invalid message id ${id}`)
  return id
}
