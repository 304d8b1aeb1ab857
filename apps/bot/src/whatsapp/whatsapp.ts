import type { ContactIdentity, Message } from '@comanda/shared/inbox/types.js'

/** What went wrong with a page or its browser. The supervisor alone decides what follows. */
export type Trouble =
  | 'start_failed'
  | 'not_ready_in_time'
  | 'page_error'
  /** a promise of the library's that nobody waits for: the page may be deaf, or all may be well */
  | 'page_rejected'
  | 'browser_gone'
  | 'probe_failed'
  | 'disconnected'
  | 'logged_out'
  /** the browser holds more than it may, and a fresh one would hold less */
  | 'memory'
  /** it can't send or hear, though it is there and signed in */
  | 'impaired'

export type Skill = 'send' | 'receive'

export interface PageLook {
  isConnected: boolean
  /** signed in, with everything that came while we were away */
  hasSynced: boolean
  /** the library's own code is in the page: it can be told to send */
  isInjected: boolean
  /** what the page lacks, by what it is needed for */
  missing: Readonly<Record<Skill, readonly string[]>>
  /** the newest message of any chat, by WhatsApp's stamp */
  newestAt: Date | undefined
}

export interface WhatsAppEvents {
  /** a QR to scan; replaced every few seconds */
  onQr(code: string): void
  /** signed in and listening; may come more than once */
  onReady(own: { wid: string; signedInAt: Date }): void
  onMessage(message: Message): void
  /** -1 failed, 0 waiting, 1 server, 2 delivered, 3 read */
  onAck(ack: { key: string; ack: number }): void
  onTrouble(trouble: Trouble, error?: unknown): void
  /** the time, by WhatsApp's server */
  onServerTime(at: Date): void
}

export interface SentMessage {
  key: string
  body: string
  ack: number
  sentAt: Date
}

export interface ChatSummary {
  wid: string
  /** unknown for some chats: then anything may be new in it */
  lastMessageAt: Date | undefined
}

/** Some of a chat's messages, oldest first. */
export interface MessagePage {
  messages: Message[]
  /** what these messages show of their past: edits and revokes, perhaps known already */
  changes: Message[]
  /** from when to go on; undefined where these were all */
  next: Date | undefined
  /** false while WhatsApp hasn't deciphered one of them: it will be there later, in its old place */
  isReadable: boolean
}

/** One page in one browser, from its launch to its end. Each call into the page has a deadline and rejects past it. */
export interface WhatsAppSession {
  /** Launches the browser and signs in. Resolves when the page is loaded; `onReady` or `onQr` follow. */
  open(): Promise<void>
  /** Ends the browser, by force past a deadline. The sign-in stays. Never rejects. */
  close(): Promise<void>
  /** Loads the page anew in the same browser. Resolves when it is loading; `onReady` follows. @throws where it can't */
  reload(): Promise<void>
  /** Lets the page drop what it can do without. @throws where it doesn't answer */
  trim(): Promise<void>
  /**
   * Lets the page forget all but the newest messages of these chats, as far as they are older than `before`.
   * @returns how many messages the page holds then, and how many it dropped
   */
  trimChats(
    keep: number,
    chats: readonly { wid: string; before: Date }[],
  ): Promise<{ held: number; dropped: number }>
  /** Ends the account's link, here and on the phone. @throws also where the page went before it could answer */
  unlink(): Promise<void>
  /** Looks at the page and changes nothing. @throws unless it answers; @returns undefined while WhatsApp isn't loaded */
  look(): Promise<PageLook | undefined>
  /** The same, and tells the library what it missed of a page that loaded anew by itself. */
  probe(): Promise<PageLook | undefined>
  /** @returns undefined where the page doesn't say under which key it went out, or whether at all */
  send(chatWid: string, body: string): Promise<SentMessage | undefined>
  showTyping(chatWid: string): Promise<void>
  chats(): Promise<ChatSummary[]>
  /** A chat's messages written at `since` or later. */
  messagesSince(chatWid: string, since: Date): Promise<MessagePage>
  /** Reactions that stand on these messages of ours now, by the bare key: none is told that came while we were away. */
  reactionsTo(sent: readonly { chatWid: string; key: string }[]): Promise<Message[]>
  /** Our own messages to a person written at `since` or later, under whichever id. */
  ownMessagesSince(chatWids: readonly string[], since: Date): Promise<SentMessage[]>
  /** Fills in the phone of a lid and the other way round, where the page knows it. */
  identify(wid: string): Promise<Pick<ContactIdentity, 'phone' | 'lid'>>
}
