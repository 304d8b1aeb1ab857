import type { Ack, LedgerEntry, LedgerKind } from '@comanda/stand-in-control/ledger.js'
import { serializeKey } from '../wire/ids.js'
import type { WireKey, WireMessage } from '../wire/messages.js'
import type { Account } from './account.js'
import type { StoredMessage } from './chats.js'
import type { Hub } from './hub.js'
import type { PageSocket } from './page-sockets.js'
import { Refusal } from './refusal.js'

/** What the driven page sends, and how it is acknowledged. */
export interface Outgoing {
  /** Takes a message from a page; the same one sent again changes nothing. */
  take(page: PageSocket, account: Account, message: WireMessage): void
  /** Acknowledges by hand. */
  ack(account: Account, id: string, ack: Ack): void
  /** The page read a chat to its end. */
  seen(account: Account, chatId: string): void
  /** Notes what else the page did in a chat. */
  note(account: Account, kind: 'typing' | 'recording' | 'paused', chat: string): void
  noteOn(account: Account, kind: 'edit' | 'revoke' | 'reaction', key: WireKey, body: string): void
  close(): void
}

export function createOutgoing(hub: Hub): Outgoing {
  /** Entries of what was sent, by account and bare id. */
  const sent = new Map<string, LedgerEntry>()
  /** Messages that were made to vanish on the way; they vanish again when the page tries once more. */
  const lost = new Set<string>()
  const timers = new Set<NodeJS.Timeout>()

  const setAck = (account: Account, message: StoredMessage, ack: Ack): void => {
    if (message.ack >= ack && ack !== -1) return
    message.ack = ack
    const entry = sent.get(sentKey(account, message.key.id))
    entry?.acks.push({ ack, at: Date.now() })
    hub.changed()
    hub.publish(account, { is: 'ack', key: message.key, ack })
    hub.ledger.touch()
  }
  const ackBySteps = (account: Account, message: StoredMessage, next: number): void => {
    const { upTo, delayMs } = hub.settings.acks
    if (next > upTo) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      setAck(account, message, next as Ack)
      ackBySteps(account, message, next + 1)
    }, delayMs)
    timers.add(timer)
  }
  const noteChat = (account: Account, kind: LedgerKind, chat: string): void => {
    hub.ledger.add({
      account: account.me.phone,
      direction: 'out',
      kind,
      chat,
      contact: hub.contactOf(account, chat),
    })
  }
  const failing = (mode: 'refuse' | 'lose'): boolean => {
    const { settings } = hub
    if (settings.failing.mode !== mode || settings.failing.count === 0) return false
    settings.failing.count -= 1
    return true
  }

  return {
    take(page, account, message) {
      const key = serializeKey(message.key)
      if (lost.has(key)) return
      const known = account.chats.byKey(key)
      if (known) {
        if (known.ack !== 0)
          page.send({
            is: 'happening',
            number: account.number,
            happening: { is: 'ack', key: known.key, ack: known.ack },
          })
        return
      }
      if (failing('lose')) {
        lost.add(key)
        return
      }
      const stored: StoredMessage = { ...message, ack: 0 }
      account.chats.add(stored)
      const quotedId = stored.fields.quotedStanzaID
      const entry = hub.ledger.add({
        account: account.me.phone,
        direction: 'out',
        kind: 'message',
        chat: message.key.remote,
        contact: hub.contactOf(account, message.key.remote),
        id: message.key.id,
        key,
        type: message.type,
        body: typeof message.fields.caption === 'string' ? message.fields.caption : message.body,
        ...(typeof quotedId === 'string' && { quotedId }),
      })
      sent.set(sentKey(account, message.key.id), entry)
      hub.changed()
      hub.publish(account, { is: 'message', message: stored })
      if (failing('refuse')) setAck(account, stored, -1)
      else ackBySteps(account, stored, 1)
    },
    ack(account, id, ack) {
      const message = account.chats.byBareId(id).find(each => each.key.fromMe)
      if (!message) throw new Refusal('not_found', `the page sent no message ${id}`)
      setAck(account, message, ack)
    },
    seen(account, chatId) {
      const chat = account.chats.get(chatId)
      if (!chat) return
      chat.unread = 0
      noteChat(account, 'seen', chatId)
      hub.changed()
    },
    note: noteChat,
    noteOn(account, kind, key, body) {
      hub.ledger.add({
        account: account.me.phone,
        direction: 'out',
        kind,
        chat: key.remote,
        contact: hub.contactOf(account, key.remote),
        id: key.id,
        key: serializeKey(key),
        body,
      })
    },
    close() {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

const sentKey = (account: Account, id: string) => `${account.me.phone} ${id}`
