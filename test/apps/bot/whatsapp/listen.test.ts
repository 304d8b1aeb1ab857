import { listen } from '@comanda/bot/whatsapp/listen.js'
import type { RawMessage } from '@comanda/bot/whatsapp/message.js'
import type { Message } from '@comanda/shared/inbox/types.js'
import { expect } from 'chai'
import WAWebJS from 'whatsapp-web.js'

const ignored = (): void => undefined

/** What the bot is told when the real client emits this. */
function heard(event: string, ...values: unknown[]): Message[] {
  const client = new WAWebJS.Client({ authStrategy: new WAWebJS.NoAuth() })
  const messages: Message[] = []
  const onMessage = (message: Message): void => {
    messages.push(message)
  }
  const events = {
    onMessage,
    onQr: ignored,
    onReady: ignored,
    onAck: ignored,
    onTrouble: ignored,
    onServerTime: ignored,
  }
  listen(
    client,
    events,
    () => false,
    () => new Date(),
  )
  client.emit(event, ...values)
  return messages
}

const raw = (given: Partial<RawMessage> = {}): RawMessage => ({
  id: { fromMe: false, remote: '15551230001@c.us', id: '3EB0AA' },
  type: 'chat',
  body: 'a coke',
  timestamp: 1_772_000_000,
  ...given,
})

describe('the library’s events', () => {
  it('make an edit of what was there before, at its time', () => {
    const [edit] = heard(
      'message_edit',
      raw({ latestEditSenderTimestampMs: 1_772_000_100_000 }),
      'a coke',
      'x',
    )
    expect(edit).to.include({ kind: 'edit', version: 1_772_000_100_000 })
  })

  it('make none of a message that was only deciphered: its text is its first', () => {
    expect(heard('message_edit', raw(), 'a coke', undefined)).to.deep.equal([])
    expect(heard('message_edit', raw(), 'a coke', '')).to.deep.equal([])
  })

  it('bring what nobody knows yet, and pressed buttons and forms', () => {
    for (const type of [
      'interactive_response',
      'native_flow_response',
      'sticker-pack',
      'rich_response',
      'from_2031',
    ])
      expect(heard('message_create', raw({ type })), type).to.have.length(1)
  })

  it('bring what can’t be deciphered once that is certain, and what is for the phone alone at once', () => {
    const timestamp = Math.floor(Date.now() / 1000)
    const sealed = raw({ type: 'ciphertext', body: '', timestamp })
    expect(heard('message_ciphertext', sealed)).to.deep.equal([])
    expect(heard('message_ciphertext_failed', sealed).map(({ type }) => type)).to.deep.equal(['ciphertext'])
    const once = { ...sealed, _data: { subtype: 'view_once_unavailable_fanout' } }
    expect(heard('message_ciphertext', once).map(({ type }) => type)).to.deep.equal(['ciphertext'])
  })

  it('bring whatever a person may send, and nothing that WhatsApp says itself', () => {
    const { MessageTypes: types } = WAWebJS as unknown as { MessageTypes: Record<string, string> }
    const silent = Object.values(types).filter(
      type => heard('message_create', raw({ type, timestamp: Date.now() / 1000 })).length === 0,
    )
    expect(silent.sort()).to.deep.equal([
      'album', // its pictures come on their own
      'broadcast_notification',
      'call_log',
      'ciphertext',
      'debug',
      'e2e_notification',
      'gp2',
      'group_notification',
      'notification',
      'notification_template',
      'protocol',
      'reaction',
      'revoked',
    ])
  })
})
