import type { AckPolicy, FailSendsInput, SyncPolicy } from '@comanda/stand-in-control/operations.js'
import type { WireSettings } from '../wire/messages.js'

/** How the stand-in behaves; changed by the control API, the same for every account. */
export interface Settings {
  revision: number
  acks: AckPolicy
  sync: SyncPolicy
  messageKeys: '_serialized' | '$1'
  badChat: boolean
  messagesKept: number
  leakMegabytesPerSecond: number
  missing: string[]
  deaf: boolean
  failing: FailSendsInput
  online: boolean
  /** While offline: the page itself can't be loaded either. */
  pageRefused: boolean
}

export function createSettings(): Settings {
  return {
    revision: 0,
    acks: { upTo: 3, delayMs: 20 },
    sync: { early: false, delayMs: 100 },
    messageKeys: '_serialized',
    badChat: false,
    messagesKept: 20,
    leakMegabytesPerSecond: 0,
    missing: [],
    deaf: false,
    failing: { count: 0, mode: 'refuse' },
    online: true,
    pageRefused: false,
  }
}

/** The part that the page itself must act on. */
export function toWireSettings(settings: Settings): WireSettings {
  return {
    revision: settings.revision,
    earlySync: settings.sync.early,
    syncDelayMs: settings.sync.delayMs,
    messageKeyField: settings.messageKeys,
    badChat: settings.badChat,
    messagesKept: settings.messagesKept,
    leakMegabytesPerSecond: settings.leakMegabytesPerSecond,
    missing: settings.missing,
    deaf: settings.deaf,
    throwSends: settings.failing.mode === 'throw' ? settings.failing.count : 0,
  }
}
