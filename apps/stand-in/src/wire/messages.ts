/** What travels on the socket between the page and its server. Ids are strings here; the page makes wids of them. */

export interface WireKey {
  fromMe: boolean
  /** The chat's id. */
  remote: string
  /** The bare id. */
  id: string
  /** Who wrote, in a group. */
  participant?: string
}

export interface WireMessage {
  key: WireKey
  /** Seconds since 1970. */
  t: number
  type: string
  body: string
  ack: number
  from: string
  to: string
  author?: string
  notifyName?: string
  /** Everything else that the page's message carries as it is: media, cart, location, quote. */
  fields: Record<string, unknown>
}

export interface WireContact {
  /** Wid of the phone form, when the page may know it. */
  phone?: string
  /** Wid of the lid form. */
  lid?: string
  pushname?: string
}

export interface WireGroup {
  subject: string
  creation: number
  lidAddressing: boolean
  participants: string[]
}

export interface WireChat {
  id: string
  name: string
  t: number
  unread: number
  group?: WireGroup
  /** The latest message, so that the chat list has something to show. */
  latest?: WireMessage
}

export interface WireReaction {
  key: WireKey
  parent: WireKey
  from: string
  emoji: string
  /** Milliseconds since 1970. */
  at: number
}

export interface WireCart {
  currency: string
  products: { id: string; name: string; quantity: number; priceThousandths: number }[]
  createdAt: number
}

export interface WireMe {
  phone: string
  lid: string
  name: string
}

/** What the page keeps: proof that it is a linked device. */
export interface Credential {
  device: string
  secret: string
}

export interface WireSettings {
  /** Grows with each change; the page says which one it has. */
  revision: number
  earlySync: boolean
  syncDelayMs: number
  messageKeyField: '_serialized' | '$1'
  badChat: boolean
  /** So many messages of a chat stay in the page; earlier ones are asked for and let go again. */
  messagesKept: number
  leakMegabytesPerSecond: number
  /** Modules that the page has no longer, and functions of modules ("WAWebCmd", "WAWebSendMsgChatAction.addAndSendMsgToChat"). */
  missing: string[]
  /** What comes is in the chats, and the page tells nobody. */
  deaf: boolean
  /** How many of the next sends throw in the page. */
  throwSends: number
}

/** Things that happen on an account; replayed to a page that was away for a moment. */
export type Happening =
  | { is: 'message'; message: WireMessage; again?: boolean }
  | { is: 'edit'; key: WireKey; body: string; atMs: number }
  | { is: 'revoke'; key: WireKey; atMs: number }
  | { is: 'reaction'; reaction: WireReaction }
  | { is: 'ack'; key: WireKey; ack: number }
  | { is: 'contact'; contact: WireContact }
  | { is: 'chat'; chat: WireChat }
  | { is: 'seen'; chat: string }

export type ToPage =
  | { is: 'unpaired'; ref: string }
  | { is: 'paired'; credential: Credential }
  | {
      is: 'signed-in'
      me: WireMe
      settings: WireSettings
      /** Number of the last happening that the snapshot holds. */
      number: number
      /** Absent when the page was away so briefly that `missed` brings it up to date. */
      snapshot?: { chats: WireChat[]; contacts: WireContact[] }
      missed: Happening[]
    }
  | { is: 'refused' }
  | { is: 'happening'; number: number; happening: Happening }
  | { is: 'logged-out' }
  | { is: 'settings'; settings: WireSettings }
  | { is: 'freeze'; durationMs: number }
  | { is: 'crash' }
  | { is: 'answer'; to: number; result: unknown }
  | { is: 'problem'; to: number; message: string }

/** What the page asks and what it gets. */
export interface Questions {
  earlier: { input: { chat: string; before?: string; limit: number }; output: WireMessage[] }
  byId: { input: { keys: string[] }; output: WireMessage[] }
  who: { input: { id: string }; output: WireContact | null }
  cart: { input: { orderId: string; token: string }; output: WireCart | null }
  pairingCode: { input: { phone: string }; output: string }
  logOut: { input: Record<string, never>; output: null }
  edit: { input: { key: WireKey; body: string }; output: null }
  revoke: { input: { key: WireKey }; output: null }
  react: { input: { key: WireKey; emoji: string }; output: null }
  reactions: { input: { key: string }; output: WireReaction[] }
}
export type QuestionName = keyof Questions

export type ToServer =
  | { is: 'hello'; credential?: Credential /** The last happening seen. */; number?: number; qrTail: string }
  | { is: 'synced' }
  | { is: 'send'; message: WireMessage }
  | { is: 'threw' }
  | { is: 'settings-applied'; revision: number }
  | { is: 'seen'; chat: string }
  | { is: 'chat-state'; chat: string; state: 'typing' | 'recording' | 'paused' }
  | { is: 'unknown-module'; name: string }
  | { is: 'ask'; number: number; name: QuestionName; input: unknown }
