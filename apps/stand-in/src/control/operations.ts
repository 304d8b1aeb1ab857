import { randomBytes } from 'node:crypto'
import type {
  OperationName,
  Operations,
  StandInState,
  WaitForOutgoingInput,
} from '@comanda/stand-in-control/operations.js'
import type { Account } from '../server/account.js'
import { toWireChat } from '../server/account.js'
import { senderWid } from '../server/compose.js'
import type { Faults } from '../server/faults.js'
import type { Hub } from '../server/hub.js'
import type { Incoming } from '../server/incoming.js'
import type { Outgoing } from '../server/outgoing.js'
import { qrOf } from '../server/page-sockets.js'
import type { Pairing } from '../server/pairing.js'
import { contactId } from '../server/people.js'
import { mediaOf } from './phone-message.js'
import { historyOf, phonesOf } from './phone-views.js'

export interface Parts {
  hub: Hub
  incoming: Incoming
  outgoing: Outgoing
  pairing: Pairing
  faults: Faults
  unknownModules: Set<string>
}

type Handlers = {
  [Name in OperationName]: (
    input: Operations[Name]['input'],
  ) => Operations[Name]['output'] | Promise<Operations[Name]['output']>
}

const defaultWaitMs = 10_000
/** One request is held no longer; the client asks again. */
const longestWaitMs = 25_000

/** The control API's operations, one function each. */
export function createOperations(parts: Parts): Handlers {
  const { hub, incoming, outgoing, pairing, faults } = parts
  const { ledger, settings } = hub
  const one = (phone?: string): Account | undefined => (phone ? hub.account(phone) : undefined)
  const waitUntil = async (done: () => boolean, timeoutMs = defaultWaitMs): Promise<void> => {
    const deadline = Date.now() + Math.min(timeoutMs, longestWaitMs)
    while (!done() && Date.now() < deadline) await ledger.changed(deadline - Date.now())
  }
  return {
    state: () => stateOf(parts),
    scan: input => pairing.scan(input),
    inject: input => incoming.inject(input),
    sendOwn: input => incoming.sendOwn(input),
    edit: input => incoming.edit(input),
    revoke: input => incoming.revoke(input),
    react: input => incoming.react(input),
    redeliver: input => incoming.redeliver(input),
    setAcks: input => Object.assign(settings.acks, input),
    ack(input) {
      outgoing.ack(hub.account(input.account), input.id, input.ack)
      return {}
    },
    async failSends(input) {
      settings.failing = { ...input }
      await faults.settingsChanged()
      return {}
    },
    dropSockets: input => ({ dropped: faults.dropSockets(one(input.account)) }),
    goOffline(input) {
      faults.goOffline(input)
      return {}
    },
    goOnline() {
      faults.goOnline()
      return {}
    },
    logOut: input => ({ pages: pairing.logOut(hub.account(input.account)) }),
    setSync: input => Object.assign(settings.sync, input),
    freeze: input => ({ pages: faults.freeze(one(input.account), input.durationMs) }),
    crash: input => ({ pages: faults.crash(one(input.account)) }),
    async setLeak({ megabytesPerSecond }) {
      settings.leakMegabytesPerSecond = megabytesPerSecond
      await faults.settingsChanged()
      return {}
    },
    async setMissing({ names }) {
      settings.missing = names.map(String)
      await faults.settingsChanged()
      return {}
    },
    async setDeaf({ deaf }) {
      settings.deaf = deaf
      await faults.settingsChanged()
      return {}
    },
    async setMessageKeys({ field }) {
      settings.messageKeys = field
      await faults.settingsChanged()
      return {}
    },
    async setMessagesKept({ count }) {
      settings.messagesKept = count
      await faults.settingsChanged()
      return {}
    },
    async setBadChat({ present }) {
      settings.badChat = present
      await faults.settingsChanged()
      return {}
    },
    putContact({ account, ...person }) {
      const contact = hub.account(account).people.put({ phoneHidden: false, ...person })
      return { contact: contactId(contact) }
    },
    putGroup({ account: phone, id = `120363${randomBytes(5).readUIntBE(0, 5)}@g.us`, ...group }) {
      const account = hub.account(phone)
      const form = group.lidAddressing ? 'lid' : 'phone'
      const chat = account.chats.putGroup(id, {
        subject: group.subject,
        creation: Math.floor(Date.now() / 1000),
        lidAddressing: group.lidAddressing ?? false,
        participants: group.participants.map(person => senderWid(account.people.put(person), form)),
      })
      hub.publish(account, { is: 'chat', chat: toWireChat(account, chat) })
      hub.changed()
      return { id }
    },
    history: ({ account, chat, limit }) => ({ messages: historyOf(hub, hub.account(account), chat, limit) }),
    media: ({ account, id }) => mediaOf(hub, hub.account(account), id),
    phones: ({ account }) => ({ phones: phonesOf(hub, hub.account(account)), change: ledger.change }),
    async waitForChange({ after, timeoutMs }) {
      await waitUntil(() => ledger.change > after, timeoutMs)
      return { change: ledger.change }
    },
    ledger: ({ account, after = 0, chat }) => ({
      entries: ledger.entries({
        after,
        ...(account && { account }),
        ...(chat && { chats: hub.chatsOf(hub.account(account), chat) }),
      }),
      seq: ledger.seq,
    }),
    async waitForOutgoing(input) {
      const { count = 1, timeoutMs } = input
      let entries = outgoingOf(hub, input)
      await waitUntil(() => {
        entries = outgoingOf(hub, input)
        return entries.length >= count
      }, timeoutMs)
      return { entries }
    },
  }
}

/** Messages that the page sent and WhatsApp took: a refused one reached nobody. */
function outgoingOf(hub: Hub, { account, chat, after = 0 }: WaitForOutgoingInput) {
  return hub.ledger
    .entries({
      after,
      ...(account && { account }),
      ...(chat && { chats: hub.chatsOf(hub.account(account), chat) }),
    })
    .filter(
      entry =>
        entry.direction === 'out' && entry.kind === 'message' && !entry.acks.some(each => each.ack === -1),
    )
}

function stateOf({ hub, unknownModules }: Parts): StandInState {
  const { settings } = hub
  return {
    pages: hub.sockets.all().map(page => {
      const qr = qrOf(page)
      return {
        id: page.id,
        state: page.synced ? 'synced' : page.account ? 'paired' : 'unpaired',
        connectedAt: page.connectedAt,
        ...(page.account && { account: page.account.me.phone }),
        ...(qr && { qr }),
        ...(page.ref && { ref: page.ref }),
        ...(page.pairing && { code: page.pairing.code }),
      }
    }),
    accounts: hub.accounts().map(account => ({
      ...account.me,
      devices: account.devices.length,
      chats: account.chats.all().length,
    })),
    online: settings.online,
    acks: settings.acks,
    sync: settings.sync,
    messageKeys: settings.messageKeys,
    badChat: settings.badChat,
    unknownModules: [...unknownModules],
    seq: hub.ledger.seq,
  }
}
