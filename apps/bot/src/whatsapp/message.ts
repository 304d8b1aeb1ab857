import type { ContactIdentity, Message, MessageKind } from '@comanda/shared/inbox/types.js'

/** What the library's objects carry, as far as we rely on it: less than its own types promise. */
export interface RawKey {
  fromMe?: unknown
  remote?: unknown
  id?: unknown
  participant?: unknown
}

export interface RawMessage {
  id?: RawKey | undefined
  from?: unknown
  to?: unknown
  author?: unknown
  type?: unknown
  body?: unknown
  timestamp?: unknown
  hasMedia?: unknown
  ack?: unknown
  orderId?: unknown
  token?: unknown
  location?: unknown
  latestEditSenderTimestampMs?: unknown
  _data?: Record<string, unknown>
}

/** WhatsApp talking about itself, and what tells of another message. Whatever isn't on this list was sent by a person. */
const notices = new Set([
  'album', // its pictures come on their own
  'broadcast_notification',
  'call_log',
  'debug',
  'e2e_notification',
  'event_response',
  'gp2',
  'group_notification',
  'keep_in_chat',
  'message_history_notice',
  'newsletter_notification',
  'notification',
  'notification_template',
  'pinned_message',
  'poll_update',
  'protocol',
  'reaction',
  'reaction_enc',
  'revoked',
])

/** A wid may be a string or an object with `_serialized`, or since 2026 `$1`. */
export function widOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  if (typeof value !== 'object' || value === null) return undefined
  const { _serialized: serialized, user, server, $1: renamed } = value as Record<string, unknown>
  if (typeof serialized === 'string') return serialized
  if (typeof renamed === 'string') return renamed
  return typeof user === 'string' && typeof server === 'string' ? `${user}@${server}` : undefined
}

export const isDirect = (wid: string): boolean => /@(c\.us|lid)$/.test(wid)
export const isGroup = (wid: string): boolean => wid.endsWith('@g.us')

/** PostgreSQL takes neither NUL nor half a surrogate pair. */
const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

const text = (value: unknown): string => (typeof value === 'string' ? storable(value) : '')
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

/** The identity that a wid alone gives away. */
export function identityOf(wid: string, name?: string): ContactIdentity {
  const isLid = wid.endsWith('@lid')
  return { phone: isLid ? undefined : wid, lid: isLid ? wid : undefined, name }
}

function payloadOf(raw: RawMessage): Record<string, unknown> {
  const data = raw._data ?? {}
  const location = raw.location as Record<string, unknown> | undefined
  const payload: Record<string, unknown> = {
    mimetype: data.mimetype,
    filename: data.filename,
    durationSeconds: number(Number(data.duration)),
    latitude: number(Number(location?.latitude)),
    longitude: number(Number(location?.longitude)),
    orderId: raw.orderId,
    orderToken: raw.token,
    quotedKey: data.quotedStanzaID,
    hasMedia: raw.hasMedia === true ? true : undefined,
  }
  const kept = Object.entries(payload).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(
    kept.map(([name, value]) => [name, typeof value === 'string' ? storable(value) : value]),
  )
}

/** The bare key of a message, the same under every id form. */
export const bareKey = (key: RawKey | undefined): string | undefined =>
  typeof key?.id === 'string' && key.id !== '' ? key.id : undefined

/**
 * Turns one of the library's messages into ours, with ids built by ourselves.
 * @param receivedAt stands in where the message carries no time
 * @returns undefined for what no person wrote: notices, status posts, channels
 */
export function toMessage(raw: RawMessage, kind: MessageKind, receivedAt: Date): Message | undefined {
  const key = bareKey(raw.id)
  const fromMe = raw.id?.fromMe === true
  const chatWid = widOf(raw.id?.remote) ?? widOf(fromMe ? raw.to : raw.from)
  const type = typeof raw.type === 'string' ? raw.type : 'unknown'
  if (key === undefined || chatWid === undefined) return undefined
  if (kind === 'message' && (notices.has(type) || isStillSealed(raw, receivedAt))) return undefined
  const direct = isDirect(chatWid)
  if (!direct && !isGroup(chatWid)) return undefined

  const author = direct ? chatWid : (widOf(raw.id?.participant) ?? widOf(raw.author))
  const pushName = text(raw._data?.notifyName).slice(0, 200)
  const name = fromMe || pushName === '' ? undefined : pushName
  const seconds = number(raw.timestamp)
  const version = kind === 'edit' ? (number(raw.latestEditSenderTimestampMs) ?? receivedAt.getTime()) : 0
  return {
    fromMe,
    key,
    kind,
    version,
    chat: { kind: direct ? 'direct' : 'group', wid: chatWid },
    contact: author === undefined ? undefined : identityOf(author, name),
    type,
    // a location's own body is its picture
    body: type === 'location' ? text(raw._data?.loc) : text(raw.body),
    payload: payloadOf(raw),
    sentAt: kind === 'message' && seconds !== undefined ? new Date(seconds * 1000) : receivedAt,
  }
}

/** What became of a message since it was written, as far as it shows. */
export function changeOf(raw: RawMessage): 'edit' | 'revoke' | undefined {
  if (raw.type === 'revoked') return 'revoke'
  return typeof raw.latestEditSenderTimestampMs === 'number' ? 'edit' : undefined
}

const decipheredWithinMs = 86_400_000
/** The library gives its own tries 15 s. */
export const sealedAtMostMs = 60_000

const ageMs = ({ timestamp }: RawMessage, now: Date): number => now.getTime() - Number(timestamp) * 1000

/** What it says isn't known yet: the page asks the phone for it. After a day nobody waits for it any more. */
export const isUndeciphered = (raw: RawMessage, now: Date): boolean =>
  raw.type === 'ciphertext' && ageMs(raw, now) < decipheredWithinMs

/** Meant for the phone alone, such as what may be viewed once: it will never be deciphered here. */
const isForPhone = ({ _data: data }: RawMessage): boolean =>
  typeof data?.subtype === 'string' && data.subtype.endsWith('_unavailable_fanout')

/** It may still turn out what it says. Then it doesn't count yet; later a person has to look on the phone. */
const isStillSealed = (raw: RawMessage, now: Date): boolean =>
  raw.type === 'ciphertext' && !isForPhone(raw) && ageMs(raw, now) < sealedAtMostMs
