import { serializeKey } from '../wire/ids.js'
import type { WireKey } from '../wire/messages.js'
import { settings } from './settings.js'
import { createWid, type Wid } from './wid.js'

export interface MsgKeyParts {
  id: string
  participant?: Wid | undefined
  fromMe?: boolean
  remote?: Wid
  from?: Wid
  to?: Wid
  selfDir?: 'in' | 'out'
}

/**
 * A message's key. The serialised form sits under `_serialized`, or under `$1` as in the update of 2026
 * that the library doesn't know.
 */
export class MsgKey {
  readonly fromMe: boolean
  readonly remote: Wid
  readonly id: string
  declare readonly participant?: Wid
  declare readonly _serialized?: string
  declare readonly $1?: string

  constructor(parts: MsgKeyParts) {
    this.fromMe = parts.fromMe ?? parts.selfDir === 'out'
    const remote = parts.remote ?? (this.fromMe ? parts.to : parts.from)
    if (!remote) throw new Error('a message key needs a chat')
    this.remote = remote
    this.id = parts.id
    if (parts.participant) this.participant = parts.participant
    Object.assign(this, { [settings.messageKeyField]: this.toString() })
  }

  /** As the real page names its own messages: `3EB0` and 18 hexadecimal digits. */
  static async newId(): Promise<string> {
    const bytes = crypto.getRandomValues(new Uint8Array(9))
    return `3EB0${[...bytes]
      .map(byte => byte.toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase()}`
  }

  static fromWire(key: WireKey): MsgKey {
    return new MsgKey({
      fromMe: key.fromMe,
      remote: createWid(key.remote),
      id: key.id,
      ...(key.participant && { participant: createWid(key.participant) }),
    })
  }

  toWire(): WireKey {
    return {
      fromMe: this.fromMe,
      remote: this.remote._serialized,
      id: this.id,
      ...(this.participant && { participant: this.participant._serialized }),
    }
  }

  toString(): string {
    return serializeKey(this.toWire())
  }

  equals(other: unknown): boolean {
    return String(other) === this.toString()
  }

  clone(): MsgKey {
    return new MsgKey(this)
  }
}
