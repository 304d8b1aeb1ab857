import type { StandIn } from '@comanda/stand-in/stand-in.js'
import { startStandIn } from '@comanda/stand-in/start-stand-in.js'
import { createStandInControl, type StandInControl } from '@comanda/stand-in-control/client.js'
import { expect } from 'chai'
import {
  type Client,
  chromiumPath,
  countEvents,
  createClient,
  type Message,
  makeFolder,
  nextEvent,
  pause,
  removeFolder,
  signIn,
} from './drive.js'

const ann = { phone: '15551230001', name: 'Ann' }

describe('pairing with the real client', () => {
  let profileDir: string
  let stateDir: string
  let standIn: StandIn
  let control: StandInControl
  let client: Client | undefined

  const start = async () => {
    standIn = await startStandIn({ stateDir })
    control = createStandInControl(standIn.control)
  }
  const launch = (options?: Parameters<typeof createClient>[2]): Client => {
    client = createClient(standIn, profileDir, options)
    return client
  }
  before(chromiumPath)
  beforeEach(async () => {
    profileDir = await makeFolder()
    stateDir = await makeFolder()
    await start()
  })
  afterEach(async () => {
    await client?.destroy()
    await standIn.stop()
    await removeFolder(profileDir)
    await removeFolder(stateDir)
  })

  it('shows a QR code, pairs by a scan of that very code, and tells whose number it is', async () => {
    const driven = launch()
    const shown = nextEvent<[string]>(driven, 'qr')
    const ready = nextEvent(driven, 'ready')
    await driven.initialize()
    const [qr] = await shown
    expect((await control.state()).pages[0]).to.include({ state: 'unpaired', qr })
    const wrong = await control.scan({ qr: 'another', timeoutMs: 50 }).catch((error: Error) => error)
    expect(wrong).to.include({ code: 'timeout' })
    await control.scan({ qr, phone: '15550002000', name: 'Second shop' })
    await ready
    expect(driven.info.wid._serialized).to.equal('15550002000@c.us')
    expect(driven.info.pushname).to.equal('Second shop')
  })

  it('pairs by a code typed on the phone', async () => {
    const driven = launch({ phone: '15550001000' })
    const shown = nextEvent<[string]>(driven, 'code')
    const ready = nextEvent(driven, 'ready')
    await driven.initialize()
    await control.scan({ code: (await shown)[0] })
    await ready
    expect(driven.info.wid.user).to.equal('15550001000')
  })

  it('starts again without a QR code, and does not call old what came meanwhile news', async () => {
    await signIn(launch(), control)
    await control.inject({ from: ann, text: 'before' })
    await client?.destroy()
    const away = await control.inject({ from: ann, text: 'while away' })
    expect(away.delivered).to.equal(false)

    const driven = launch()
    const qrs = countEvents(driven, 'qr')
    const heard: string[] = []
    driven.on('message', (message: Message) => heard.push(message.body))
    await signIn(driven)
    const chat = await driven.getChatById('15551230001@c.us')
    expect(chat.unreadCount).to.equal(2)
    expect((await chat.fetchMessages({ limit: 10 })).map(each => each.body)).to.deep.equal([
      'before',
      'while away',
    ])
    const live = nextEvent(driven, 'message')
    await control.inject({ from: ann, text: 'now' })
    await live
    expect(heard).to.deep.equal(['now'])
    expect(qrs.count).to.equal(0)
  })

  it('knows the device and the history after a restart of the stand-in itself', async () => {
    await signIn(launch(), control)
    await control.inject({ from: ann, text: 'kept' })
    await client?.destroy()
    await standIn.stop()
    await start()
    const driven = launch()
    const qrs = countEvents(driven, 'qr')
    await signIn(driven)
    const chat = await driven.getChatById('15551230001@c.us')
    expect((await chat.fetchMessages({ limit: 5 })).map(each => each.body)).to.deep.equal(['kept'])
    expect(qrs.count).to.equal(0)
  })

  it('on a log-out from the phone says LOGOUT, shows a new QR code, and pairs again', async () => {
    const driven = launch()
    await signIn(driven, control)
    const loggedOut = nextEvent<[string]>(driven, 'disconnected')
    const shown = nextEvent<[string]>(driven, 'qr')
    expect(await control.logOut()).to.deep.equal({ pages: 1 })
    expect((await loggedOut)[0]).to.equal('LOGOUT')
    await shown
    const ready = nextEvent(driven, 'ready')
    await control.scan()
    await ready
  })

  it('shows a QR code when the device was unlinked while the page was away', async () => {
    await signIn(launch(), control)
    await client?.destroy()
    await control.logOut()
    const driven = launch()
    const shown = nextEvent<[string]>(driven, 'qr')
    await driven.initialize()
    await shown
  })

  it('forgets the device when the library logs out', async () => {
    const driven = launch()
    await signIn(driven, control)
    await driven.logout()
    expect((await control.state()).accounts[0]?.devices).to.equal(0)
  })

  it('with an early sync is connected and never ready', async () => {
    await signIn(launch(), control)
    await client?.destroy()
    await control.setSync({ early: true })
    const driven = launch()
    const ready = countEvents(driven, 'ready')
    await driven.initialize()
    await pause(500)
    expect(await driven.getState()).to.equal('CONNECTED')
    expect(ready.count).to.equal(0)
  })
})
