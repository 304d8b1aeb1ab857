import type { WireMessage } from '../wire/messages.js'
import { Emitter } from './events.js'
import { MsgKey } from './msg-key.js'
import { createWid, type Wid } from './wid.js'

export interface MediaState {
  mediaStage: string
  type: string
}

/** Where a message's changes are heard: the collection of all messages. */
export const messageEvents = new Emitter()

/** A message's own fields are its data, as in the real page; unknown ones come from the wire as they are. */
export class Message extends Emitter {
  [field: string]: unknown
  id: MsgKey
  t: number
  type: string
  body: string | undefined
  ack: number
  from: Wid
  to: Wid
  self: 'in' | 'out'
  isNewMsg: boolean
  star = false
  viewed = false
  hasReaction = false
  declare author?: Wid
  declare notifyName?: string
  declare caption?: string
  declare directPath?: string
  declare mediaData?: MediaState
  declare latestEditSenderTimestampMs?: number
  declare latestEditMsgKey?: MsgKey
  declare protocolMessageKey?: MsgKey

  constructor(wire: WireMessage, isNewMsg: boolean) {
    super()
    Object.assign(this, wire.fields)
    this.id = MsgKey.fromWire(wire.key)
    this.t = wire.t
    this.type = wire.type
    this.body = wire.body
    this.ack = wire.ack
    this.from = createWid(wire.from)
    this.to = createWid(wire.to)
    this.self = wire.key.fromMe ? 'out' : 'in'
    this.isNewMsg = isNewMsg
    if (wire.author) this.author = createWid(wire.author)
    if (wire.notifyName) this.notifyName = wire.notifyName
    if (this.directPath) this.mediaData = { mediaStage: 'INIT', type: this.type }
  }

  /** Changes fields; each that differs is heard as `change:NAME`, then `change` once. */
  set(changes: Record<string, unknown>): void {
    const before = Object.keys(changes).map(name => [name, this[name]] as const)
    Object.assign(this, changes)
    const changed = before.filter(([name, old]) => old !== changes[name])
    for (const [name, old] of changed) {
      this.trigger(`change:${name}`, this, changes[name], old)
      messageEvents.trigger(`change:${name}`, this, changes[name], old)
    }
    if (changed.length > 0) messageEvents.trigger('change', this)
  }

  get isNotification(): boolean {
    return ['e2e_notification', 'notification_template', 'gp2'].includes(this.type)
  }

  get isEphemeral(): boolean {
    return false
  }

  get isStatusV3(): boolean {
    return false
  }

  get mediaObject(): MediaState | undefined {
    return this.mediaData
  }

  serialize(): Record<string, unknown> {
    const { mediaData, ...fields } = { ...this }
    return mediaData ? { ...fields, mediaData: { ...mediaData } } : fields
  }

  unsafe(): this {
    return this
  }

  /** What an answer to this message carries of it. */
  msgContextInfo(): Record<string, unknown> {
    return {
      quotedStanzaID: this.id.id,
      quotedParticipant: this.author ?? this.from,
      quotedMsg: { type: this.type, body: this.body },
    }
  }

  async downloadMedia(): Promise<void> {
    if (this.mediaData) this.mediaData.mediaStage = 'RESOLVED'
  }
}
