import type { Ledger } from '../ledger/ledger.js'
import type { Happening, WireMe } from '../wire/messages.js'
import { type Account, createAccount, type StoredAccount } from './account.js'
import type { Media } from './media.js'
import { createPageSockets, type PageSockets } from './page-sockets.js'
import { contactId, toWireContact, widsOf } from './people.js'
import { Refusal } from './refusal.js'
import { createSettings, type Settings } from './settings.js'

/** A page that comes back within so many happenings catches up; one that was away longer starts afresh. */
const longestFeed = 5_000

/** What the parts of WhatsApp's side share: the accounts, who is connected, the ledger, the settings. */
export interface Hub {
  readonly settings: Settings
  readonly ledger: Ledger
  readonly sockets: PageSockets
  readonly media: Media
  accounts(): Account[]
  /** The account with this number, or the first. */
  account(phone?: string): Account
  /** The account with this number, made when new. */
  openAccount(phone: string, name?: string): Account
  /** Tells every page of the account. @returns how many of them had synced, and so show it live. */
  publish(account: Account, happening: Happening): number
  /** One id for one person or group. */
  contactOf(account: Account, chat: string): string
  /** Every chat id of the person who has this one. */
  chatsOf(account: Account, chat: string): Set<string>
  /** What is kept must be written soon. */
  changed(): void
}

export interface HubOptions {
  ledger: Ledger
  media: Media
  stored: StoredAccount[]
  first: { phone: string; name: string }
  onChange(): void
}

export function createHub({ ledger, media, stored, first, onChange }: HubOptions): Hub {
  const accounts = new Map<string, Account>()
  const sockets = createPageSockets(() => ledger.touch())

  const publish = (account: Account, happening: Happening): number => {
    account.number += 1
    account.feed.push({ number: account.number, happening })
    if (account.feed.length > longestFeed * 2) account.feed.splice(0, longestFeed)
    const pages = sockets.of(account)
    for (const page of pages) page.send({ is: 'happening', number: account.number, happening })
    return pages.filter(page => page.synced).length
  }
  const put = (data: StoredAccount): Account => {
    const account = createAccount(data, (changedAccount, contact) => {
      publish(changedAccount, { is: 'contact', contact: toWireContact(contact) })
      onChange()
    })
    accounts.set(account.me.phone, account)
    return account
  }
  const openAccount = (phone: string, name?: string): Account => {
    const known = accounts.get(phone)
    if (known) return known
    onChange()
    return put({ me: createMe(phone, name), devices: [], contacts: [], chats: [], carts: [] })
  }
  stored.forEach(put)
  if (accounts.size === 0) openAccount(first.phone, first.name)

  return {
    settings: createSettings(),
    ledger,
    sockets,
    media,
    accounts: () => [...accounts.values()],
    account(phone) {
      const found = phone ? accounts.get(phone) : accounts.values().next().value
      if (!found) throw new Refusal('not_found', `no account ${phone}`)
      return found
    },
    openAccount,
    publish,
    contactOf(account, chat) {
      const contact = account.people.find(chat)
      return contact ? contactId(contact) : chat
    },
    chatsOf(account, chat) {
      const contact = account.people.find(chat)
      return new Set(contact ? widsOf(contact) : [chat])
    },
    changed: onChange,
  }
}

/** The account's own lid is made from its number, so that it stays the same without being kept. */
function createMe(phone: string, name = 'The shop'): WireMe {
  return { phone, lid: `88${phone.split('').reverse().join('')}`, name }
}
