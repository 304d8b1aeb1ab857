import { randomBytes } from 'node:crypto'
import type { WebSocket } from 'ws'
import type { ToPage } from '../wire/messages.js'
import type { Account } from './account.js'

/** A browser page that is connected. */
export interface PageSocket {
  readonly id: string
  readonly connectedAt: number
  account?: Account
  /** The linked device that signed in. */
  device?: string
  synced: boolean
  /** Of the settings that the page last said it has. */
  settingsRevision: number
  /** The changing part of the QR code, while the page is unpaired. */
  ref?: string
  /** The rest of the QR code, which the page made up. */
  qrTail: string
  /** A pairing code that the page shows, and the number it is meant for. */
  pairing?: { code: string; phone: string }
  send(message: ToPage): void
  drop(): void
}

export interface PageSockets {
  add(socket: WebSocket): PageSocket
  all(): PageSocket[]
  /** The pages signed in to this account. */
  of(account: Account): PageSocket[]
}

export function createPageSockets(onGone: () => void): PageSockets {
  const pages = new Set<PageSocket>()
  return {
    add(socket) {
      const page: PageSocket = {
        id: randomBytes(4).toString('hex'),
        connectedAt: Date.now(),
        synced: false,
        settingsRevision: 0,
        qrTail: '',
        send(message) {
          if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
        },
        drop: () => socket.terminate(),
      }
      pages.add(page)
      socket.on('close', () => {
        pages.delete(page)
        onGone()
      })
      return page
    },
    all: () => [...pages],
    of: account => [...pages].filter(page => page.account === account),
  }
}

/** What the phone's camera would read. */
export function qrOf(page: PageSocket): string | undefined {
  return page.ref && `${page.ref}${page.qrTail}`
}
