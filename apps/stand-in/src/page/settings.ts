import type { WireSettings } from '../wire/messages.js'

/** How the stand-in's server wants this page to behave. One object, changed in place. */
export const settings: WireSettings = {
  revision: 0,
  earlySync: false,
  syncDelayMs: 0,
  messageKeyField: '_serialized',
  badChat: false,
  messagesKept: 20,
  leakMegabytesPerSecond: 0,
  missing: [],
  deaf: false,
  throwSends: 0,
}
