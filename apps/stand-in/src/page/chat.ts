import type { WireChat, WireGroup } from '../wire/messages.js'
import { Collection } from './collection.js'
import { Emitter } from './events.js'
import type { Message } from './message.js'
import type { MsgKey } from './msg-key.js'
import { createWid, type Wid } from './wid.js'

/** Where a chat's changes are heard: the collection of all chats. */
export const chatEvents = new Emitter()

interface Participant {
  id: Wid
  isAdmin: boolean
  isSuperAdmin: boolean
}

/** What is known of a group. */
export class GroupMetadata {
  id: Wid
  subject: string
  creation: number
  announce = false
  restrict = false
  isLidAddressingMode: boolean
  participants: Participant[]

  constructor(id: Wid, group: WireGroup) {
    this.id = id
    this.subject = group.subject
    this.creation = group.creation
    this.isLidAddressingMode = group.lidAddressing
    this.participants = group.participants.map(wid => ({
      id: createWid(wid),
      isAdmin: false,
      isSuperAdmin: false,
    }))
  }

  serialize() {
    return { ...this, participants: this.participants.map(each => ({ ...each })) }
  }
}

/** A chat with the few messages that the page holds of it; its server holds the rest. */
export class Chat {
  readonly id: Wid
  name: string
  t: number
  unreadCount: number
  archive = false
  readonly mute = { expiration: 0, isMuted: false }
  declare groupMetadata?: GroupMetadata
  declare lastReceivedKey?: MsgKey
  readonly msgs = new Collection<Message>(message => message.id.toString())

  constructor(wire: WireChat) {
    this.id = createWid(wire.id)
    this.name = wire.name
    this.t = wire.t
    this.unreadCount = wire.unread
    this.update(wire)
  }

  update(wire: WireChat): void {
    this.name = wire.name
    if (wire.group) this.groupMetadata = new GroupMetadata(this.id, wire.group)
  }

  get formattedTitle(): string {
    return this.name
  }

  setUnread(count: number): void {
    if (count === this.unreadCount) return
    const before = this.unreadCount
    this.unreadCount = count
    chatEvents.trigger('change:unreadCount', this, count, before)
  }

  serialize(): Record<string, unknown> {
    const { msgs, groupMetadata, ...fields } = { ...this }
    return {
      ...fields,
      msgs: msgs.getModelsArray(),
      ...(groupMetadata && { groupMetadata: groupMetadata.serialize() }),
    }
  }

  /** A binding call turns a model into JSON: all but the messages. */
  toJSON(): Record<string, unknown> {
    const { msgs, ...fields } = this.serialize()
    return fields
  }
}

/** A chat like the one that made a whole list unreadable in the field: reading its model throws. */
export class BadChat extends Chat {
  static readonly wid = '19990000000@c.us'

  constructor() {
    super({ id: BadChat.wid, name: 'Bad chat', t: 1, unread: 0 })
  }

  override serialize(): Record<string, unknown> {
    throw new Error("Cannot read properties of undefined (reading 'serialize')")
  }
}
