import type { RawData, WebSocket } from 'ws'
import type { ToServer } from '../wire/messages.js'
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
  switch (message.is) {
    case 'hello':
      return pairing.hello(page, message)
    case 'synced':
      page.synced = true
      return hub.ledger.touch()
    case 'send':
      return page.account && outgoing.take(page, page.account, message.message)
    case 'threw':
      hub.settings.failing.count = Math.max(0, hub.settings.failing.count - 1)
      return page.send({ is: 'settings', settings: toWireSettings(hub.settings) })
    case 'seen': {
      const chat = page.account?.chats.get(message.chat)
      if (!page.account || !chat) return
      chat.unread = 0
      outgoing.note(page.account, 'seen', message.chat)
      return hub.changed()
    }
    case 'chat-state':
      return page.account && outgoing.note(page.account, message.state, message.chat)
    case 'unknown-module':
      unknownModules.add(message.name)
      return
    case 'ask':
      try {
        page.send({ is: 'answer', to: message.number, result: answer(page, message.name, message.input) })
      } catch (error) {
        page.send({
          is: 'problem',
          to: message.number,
          message: error instanceof Error ? error.message : String(error),
        })
      }
  }
}
