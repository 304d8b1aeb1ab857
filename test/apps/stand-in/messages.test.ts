import { startStandIn } from '@comanda/stand-in/start-stand-in.js'
import type { StandInControl } from '@comanda/stand-in-control/client.js'
import type { LedgerEntry } from '@comanda/stand-in-control/ledger.js'
import { expect } from 'chai'
import whatsapp from 'whatsapp-web.js'
import { patienceMs, waitFor } from '../../support/wait-for.js'
import {
  type Client,
  countEvents,
  type Driven,
  type Message,
  nextEvent,
  pause,
  startDriven,
} from './drive.js'

const ann = { phone: '15551230001', name: 'Ann' }
/** One red pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='

describe('messages through the real client', () => {
  let driven: Driven
  let control: StandInControl
  let client: Client

  before(async () => {
    driven = await startDriven(startStandIn)
    ;({ control, client } = driven)
    await control.setAcks({ upTo: 3, delayMs: 5 })
  })
  after(() => driven?.stop())
  afterEach(async () => {
    expect((await control.state()).unknownModules).to.deep.equal([])
  })

  const byBody = (body: string) => (message: Message) => message.body === body

  it('hands a text to the message event, under the ids that were injected', async () => {
    const heard = nextEvent(client, 'message', byBody('two burgers'))
    const injected = await control.inject({ from: ann, text: 'two burgers' })
    const [message] = await heard
    expect(injected.delivered).to.equal(true)
    expect(message.id._serialized).to.equal(injected.key)
    expect(message.from).to.equal('15551230001@c.us')
    expect(message.fromMe).to.equal(false)
    expect(message.timestamp).to.be.closeTo(Date.now() / 1_000, patienceMs / 1_000)
    expect((await message.getContact()).pushname).to.equal('Ann')
  })

  it('writes a reply with its quote into the ledger and sends its acks on, in order', async () => {
    const heard = nextEvent(client, 'message', byBody('a question'))
    const injected = await control.inject({ from: ann, text: 'a question' })
    const acks: number[] = []
    const read = nextEvent<[Message, number]>(client, 'message_ack', (message, ack) => {
      if (message.body === 'an answer') acks.push(ack)
      return ack === 3
    })
    const [message] = await heard
    const reply = await message.reply('an answer')
    const [sent] = await control.waitForOutgoing({ chat: injected.chat, after: injected.seq })
    expect(sent).to.include({ body: 'an answer', quotedId: injected.id, id: reply.id.id })
    await read
    expect(acks).to.deep.equal([1, 2, 3])
    const { entries } = await control.ledger({ chat: injected.chat, after: injected.seq })
    const entry = entries.find(each => each.id === reply.id.id)
    expect(entry?.acks.map(each => each.ack)).to.deep.equal([1, 2, 3])
  })

  it('finds a sent message again in its chat', async () => {
    const sent = await client.sendMessage('15551230001@c.us', 'find me')
    const chat = await client.getChatById('15551230001@c.us')
    const found = (await chat.fetchMessages({ limit: 5 })).find(each => each.body === 'find me')
    expect(found?.id._serialized).to.equal(sent.id._serialized)
    expect((await client.getMessageById(sent.id._serialized))?.body).to.equal('find me')
  })

  it('lets a message without an ack stay at 0 until it is acknowledged by hand', async () => {
    await control.setAcks({ upTo: 0 })
    const sent = await client.sendMessage('15551230001@c.us', 'no ack yet')
    await pause(100)
    expect((await client.getMessageById(sent.id._serialized)).ack).to.equal(0)
    const acked = nextEvent<[Message, number]>(client, 'message_ack', (_, ack) => ack === 1)
    await control.ack({ id: sent.id.id, ack: 1 })
    expect((await acked)[0].id.id).to.equal(sent.id.id)
    await control.setAcks({ upTo: 3 })
  })

  it('tells of a message that the owner wrote on the phone as created, not as received', async () => {
    const received = countEvents(client, 'message')
    const created = nextEvent(client, 'message_create', byBody('I take this one'))
    await control.sendOwn({ chat: '15551230001@c.us', text: 'I take this one' })
    const [message] = await created
    expect(message.fromMe).to.equal(true)
    expect(message.to).to.equal('15551230001@c.us')
    expect(received.count).to.equal(0)
  })

  it('tells of an edit with the old and the new text', async () => {
    const { id } = await control.inject({ from: ann, text: 'one cola' })
    const edited = nextEvent<[Message, string, string]>(client, 'message_edit')
    await control.edit({ id, text: 'two colas' })
    const [message, newBody, oldBody] = await edited
    expect([message.id.id, newBody, oldBody]).to.deep.equal([id, 'two colas', 'one cola'])
    expect(Number(message.latestEditSenderTimestampMs)).to.be.closeTo(Date.now(), patienceMs)
  })

  it('tells of a revoked message', async () => {
    const { id } = await control.inject({ from: ann, text: 'forget it' })
    const revoked = nextEvent(client, 'message_revoke_everyone')
    await control.revoke({ id })
    const [message] = await revoked
    expect(message.id.id).to.equal(id)
    expect(message.type).to.equal('revoked')
  })

  it('tells of a reaction and of its withdrawal', async () => {
    const { id } = await control.inject({ from: ann, text: 'nice' })
    for (const emoji of ['👍', '']) {
      const reacted = nextEvent<[whatsapp.Reaction]>(client, 'message_reaction')
      await control.react({ id, emoji })
      const [reaction] = await reacted
      expect(reaction.reaction).to.equal(emoji)
      expect(reaction.msgId.id).to.equal(id)
      expect(reaction.senderId).to.equal('15551230001@c.us')
    }
  })

  it('downloads media byte for byte, and sends media back', async () => {
    const heard = nextEvent(client, 'message', message => message.hasMedia)
    await control.inject({ from: ann, media: { mimetype: 'image/png', data: png }, text: 'the menu' })
    const [message] = await heard
    expect(message.body).to.equal('the menu')
    const media = await message.downloadMedia()
    expect(media).to.include({ mimetype: 'image/png', data: png })
    const { seq } = await control.state()
    await client.sendMessage('15551230001@c.us', new whatsapp.MessageMedia('image/png', png, 'answer.png'), {
      caption: 'seen',
    })
    const [sent] = await control.waitForOutgoing({ after: seq })
    expect(sent).to.include({ type: 'image', body: 'seen' })
  })

  it('reads a native cart by getOrder', async () => {
    const heard = nextEvent(client, 'message', message => message.type === 'order')
    const products = [{ id: 'b1', name: 'Burger', quantity: 2, priceThousandths: 9_500 }]
    await control.inject({ from: ann, order: { currency: 'USD', products } })
    const [message] = await heard
    const order = await message.getOrder()
    expect(order).to.include({ total: '19000', currency: 'USD' })
    expect(order.products[0]).to.include({ name: 'Burger', quantity: 2, price: '9500' })
  })

  it('names the author of a group message', async () => {
    const { id } = await control.putGroup({ subject: 'Sales', participants: [ann, { phone: '15551230002' }] })
    const heard = nextEvent(client, 'message', byBody('from the group'))
    await control.inject({ from: ann, group: id, text: 'from the group' })
    const [message] = await heard
    expect(message.from).to.equal(id)
    expect(message.author).to.equal('15551230001@c.us')
    const chat = (await message.getChat()) as whatsapp.GroupChat
    expect(chat.name).to.equal('Sales')
    expect(chat.participants.map(each => each.id._serialized)).to.include('15551230002@c.us')
    const { seq } = await control.state()
    await message.reply('to the group')
    expect(await control.waitForOutgoing({ chat: id, after: seq })).to.have.length(1)
  })

  it('shows a lid with a hidden phone as a lid only, until the phone is revealed', async () => {
    const heard = nextEvent(client, 'message', byBody('who am I'))
    await control.putContact({ lid: '990000000001', phone: '15551230009', phoneHidden: true })
    await control.inject({ from: { lid: '990000000001' }, text: 'who am I', addressing: 'lid' })
    const [message] = await heard
    expect(message.from).to.equal('990000000001@lid')
    expect(await client.getContactLidAndPhone(['990000000001@lid'])).to.deep.equal([
      { lid: '990000000001@lid' },
    ])
    await control.putContact({ lid: '990000000001', phone: '15551230009' })
    expect(await client.getContactLidAndPhone(['15551230009@c.us', '990000000001@lid'])).to.deep.equal([
      { lid: '990000000001@lid', pn: '15551230009@c.us' },
      { lid: '990000000001@lid', pn: '15551230009@c.us' },
    ])
  })

  it('delivers the same message again, under the same and under the other id form', async () => {
    const bob = { phone: '15551230003', lid: '990000000003' }
    const heard: Message[] = []
    client.on('message', message => heard.push(message))
    const { id, chat } = await control.inject({ from: bob, text: 'once' })
    expect(chat).to.equal('15551230003@c.us')
    await control.redeliver({ id, form: 'same' })
    const last = nextEvent(client, 'message', message => message.from.endsWith('@lid'))
    await control.redeliver({ id, form: 'other' })
    await last
    expect(heard.map(each => each.from)).to.deep.equal([
      '15551230003@c.us',
      '15551230003@c.us',
      '990000000003@lid',
    ])
    expect(new Set(heard.map(each => each.id.id)).size).to.equal(1)
    const { seq } = await control.state()
    await client.sendMessage('990000000003@lid', 'to the lid')
    const [sent] = await control.waitForOutgoing({ chat: '15551230003@c.us', after: seq })
    expect(sent).to.include({ chat: '990000000003@lid', contact: '15551230003@c.us' })
  })

  it('fails sends as told: refused, lost, thrown', async () => {
    const chat = '15551230001@c.us'
    const { seq } = await control.state()
    const refused = nextEvent<[Message, number]>(client, 'message_ack', (_, ack) => ack === -1)
    await control.failSends({ count: 1, mode: 'refuse' })
    await client.sendMessage(chat, 'refused')
    expect((await refused)[0].body).to.equal('refused')

    await control.failSends({ count: 1, mode: 'lose' })
    const lost = await client.sendMessage(chat, 'lost')
    expect(lost.ack).to.equal(0)

    await control.failSends({ count: 1, mode: 'throw' })
    const thrown = await client.sendMessage(chat, 'thrown').catch((error: Error) => error)
    expect(thrown).to.be.instanceOf(Error)

    await client.sendMessage(chat, 'arrives')
    const outgoing = await control.waitForOutgoing({ chat, after: seq })
    expect(outgoing.map(entry => entry.body)).to.deep.equal(['arrives'])
  })

  it('notes typing before a message', async () => {
    const { seq } = await control.state()
    const chat = await client.getChatById('15551230001@c.us')
    await chat.sendStateTyping()
    await pause(50)
    await client.sendMessage('15551230001@c.us', 'typed', { sendSeen: false })
    await control.waitForOutgoing({ after: seq })
    const kinds = (await control.ledger({ after: seq })).entries.map((entry: LedgerEntry) => entry.kind)
    expect(kinds).to.deep.equal(['typing', 'message'])
  })

  it('loads a long history in pieces, in order, and lets it go again', async () => {
    const from = { phone: '15551230004' }
    for (let number = 0; number < 180; number += 1) await control.inject({ from, text: `line ${number}` })
    const chat = await client.getChatById('15551230004@c.us')
    const held = await chat.fetchMessages({})
    expect(held.length).to.be.at.most(20)
    const messages = await chat.fetchMessages({ limit: 160 })
    expect(messages).to.have.length(160)
    expect(new Set(messages.map(each => each.body)).size).to.equal(160)
    expect((await chat.fetchMessages({ limit: 1_000 })).length).to.equal(180)
  })
})

describe('a page whose world has changed', () => {
  let driven: Driven
  before(async () => {
    driven = await startDriven(startStandIn)
    await driven.control.inject({ from: ann, text: 'hello' })
  })
  after(() => driven?.stop())

  it('refuses a module that it does not have, and the state names it', async () => {
    const error = await driven.client.pupPage
      ?.evaluate('window.require("WAWebNotThere")')
      .catch((caught: Error) => caught)
    expect(error).to.be.instanceOf(Error).with.property('message').that.includes('WAWebNotThere')
    // the page tells of it in its own time
    await waitFor('the state to name it', async () =>
      (await driven.control.state()).unknownModules.includes('WAWebNotThere'),
    )
  })

  it('makes getChats fail while a bad chat is there, and only then', async () => {
    const { client, control } = driven
    await control.setBadChat({ present: true })
    expect(await client.getChats().catch((error: Error) => error)).to.be.instanceOf(Error)
    expect((await client.getChatById('15551230001@c.us')).name).to.equal('Ann')
    await control.setBadChat({ present: false })
    expect((await client.getChats()).map(chat => chat.name)).to.include('Ann')
  })

  it('with $1 in the keys sends, though the library believes it has not, and getChats fails', async () => {
    const { client, control } = driven
    await control.setMessageKeys({ field: '$1' })
    const heard = nextEvent(client, 'message')
    const { chat, id, seq } = await control.inject({ from: ann, text: 'after the update' })
    const [message] = await heard
    expect(message.id._serialized).to.equal(undefined)
    expect(message.id.id).to.equal(id)
    expect(await client.sendMessage(chat, 'sent all the same')).to.equal(undefined)
    expect((await control.waitForOutgoing({ chat, after: seq }))[0]?.body).to.equal('sent all the same')
    expect(await client.getChats().catch((error: Error) => error)).to.be.instanceOf(Error)
  })
})
