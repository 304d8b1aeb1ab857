import { startStandIn } from '@comanda/stand-in/start-stand-in.js'
import type { StandInControl } from '@comanda/stand-in-control/client.js'
import { expect } from 'chai'
import { type Client, type Driven, type Message, nextEvent, pause, startDriven } from './drive.js'

const ann = { phone: '15551230001', name: 'Ann' }
const bob = { phone: '15551230002', name: 'Bob' }

describe('faults against the real client', () => {
  let driven: Driven
  let control: StandInControl
  let client: Client

  before(async () => {
    driven = await startDriven(startStandIn, 1_500)
    ;({ control, client } = driven)
  })
  after(() => driven?.stop())

  it('is ready again after its socket was dropped, and sends what waited exactly once', async () => {
    await control.setAcks({ upTo: 0 })
    await control.inject({ from: ann, text: 'hello' })
    const sent = await client.sendMessage('15551230001@c.us', 'before the drop')
    const ready = nextEvent(client, 'ready')
    expect(await control.dropSockets()).to.deep.equal({ dropped: 1 })
    await ready
    expect(sent.ack).to.equal(0)
    await pause(100)
    expect(await control.waitForOutgoing({ chat: '15551230001@c.us' })).to.have.length(1)
    await control.setAcks({ upTo: 3 })
  })

  it('keeps what was said while the socket was down in the chat, and calls none of it news', async () => {
    const heard: string[] = []
    client.on('message', (message: Message) => heard.push(message.body))
    await control.goOffline({})
    const { delivered, chat: id, seq } = await control.inject({ from: bob, text: 'into the dark' })
    expect(delivered).to.equal(false)
    await client.sendMessage(id, 'out of the dark')
    expect(await control.waitForOutgoing({ after: seq, timeoutMs: 100 })).to.deep.equal([])
    const ready = nextEvent(client, 'ready')
    await control.goOnline()
    await ready
    expect((await control.waitForOutgoing({ after: seq })).map(entry => entry.body)).to.deep.equal([
      'out of the dark',
    ])
    const chat = await client.getChatById(id)
    const bodies = (await chat.fetchMessages({ limit: 10 })).map(each => each.body)
    expect(bodies).to.have.members(['into the dark', 'out of the dark'])
    expect(heard).to.deep.equal([])
  })

  it('tells of an edit that happened while the socket was down', async () => {
    const { id } = await control.inject({ from: ann, text: 'one' })
    await control.goOffline({ durationMs: 300 })
    await control.edit({ id, text: 'two' })
    const [, newBody] = await nextEvent<[Message, string, string]>(client, 'message_edit')
    expect(newBody).to.equal('two')
  })

  it('cannot be loaded while the site itself is away', async () => {
    await control.goOffline({ pageToo: true })
    const failed = await client.pupPage?.goto('https://web.whatsapp.com/').catch((error: Error) => error)
    expect(failed).to.be.instanceOf(Error)
    await control.goOnline()
    const ready = nextEvent(client, 'ready')
    await client.pupPage?.goto('https://web.whatsapp.com/')
    await ready
  })

  it('while frozen answers nothing and says nothing, and then goes on', async () => {
    await control.freeze({ durationMs: 2_500 })
    await pause(50)
    const hung = await client.getState().catch((error: Error) => error)
    expect(hung).to.be.instanceOf(Error).with.property('message').that.includes('timed out')
    const heard = nextEvent(client, 'message')
    await control.inject({ from: ann, text: 'are you there' })
    await heard
  })

  it('crashes the renderer: the page says so, the browser lives on', async () => {
    const crashed = new Promise<Error>(resolve => client.pupPage?.once('error', resolve))
    await control.crash()
    expect((await crashed).message).to.equal('Page crashed!')
    expect(client.pupBrowser?.connected).to.equal(true)
    const ready = nextEvent(client, 'ready')
    await client.pupPage?.goto('https://web.whatsapp.com/')
    await ready
  })
})
