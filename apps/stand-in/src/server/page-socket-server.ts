import type { RawData, WebSocket } from 'ws'
import type { ToPage, ToServer } from '../wire/messages.js'
import type { Hub } from './hub.js'
import type { Outgoing } from './outgoing.js'
import type { PageSocket } from './page-sockets.js'
import type { Pairing } from './pairing.js'
import type { Answer } from './questions.js'
import { toWireSettings } from './settings.js'

export interface PageSocketServerOptions {
  hub: Hub
  pairing: Pairing
  outgoing: Outgoing
  answer: Answer
  /** Modules that a page asked for and we don't have, most recent last. */
  unknownModules: Set<string>
}

/** Takes over a page's new socket. */
export function createPageSocketServer(options: PageSocketServerOptions): (socket: WebSocket) => void {
  const { hub } = options
  return socket => {
    const page = hub.sockets.add(socket)
    socket.on('error', () => page.drop())
    socket.on('message', data => {
      const message = parse(data)
      if (message) take(options, page, message)
      else page.drop()
    })
  }
}

function parse(data: RawData): ToServer | undefined {
  try {
    return JSON.parse(String(data)) as ToServer
  } catch {
    return undefined
  }
}

function take(options: PageSocketServerOptions, page: PageSocket, message: ToServer): void {
  const { hub, pairing, outgoing, answer, unknownModules } = options
  const { account } = page
  switch (message.is) {
    case 'hello':
      pairing.hello(page, message)
      break
    case 'synced':
      page.synced = true
      hub.ledger.touch()
      break
    case 'send':
      if (account) outgoing.take(page, account, message.message)
      break
    case 'threw':
      hub.settings.failing.count = Math.max(0, hub.settings.failing.count - 1)
      page.send({ is: 'settings', settings: toWireSettings(hub.settings) })
      break
    case 'settings-applied':
      page.settingsRevision = message.revision
      break
    case 'seen':
      if (account) outgoing.seen(account, message.chat)
      break
    case 'chat-state':
      if (account) outgoing.note(account, message.state, message.chat)
      break
    case 'unknown-module':
      unknownModules.add(message.name)
      break
    case 'ask':
      page.send(reply(answer, page, message))
  }
}

function reply(answer: Answer, page: PageSocket, ask: Extract<ToServer, { is: 'ask' }>): ToPage {
  try {
    return { is: 'answer', to: ask.number, result: answer(page, ask.name, ask.input) }
  } catch (error) {
    return { is: 'problem', to: ask.number, message: error instanceof Error ? error.message : String(error) }
  }
}
