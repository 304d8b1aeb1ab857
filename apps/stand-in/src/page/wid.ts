/** A WhatsApp id. Only `server`, `user` and `_serialized` are its own, so that it serialises as the real one does. */
export class Wid {
  readonly server: string
  readonly user: string
  readonly _serialized: string

  constructor(serialized: string) {
    const match = /^([\w.:-]+)@(c\.us|lid|g\.us|broadcast|newsletter|bot)$/.exec(
      serialized.replace(/@s\.whatsapp\.net$/, '@c.us'),
    )
    if (!match) throw new Error(`wid error: invalid wid ${serialized}`)
    this.user = match[1] ?? ''
    this.server = match[2] ?? ''
    this._serialized = `${this.user}@${this.server}`
  }

  isLid(): boolean {
    return this.server === 'lid'
  }
  isGroup(): boolean {
    return this.server === 'g.us'
  }
  isUser(): boolean {
    return this.server === 'c.us' || this.server === 'lid'
  }
  isRegularUser(): boolean {
    return this.isUser()
  }
  isStatus(): boolean {
    return this._serialized === 'status@broadcast'
  }
  isBroadcast(): boolean {
    return this.server === 'broadcast'
  }
  isNewsletter(): boolean {
    return this.server === 'newsletter'
  }
  isBot(): boolean {
    return this.server === 'bot'
  }
  equals(other: unknown): boolean {
    return other instanceof Wid && other._serialized === this._serialized
  }
  toJid(): string {
    return this._serialized.replace(/@c\.us$/, '@s.whatsapp.net')
  }
  toString(): string {
    return this._serialized
  }
}

export type WidLike = string | { _serialized: string }

const made = new Map<string, Wid>()

/** One object an id: thousands of messages share a few hundred. Throws on what is no id. */
export function createWid(like: WidLike): Wid {
  const serialized = typeof like === 'string' ? like : like?._serialized
  if (typeof serialized !== 'string') throw new Error('wid error: not an id')
  const known = made.get(serialized)
  if (known) return known
  const wid = new Wid(serialized)
  made.set(serialized, wid)
  return wid
}
