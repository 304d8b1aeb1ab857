import { randomBytes } from 'node:crypto'
import type { ScanInput, ScanResult } from '@comanda/stand-in-control/operations.js'
import type { Credential, ToServer } from '../wire/messages.js'
import { type Account, snapshotOf } from './account.js'
import type { Hub } from './hub.js'
import { type PageSocket, qrOf } from './page-sockets.js'
import { Refusal } from './refusal.js'
import { toWireSettings } from './settings.js'

/** Linking devices to accounts, signing them in, and unlinking them. */
export interface Pairing {
  hello(page: PageSocket, hello: Extract<ToServer, { is: 'hello' }>): void
  /** The owner scans the QR code that a page shows, or types its pairing code. */
  scan(input: ScanInput): Promise<ScanResult>
  /** A code to type on the phone instead of scanning. */
  pairingCode(page: PageSocket, phone: string): string
  /** The owner unlinks every device. @returns how many pages were told. */
  logOut(account: Account): number
  /** The page itself signs out. */
  logOutPage(page: PageSocket): void
}

export interface PairingOptions {
  hub: Hub
  /** Writes what is kept, at once: a page must never hold a credential that its server forgot. */
  saveNow(): Promise<void>
  /** How long a QR code is good for. */
  refTtlMs: number
}

export function createPairing({ hub, saveNow, refTtlMs }: PairingOptions): Pairing {
  const showQr = (page: PageSocket): void => {
    page.ref = `2@${randomBytes(64).toString('base64')}`
    page.send({ is: 'unpaired', ref: page.ref })
    hub.ledger.touch()
    setTimeout(() => {
      if (page.ref && hub.sockets.all().includes(page)) showQr(page)
    }, refTtlMs).unref()
  }
  const signIn = (page: PageSocket, account: Account, device: string, seen: number | undefined): void => {
    delete page.ref
    delete page.pairing
    page.account = account
    page.device = device
    page.synced = false
    const oldest = account.feed[0]?.number ?? account.number + 1
    const catchesUp = seen !== undefined && seen <= account.number && seen >= oldest - 1
    page.send({
      is: 'signed-in',
      me: account.me,
      settings: toWireSettings(hub.settings),
      number: account.number,
      ...(!catchesUp && { snapshot: snapshotOf(account) }),
      missed: catchesUp ? account.feed.filter(each => each.number > seen).map(each => each.happening) : [],
    })
    hub.ledger.touch()
  }
  const findDevice = (credential: Credential): Account | undefined =>
    hub
      .accounts()
      .find(account =>
        account.devices.some(
          device => device.device === credential.device && device.secret === credential.secret,
        ),
      )
  const waiting = ({ qr, code }: ScanInput): PageSocket | undefined =>
    hub.sockets
      .all()
      .filter(page => page.ref)
      .findLast(page =>
        code === undefined ? qr === undefined || qrOf(page) === qr : page.pairing?.code === code,
      )
  const forget = (page: PageSocket): void => {
    delete page.account
    delete page.device
    page.synced = false
  }

  return {
    hello(page, { credential, number, qrTail }) {
      page.qrTail = qrTail
      const account = credential && findDevice(credential)
      if (account && credential) signIn(page, account, credential.device, number)
      else if (credential) page.send({ is: 'refused' })
      else showQr(page)
    },
    async scan(input) {
      const deadline = Date.now() + (input.timeoutMs ?? 30_000)
      for (;;) {
        const page = waiting(input)
        if (page) {
          const phone = input.phone ?? page.pairing?.phone ?? hub.account().me.phone
          const account = hub.openAccount(phone, input.name)
          const credential = {
            device: randomBytes(8).toString('hex'),
            secret: randomBytes(32).toString('base64'),
          }
          account.devices.push(credential)
          delete page.ref
          hub.changed()
          await saveNow()
          page.send({ is: 'paired', credential })
          return { account: account.me.phone, page: page.id }
        }
        const leftMs = deadline - Date.now()
        if (leftMs <= 0) throw new Refusal('timeout', 'no page shows a QR code')
        await hub.ledger.changed(leftMs)
      }
    },
    pairingCode(page, phone) {
      const code = randomBytes(5).toString('hex').slice(0, 8).toUpperCase()
      page.pairing = { code, phone }
      return code
    },
    logOut(account) {
      account.devices.length = 0
      hub.changed()
      const pages = hub.sockets.of(account)
      for (const page of pages) {
        forget(page)
        page.send({ is: 'logged-out' })
      }
      return pages.length
    },
    logOutPage(page) {
      const { account } = page
      if (!account) return
      account.devices = account.devices.filter(device => device.device !== page.device)
      hub.changed()
      forget(page)
    },
  }
}
