import type { Happening, WireReaction } from '../wire/messages.js'
import { Message, messageEvents } from './message.js'
import { MsgKey } from './msg-key.js'
import type { Outbox } from './outbox.js'
import type { Store } from './store.js'
import { createWid } from './wid.js'

export interface ReactionRecord {
  id: MsgKey
  reactionParentKey: MsgKey
  reactionText: string
  reactionTimestamp: number
  from: ReturnType<typeof createWid>
  author: ReturnType<typeof createWid>
  orphan: number
  read: boolean
  t: number
}

/** The real page's table of reactions; the library puts its own function in the place of `bulkUpsert`. */
export const reactionTableMode = {
  bulkUpsert: async (_reactions: ReactionRecord[]): Promise<void> => undefined,
}

/** Brings the page up to date with something that happened. `live`: it happened just now, before our eyes. */
export function apply(store: Store, outbox: Outbox, happening: Happening, live: boolean): void {
  switch (happening.is) {
    case 'message': {
      const known = store.messageOfKey(happening.message.key)
      if (!known) store.addMessage(new Message(happening.message, live))
      else if (happening.again && live) {
        known.isNewMsg = true
        messageEvents.trigger('add', known)
      }
      return
    }
    case 'edit': {
      const message = store.messageOfKey(happening.key)
      message?.set({
        latestEditSenderTimestampMs: happening.atMs,
        latestEditMsgKey: message.id,
        ...(message.caption === undefined ? { body: happening.body } : { caption: happening.body }),
      })
      return
    }
    case 'revoke': {
      const message = store.messageOfKey(happening.key)
      message?.set({
        type: 'revoked',
        body: undefined,
        caption: undefined,
        directPath: undefined,
        revokeTimestamp: Math.floor(happening.atMs / 1000),
        protocolMessageKey: message.id,
      })
      return
    }
    case 'reaction': {
      const message = store.messageOfKey(happening.reaction.parent)
      if (message) message.hasReaction = happening.reaction.emoji !== ''
      void reactionTableMode.bulkUpsert([toReaction(happening.reaction)])
      return
    }
    case 'ack':
      store.messageOfKey(happening.key)?.set({ ack: happening.ack })
      outbox.acknowledged(happening.key, happening.ack)
      return
    case 'contact':
      store.contacts.put(happening.contact)
      return
    case 'chat':
      store.putChat(happening.chat)
      return
    case 'seen':
      store.chats.get(happening.chat)?.setUnread(0)
  }
}

export function toReaction(wire: WireReaction): ReactionRecord {
  const from = createWid(wire.from)
  return {
    id: MsgKey.fromWire(wire.key),
    reactionParentKey: MsgKey.fromWire(wire.parent),
    reactionText: wire.emoji,
    reactionTimestamp: wire.at,
    from,
    author: from,
    orphan: 0,
    read: false,
    t: wire.at,
  }
}
