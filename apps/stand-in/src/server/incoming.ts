import type { LedgerDirection, LedgerEntry, LedgerKind } from '@comanda/stand-in-control/ledger.js'
import type {
  EditInput,
  Injected,
  InjectInput,
  OwnMessageInput,
  ReactInput,
  RedeliverInput,
  RevokeInput,
} from '@comanda/stand-in-control/operations.js'
import { isGroupId, lidWid, phoneWid, serializeKey } from '../wire/ids.js'
import type { Happening, WireReaction } from '../wire/messages.js'
import type { Account } from './account.js'
import type { StoredMessage } from './chats.js'
import { composeMessage, senderWid } from './compose.js'
import type { Hub } from './hub.js'
import { phoneMessageId, seconds } from './message-ids.js'
import { Refusal } from './refusal.js'

/** What happens on customers' phones and on the owner's own: it goes to history, to the pages and to the ledger. */
export interface Incoming {
  inject(input: InjectInput): Injected
  sendOwn(input: OwnMessageInput): Injected
  edit(input: EditInput): Injected
  revoke(input: RevokeInput): Injected
  react(input: ReactInput): Injected
  redeliver(input: RedeliverInput): Injected
}

export function createIncoming(hub: Hub): Incoming {
  const record = (
    account: Account,
    message: StoredMessage,
    kind: LedgerKind,
    happening: Happening,
    more: { body?: string; direction?: LedgerDirection } = {},
  ): Injected => {
    const quotedId = message.fields.quotedStanzaID
    const entry = hub.ledger.add({
      account: account.me.phone,
      direction: more.direction ?? (message.key.fromMe ? 'own' : 'in'),
      kind,
      chat: message.key.remote,
      contact: hub.contactOf(account, message.key.participant ?? message.key.remote),
      ...(message.key.participant && { participant: message.key.participant }),
      id: message.key.id,
      key: serializeKey(message.key),
      type: message.type,
      body: more.body ?? message.body,
      ...(typeof quotedId === 'string' && { quotedId }),
    })
    hub.changed()
    deliver(hub, account, entry, happening)
    return {
      seq: entry.seq,
      chat: entry.chat,
      contact: entry.contact,
      id: entry.id,
      key: entry.key,
      delivered: entry.deliveries > 0,
    }
  }
  const add = (account: Account, message: StoredMessage): Injected => {
    if (!account.chats.add(message)) throw new Refusal('conflict', `the chat has message ${message.key.id}`)
    return record(account, message, 'message', { is: 'message', message })
  }
  const find = (account: Account, id: string): StoredMessage => {
    const [message] = account.chats.byBareId(id)
    if (!message) throw new Refusal('not_found', `no message ${id}`)
    return message
  }

  return {
    inject(input) {
      const account = hub.account(input.account)
      return add(account, composeMessage(hub, account, input))
    },
    sendOwn(input) {
      const account = hub.account(input.account)
      const me = phoneWid(account.me.phone)
      // Who answers on the phone has read the chat there: unread counts alone tell a sweep nothing.
      account.chats.open(input.chat).unread = 0
      hub.publish(account, { is: 'seen', chat: input.chat })
      return add(account, {
        key: {
          fromMe: true,
          remote: input.chat,
          id: phoneMessageId(),
          ...(isGroupId(input.chat) && { participant: me }),
        },
        t: seconds(),
        type: 'chat',
        body: input.text,
        ack: 1,
        from: me,
        to: input.chat,
        ...(isGroupId(input.chat) && { author: me }),
        fields: {},
      })
    },
    edit(input) {
      const account = hub.account(input.account)
      const message = find(account, input.id)
      message.body = input.text
      message.edited = true
      const atMs = Date.now()
      // a page that is loaded later shows, too, that it was edited
      message.fields.latestEditSenderTimestampMs = atMs
      if (typeof message.fields.caption === 'string') message.fields.caption = input.text
      return record(account, message, 'edit', {
        is: 'edit',
        key: message.key,
        body: input.text,
        atMs,
      })
    },
    revoke(input) {
      const account = hub.account(input.account)
      const message = find(account, input.id)
      message.type = 'revoked'
      message.body = ''
      message.fields = {}
      return record(account, message, 'revoke', { is: 'revoke', key: message.key, atMs: Date.now() })
    },
    react(input) {
      const account = hub.account(input.account)
      const message = find(account, input.id)
      const from = input.from
        ? senderWid(account.people.put(input.from), message.key.remote.endsWith('@lid') ? 'lid' : 'phone')
        : (message.key.participant ?? message.key.remote)
      const reaction: WireReaction = {
        key: { fromMe: false, remote: message.key.remote, id: phoneMessageId() },
        parent: message.key,
        from,
        emoji: input.emoji,
        at: Date.now(),
      }
      setReaction(message, reaction)
      return record(
        account,
        message,
        'reaction',
        { is: 'reaction', reaction },
        { body: input.emoji, direction: 'in' },
      )
    },
    redeliver(input) {
      const account = hub.account(input.account)
      const message = find(account, input.id)
      if (input.form === 'same') {
        return record(account, message, 'redelivery', { is: 'message', message, again: true })
      }
      const other = otherForm(account, message)
      account.chats.add(other)
      return record(account, other, 'redelivery', { is: 'message', message: other, again: true })
    },
  }
}

/** Hands a happening to the pages and notes in the ledger whether one showed it live. */
export function deliver(hub: Hub, account: Account, entry: LedgerEntry, happening: Happening): void {
  const live = hub.publish(account, happening)
  if (live === 0) return
  entry.deliveries += live
  entry.deliveredAt = Date.now()
}

/** One reaction a person; an empty one takes it back. */
export function setReaction(message: StoredMessage, reaction: WireReaction): void {
  const others = (message.reactions ?? []).filter(each => each.from !== reaction.from)
  message.reactions = reaction.emoji ? [...others, reaction] : others
}

/** The same message as it looks when it comes under the other id. */
function otherForm(account: Account, message: StoredMessage): StoredMessage {
  const swap = (wid: string): string => {
    const contact = account.people.find(wid)
    if (!contact?.phone || !contact.lid) throw new Refusal('bad_input', `${wid} has only one id form`)
    return wid.endsWith('@lid') ? phoneWid(contact.phone) : lidWid(contact.lid)
  }
  const { key } = message
  if (key.participant) {
    const participant = swap(key.participant)
    return { ...message, key: { ...key, participant }, author: participant }
  }
  const remote = swap(key.remote)
  const ends = key.fromMe ? { to: remote } : { from: remote }
  return { ...message, ...ends, key: { ...key, remote } }
}
