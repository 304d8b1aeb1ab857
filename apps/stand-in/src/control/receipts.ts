import type { Receipt } from '@comanda/stand-in-control/operations.js'
import type { Account } from '../server/account.js'
import type { StoredMessage } from '../server/chats.js'
import type { Hub } from '../server/hub.js'

/** Tells how far a customer's message came; undefined for what the shop wrote. */
export type ReceiptOf = (message: StoredMessage) => Receipt | undefined

/** For one look at an account: what it reads of the ledger, it reads once. */
export function createReceipts(hub: Hub, account: Account): ReceiptOf {
  let delivered: Set<string> | undefined
  return message => {
    const chat = account.chats.get(message.key.remote)
    if (!chat || message.key.fromMe) return undefined
    let newer = 0
    let answered = false
    for (let at = chat.messages.length - 1; at >= 0; at -= 1) {
      const later = chat.messages[at]
      if (!later || later === message) break
      if (later.key.fromMe) answered = true
      else newer += 1
    }
    if (newer >= chat.unread) return 'read'
    // The ledger forgets at a restart; whoever answered later had the message, though.
    if (answered) return 'delivered'
    delivered ??= deliveredOn(hub, account)
    return delivered.has(message.key.id) ? 'delivered' : 'sent'
  }
}

function deliveredOn(hub: Hub, account: Account): Set<string> {
  const entries = hub.ledger.entries({ account: account.me.phone })
  return new Set(entries.filter(entry => entry.deliveries > 0).map(entry => entry.id))
}
