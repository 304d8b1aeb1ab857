import type { Credential, Happening, WireCart, WireChat, WireMe } from '../wire/messages.js'
import { type Chats, chatName, createChats, type StoredChat } from './chats.js'
import { type Contact, createPeople, type People, toWireContact } from './people.js'

/** A WhatsApp number with all that its servers know of it. */
export interface Account {
  me: WireMe
  devices: Credential[]
  people: People
  chats: Chats
  carts: Map<string, WireCart>
  /** The latest happenings, for a page that was away for a moment; `number` of the last one. */
  feed: { number: number; happening: Happening }[]
  number: number
}

/** What is kept across restarts of the stand-in. */
export interface StoredAccount {
  me: WireMe
  devices: Credential[]
  contacts: Contact[]
  chats: StoredChat[]
  carts: [string, WireCart][]
}

export function createAccount(
  stored: StoredAccount,
  onContact: (account: Account, contact: Contact) => void,
) {
  const account: Account = {
    me: stored.me,
    devices: stored.devices,
    people: createPeople({ contacts: stored.contacts, onChange: contact => onContact(account, contact) }),
    chats: createChats(stored.chats),
    carts: new Map(stored.carts),
    feed: [],
    number: 0,
  }
  return account
}

export function storeAccount(account: Account): StoredAccount {
  return {
    me: account.me,
    devices: account.devices,
    contacts: account.people.all(),
    chats: account.chats.all(),
    carts: [...account.carts],
  }
}

/** A chat as the page's list shows it. */
export function toWireChat(account: Account, chat: StoredChat): WireChat {
  const latest = chat.messages.at(-1)
  return {
    id: chat.id,
    name: chatName(chat, account.people.find(chat.id)?.name),
    t: latest?.t ?? 0,
    unread: chat.unread,
    ...(chat.group && { group: chat.group }),
    ...(latest && { latest }),
  }
}

/** All that a freshly loaded page needs. */
export function snapshotOf(account: Account) {
  return {
    chats: account.chats.all().map(chat => toWireChat(account, chat)),
    contacts: account.people.all().map(toWireContact),
  }
}
