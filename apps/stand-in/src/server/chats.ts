import { isGroupId, serializeKey } from '../wire/ids.js'
import type { WireGroup, WireMessage, WireReaction } from '../wire/messages.js'

/** A message as history keeps it. */
export interface StoredMessage extends WireMessage {
  edited?: boolean
  reactions?: WireReaction[]
}

export interface StoredChat {
  id: string
  unread: number
  group?: WireGroup
  messages: StoredMessage[]
}

/** An account's chats with their whole history, each under the id form that it was written in. */
export interface Chats {
  get(id: string): StoredChat | undefined
  /** The chat, made when new. */
  open(id: string): StoredChat
  putGroup(id: string, group: WireGroup): StoredChat
  /** Appends; undefined when the chat has that very message already. */
  add(message: StoredMessage): StoredMessage | undefined
  byKey(serialized: string): StoredMessage | undefined
  /** The same message under every id form, oldest form first. */
  byBareId(id: string): StoredMessage[]
  /** Up to `limit` messages before the one with this bare id (or the latest), oldest first. */
  earlier(chatId: string, before: string | undefined, limit: number): StoredMessage[]
  all(): StoredChat[]
}

export function createChats(stored: StoredChat[] = []): Chats {
  const chats = new Map<string, StoredChat>()
  const byKey = new Map<string, StoredMessage>()
  const byBareId = new Map<string, StoredMessage[]>()
  const index = (message: StoredMessage) => {
    byKey.set(serializeKey(message.key), message)
    const forms = byBareId.get(message.key.id)
    if (forms) forms.push(message)
    else byBareId.set(message.key.id, [message])
  }
  for (const chat of stored) {
    chats.set(chat.id, chat)
    chat.messages.forEach(index)
  }
  const open = (id: string): StoredChat => {
    const known = chats.get(id)
    if (known) return known
    const made: StoredChat = { id, unread: 0, messages: [] }
    chats.set(id, made)
    return made
  }
  return {
    get: id => chats.get(id),
    open,
    putGroup(id, group) {
      const chat = open(id)
      chat.group = group
      return chat
    },
    add(message) {
      if (byKey.has(serializeKey(message.key))) return undefined
      const chat = open(message.key.remote)
      chat.messages.push(message)
      if (!message.key.fromMe) chat.unread += 1
      index(message)
      return message
    },
    byKey: serialized => byKey.get(serialized),
    byBareId: id => byBareId.get(id) ?? [],
    earlier(chatId, before, limit) {
      const messages = chats.get(chatId)?.messages ?? []
      // A page may hold a message that never arrived here: it begins at the end then.
      const found = messages.findLastIndex(message => message.key.id === before)
      const end = found === -1 ? messages.length : found
      return messages.slice(Math.max(0, end - limit), end)
    },
    all: () => [...chats.values()],
  }
}

/** What the chat list calls it. */
export function chatName(chat: StoredChat, personName: string | undefined): string {
  if (isGroupId(chat.id)) return chat.group?.subject ?? chat.id
  return personName ?? `+${chat.id.split('@')[0]}`
}
