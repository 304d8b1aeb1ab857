import type { Ack, LedgerEntry } from './ledger.js'

/**
 * A person on WhatsApp. Digits only. At least one of `phone` and `lid`.
 * With both, the page knows that they are one person unless the contact was put with `phoneHidden`.
 */
export interface Person {
  phone?: string
  lid?: string
  /** The name that the person chose (pushname). */
  name?: string
}

/** Every operation on an account takes its phone number (digits); without it, the stand-in's first account. */
export interface OnAccount {
  account?: string
}

/** Media bytes in base64. */
export interface MediaInput {
  mimetype: string
  data: string
  filename?: string
}

/** A line of a native WhatsApp cart. `priceThousandths`: 9.50 is 9500, as WhatsApp counts. */
export interface CartProduct {
  id: string
  name: string
  quantity: number
  priceThousandths: number
}

export interface CartInput {
  currency: string
  products: CartProduct[]
}

export interface InjectInput extends OnAccount {
  from: Person
  /** The text, or the caption of the media. */
  text?: string
  /** A group id (`…@g.us`): the person writes there. */
  group?: string
  media?: MediaInput
  /** A native order cart; read in the bot by `Message.getOrder()`. */
  order?: CartInput
  location?: { latitude: number; longitude: number; description?: string }
  /** Which id form the message carries. Default: the phone where given, else the lid. */
  addressing?: 'phone' | 'lid'
  /** Bare id of the message that this one answers. */
  quotedId?: string
  /** When it was written, seconds since 1970. Default: now. */
  timestamp?: number
  /** Bare id to use instead of a fresh one. An id that exists already in the chat is an error. */
  id?: string
  /** Raw fields laid over the page's message (`{ "type": "ciphertext" }`), for what has no field above. */
  extra?: Record<string, unknown>
}

/** What was injected or sent: enough to find it again in the ledger and in the chat. */
export interface Injected {
  /** Ledger sequence: pass it as `after` to `waitForOutgoing`. */
  seq: number
  chat: string
  contact: string
  id: string
  key: string
  /** True when a signed-in page was handed it live. */
  delivered: boolean
}

export interface OwnMessageInput extends OnAccount {
  /** Chat id. */
  chat: string
  text: string
}

export interface EditInput extends OnAccount {
  id: string
  text: string
}

export interface RevokeInput extends OnAccount {
  id: string
}

export interface ReactInput extends OnAccount {
  id: string
  /** Who reacts; default: the message's own chat partner. */
  from?: Person
  /** Empty takes the reaction back. */
  emoji: string
}

export interface RedeliverInput extends OnAccount {
  id: string
  /** `same`: under the same id form. `other`: @c.us becomes @lid or the other way round. */
  form: 'same' | 'other'
}

/** How outgoing messages are acknowledged. */
export interface AckPolicy {
  /** The highest ack given by itself: 0 withholds all, 1 server, 2 delivered, 3 read. */
  upTo: 0 | 1 | 2 | 3
  /** Wait before each step, milliseconds. */
  delayMs: number
}

export interface AckInput extends OnAccount {
  id: string
  ack: Ack
}

export interface FailSendsInput {
  /** How many of the next sends; 0 ends it. */
  count: number
  /**
   * `refuse`: the server says no, the message stays in the chat with ack -1.
   * `lose`: the page believes that it is sending (ack 0), nothing arrives, and it is gone after a reload.
   * `throw`: the page's own send call throws and no message appears.
   */
  mode: 'refuse' | 'lose' | 'throw'
}

export interface OfflineInput {
  /** Back by itself after so long; without it, until `goOnline`. */
  durationMs?: number
  /** The page itself can't be loaded either. Default false: only its socket is refused. */
  pageToo?: boolean
}

/** When `hasSynced` comes after sign-in. */
export interface SyncPolicy {
  /** True: before the library's listeners attach, so that its `ready` never comes. */
  early: boolean
  /** Wait between the connection and the end of sync, milliseconds. */
  delayMs: number
}

export interface ScanInput {
  /** The number that scans; digits. Default: the stand-in's first account. */
  phone?: string
  name?: string
  /** The text of the QR code, to choose among several waiting pages. */
  qr?: string
  /** A pairing code typed on the phone instead of a scan. */
  code?: string
  /** Wait so long for a page that shows a QR code. Default 30,000. */
  timeoutMs?: number
}

export interface ScanResult {
  account: string
  page: string
}

export interface ContactInput extends OnAccount {
  phone?: string
  lid?: string
  name?: string
  /** The page may not learn the phone of this lid. Putting it again without this reveals it. */
  phoneHidden?: boolean
}

export interface GroupInput extends OnAccount {
  /** `…@g.us`; made up when absent. */
  id?: string
  subject: string
  participants: Person[]
  /** The group addresses people by lid. */
  lidAddressing?: boolean
}

/** A browser page that is connected now. */
export interface PageState {
  id: string
  state: 'unpaired' | 'paired' | 'synced'
  account?: string
  /** What the phone would scan, while unpaired. */
  qr?: string
  ref?: string
  /** The pairing code shown, if one was asked for. */
  code?: string
  connectedAt: number
}

export interface AccountState {
  phone: string
  lid: string
  name: string
  /** Linked devices, connected or not. */
  devices: number
  chats: number
}

