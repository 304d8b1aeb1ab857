import type { PhoneMessage, PhoneSummary } from '@comanda/stand-in-control/operations.js'
import type { Account } from '../server/account.js'
import type { StoredMessage } from '../server/chats.js'
import type { Hub } from '../server/hub.js'
import { contactId, widsOf } from '../server/people.js'
import { isGroupId } from '../wire/ids.js'
import { toPhoneMessage } from './phone-message.js'
import { createReceipts } from './receipts.js'

const defaultHistory = 100
/** Typing that isn't renewed is over. */
const typingLastsMs = 6_000

/** A conversation as the customer's phone shows it, both id forms together, oldest first. */
export function historyOf(hub: Hub, account: Account, chat: string, limit = defaultHistory): PhoneMessage[] {
  const seen = new Set<string>()
  const chats = hub.chatsOf(account, chat)
  const receiptOf = createReceipts(hub, account)
  return messagesOf(account, chats)
    .filter(({ key: { id } }) => !seen.has(id) && seen.add(id))
    .slice(-limit)
    .map(message => toPhoneMessage(account, message, receiptOf(message)))
}

/** Every person and group with a chat, the latest first. */
export function phonesOf(hub: Hub, account: Account): PhoneSummary[] {
  const typing = typingChats(hub, account)
  const receiptOf = createReceipts(hub, account)
  const people = account.people.all().map(contact => ({
    contact: contactId(contact),
    person: { phone: contact.phone, lid: contact.lid, name: contact.name },
    chats: widsOf(contact),
  }))
  const groups = account.chats
    .all()
    .filter(chat => isGroupId(chat.id))
    .map(chat => ({ contact: chat.id, person: { name: chat.group?.subject }, chats: [chat.id] }))
  return [...people, ...groups]
    .map(({ contact, person, chats }): PhoneSummary => {
      const messages = messagesOf(account, new Set(chats))
      const last = messages.at(-1)
      return {
        contact,
        person: Object.fromEntries(Object.entries(person).filter(([, value]) => value !== undefined)),
        chats: last ? [last.key.remote, ...chats.filter(chat => chat !== last.key.remote)] : chats,
        ...(last && { last: toPhoneMessage(account, last, receiptOf(last)) }),
        fromShop: messages.filter(message => message.key.fromMe && message.ack !== -1).length,
        typing: chats.some(chat => typing.has(chat)),
      }
    })
    .sort((a, b) => (b.last?.timestamp ?? 0) - (a.last?.timestamp ?? 0))
}

function messagesOf(account: Account, chats: Set<string>): StoredMessage[] {
  const lists = [...chats]
    .map(chat => account.chats.get(chat)?.messages ?? [])
    .filter(list => list.length > 0)
  // One form is the rule: no sorting then, which keeps arrival order within a second.
  return lists.length > 1 ? lists.flat().sort((a, b) => a.t - b.t) : (lists[0] ?? [])
}

function typingChats(hub: Hub, account: Account): Set<string> {
  const recent = hub.ledger
    .entries({ account: account.me.phone, after: Math.max(0, hub.ledger.seq - 200) })
    .filter(entry => entry.direction === 'out' && entry.at > Date.now() - typingLastsMs)
  const typing = new Set<string>()
  for (const { kind, chat } of recent) {
    if (kind === 'typing') typing.add(chat)
    else if (kind === 'paused' || kind === 'message') typing.delete(chat)
  }
  return typing
}
