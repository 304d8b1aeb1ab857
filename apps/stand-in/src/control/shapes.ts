import type { OperationName } from '@comanda/stand-in-control/operations.js'
import type { Shape } from './input.js'

const account = { account: 'text?' } as const

/** What each operation takes, at the top level. */
export const shapes: Record<OperationName, Shape> = {
  state: {},
  scan: { phone: 'text?', name: 'text?', qr: 'text?', code: 'text?', timeoutMs: 'number?' },
  inject: {
    ...account,
    from: 'object',
    text: 'text?',
    group: 'text?',
    media: 'object?',
    order: 'object?',
    location: 'object?',
    addressing: { oneOf: ['phone', 'lid'], optional: true },
    quotedId: 'text?',
    timestamp: 'number?',
    id: 'text?',
    extra: 'object?',
  },
  sendOwn: { ...account, chat: 'text', text: 'text' },
  edit: { ...account, id: 'text', text: 'text' },
  revoke: { ...account, id: 'text' },
  react: { ...account, id: 'text', from: 'object?', emoji: 'text' },
  redeliver: { ...account, id: 'text', form: { oneOf: ['same', 'other'] } },
  setAcks: { upTo: { oneOf: [0, 1, 2, 3], optional: true }, delayMs: 'number?' },
  ack: { ...account, id: 'text', ack: { oneOf: [-1, 0, 1, 2, 3, 4] } },
  failSends: { count: 'number', mode: { oneOf: ['refuse', 'lose', 'throw'] } },
  dropSockets: account,
  goOffline: { durationMs: 'number?', pageToo: 'boolean?' },
  goOnline: {},
  logOut: account,
  setSync: { early: 'boolean?', delayMs: 'number?' },
  freeze: { ...account, durationMs: 'number' },
  crash: account,
  setMessageKeys: { field: { oneOf: ['_serialized', '$1'] } },
  setBadChat: { ...account, present: 'boolean' },
  putContact: { ...account, phone: 'text?', lid: 'text?', name: 'text?', phoneHidden: 'boolean?' },
  putGroup: { ...account, id: 'text?', subject: 'text', participants: 'list', lidAddressing: 'boolean?' },
  history: { ...account, chat: 'text', limit: 'number?' },
  media: { ...account, id: 'text' },
  phones: account,
  waitForChange: { after: 'number', timeoutMs: 'number?' },
  ledger: { ...account, after: 'number?', chat: 'text?' },
  waitForOutgoing: { ...account, chat: 'text?', after: 'number?', count: 'number?', timeoutMs: 'number?' },
}