export interface StandInState {
  pages: PageState[]
  accounts: AccountState[]
  online: boolean
  acks: AckPolicy
  sync: SyncPolicy
  messageKeys: '_serialized' | '$1'
  badChat: boolean
  /** Modules that a page was asked for and doesn't have: an upgraded library wants more of the page. */
  unknownModules: string[]
  /** The ledger's last sequence. */
  seq: number
}

/**
 * How far a customer's message came: WhatsApp's server has it, a device of the shop was handed it,
 * the shop marked the chat as read.
 */
export type Receipt = 'sent' | 'delivered' | 'read'

/** A message as the customer's phone shows it. */
export interface PhoneMessage {
  id: string
  chat: string
  fromMe: boolean
  participant?: string
  type: string
  body: string
  /** Seconds since 1970. */
  timestamp: number
  ack: Ack
  edited: boolean
  reactions: { from: string; emoji: string }[]
  /** Of what the customer wrote; absent on what came from the shop. */
  receipt?: Receipt
  /** The message that this one answers, as it reads now. */
  quoted?: { id: string; fromMe: boolean; type: string; body: string }
  /** The bytes come by the `media` operation. */
  media?: { mimetype: string; filename?: string }
  location?: { latitude: number; longitude: number; description?: string }
  cart?: { items: number; totalThousandths: number; currency: string }
}

export interface PhoneSummary {
  contact: string
  person: Person
  /** The person's chats with the account, the latest used first. */
  chats: string[]
  last?: PhoneMessage
  /** How many messages the shop has sent here, for counting unread ones. */
  fromShop: number
  /** The bot is shown as typing. */
  typing: boolean
}

export interface WaitForOutgoingInput extends OnAccount {
  /** A chat id in either form, or a contact; without it, any chat. */
  chat?: string
  /** Only entries later than this ledger sequence. Default 0. */
  after?: number
  /** Return when so many are there. Default 1. */
  count?: number
  /** Default 10,000. On time-out what is there comes back, perhaps nothing. */
  timeoutMs?: number
}

export interface LedgerInput extends OnAccount {
  after?: number
  chat?: string
}

/** The control API: `POST /api/NAME` with `input` as JSON; `output` comes back as JSON. */
export interface Operations {
  state: { input: Record<string, never>; output: StandInState }
  scan: { input: ScanInput; output: ScanResult }
  inject: { input: InjectInput; output: Injected }
  sendOwn: { input: OwnMessageInput; output: Injected }
  edit: { input: EditInput; output: Injected }
  revoke: { input: RevokeInput; output: Injected }
  react: { input: ReactInput; output: Injected }
  redeliver: { input: RedeliverInput; output: Injected }
  setAcks: { input: Partial<AckPolicy>; output: AckPolicy }
  ack: { input: AckInput; output: Record<string, never> }
  failSends: { input: FailSendsInput; output: Record<string, never> }
  dropSockets: { input: OnAccount; output: { dropped: number } }
  goOffline: { input: OfflineInput; output: Record<string, never> }
  goOnline: { input: Record<string, never>; output: Record<string, never> }
  logOut: { input: OnAccount; output: { pages: number } }
  setSync: { input: Partial<SyncPolicy>; output: SyncPolicy }
  freeze: { input: OnAccount & { durationMs: number }; output: { pages: number } }
  crash: { input: OnAccount; output: { pages: number } }
  /** From now on every page, also after a reload, holds on to so much more with each second; 0 ends it. */
  setLeak: { input: { megabytesPerSecond: number }; output: Record<string, never> }
  /**
   * From now on every page lacks these, also after a reload: whole modules ("WAWebCmd") and functions of modules
   * ("WAWebSendMsgChatAction.addAndSendMsgToChat"), as after an update of WhatsApp's page. None: it has all again.
   */
  setMissing: { input: { names: string[] }; output: Record<string, never> }
  /** The page shows what comes in its chats and tells no listener of it. */
  setDeaf: { input: { deaf: boolean }; output: Record<string, never> }
  setMessageKeys: { input: { field: '_serialized' | '$1' }; output: Record<string, never> }
  /** How many messages of each chat the page holds by itself; the real one holds all that it was ever told. */
  setMessagesKept: { input: { count: number }; output: Record<string, never> }
  setBadChat: { input: OnAccount & { present: boolean }; output: Record<string, never> }
  putContact: { input: ContactInput; output: { contact: string } }
  putGroup: { input: GroupInput; output: { id: string } }
  history: { input: OnAccount & { chat: string; limit?: number }; output: { messages: PhoneMessage[] } }
  /** The bytes of a picture, a voice message or a document. */
  media: { input: OnAccount & { id: string }; output: MediaInput }
  /** `change` goes to `waitForChange`. */
  phones: { input: OnAccount; output: { phones: PhoneSummary[]; change: number } }
  /** Answers when anything changed since `after`: a message, an ack, a page that came or went. */
  waitForChange: { input: { after: number; timeoutMs?: number }; output: { change: number } }
  ledger: { input: LedgerInput; output: { entries: LedgerEntry[]; seq: number } }
  waitForOutgoing: { input: WaitForOutgoingInput; output: { entries: LedgerEntry[] } }
}

export type OperationName = keyof Operations
