import type { Credential, ToPage } from '../wire/messages.js'
import { type Connection, connect } from './connection.js'
import { forgetCredential, readCredential, writeCredential } from './credential.js'
import { Emitter } from './events.js'
import { apply } from './happenings.js'
import { Outbox } from './outbox.js'
import { settings } from './settings.js'
import { Store } from './store.js'

/** Sync waits for a listener no longer than this: a page that nobody drives syncs too. */
const longestListenerWaitMs = 60_000

/** The real page's socket model, as far as the library looks at it. */
class Socket extends Emitter {
  state = 'OPENING'
  stream = 'CONNECTED'
  hasSynced = false

  setState(state: string): void {
    if (state === this.state) return
    this.state = state
    this.trigger('change:state', this, state)
  }
}

/** The real page's connection model: what the QR code is made of, and whose page this is. */
class Conn extends Emitter {
  ref = ''
  pushname = ''
  platform = 'android'
  battery = 100
  plugged = true
  declare wid?: unknown
  declare lid?: unknown

  setRef(ref: string): void {
    this.ref = ref
    this.trigger('change:ref', this, ref)
  }

  serialize() {
    return { ...this }
  }
}

/** Random keys, made at each load: nothing here is encrypted, but the QR code looks as the real one does. */
export const keys = {
  noise: crypto.getRandomValues(new Uint8Array(32)),
  identity: crypto.getRandomValues(new Uint8Array(32)),
  advSecret: toBase64(crypto.getRandomValues(new Uint8Array(32))),
  platform: '1',
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

const qrTail = `,${toBase64(keys.noise)},${toBase64(keys.identity)},${keys.advSecret},${keys.platform}`

/** Signs the page in and keeps it up to date: the one place that hears the server. */
export class Session {
  readonly socket = new Socket()
  readonly conn = new Conn()
  readonly cmd = new Emitter()
  readonly store = new Store()
  readonly outbox = new Outbox(this.store, () => this.connection)
  readonly connection: Connection
  offlineProgress = 0
  #credential: Credential | undefined
  #number: number | undefined
  #signIns = 0

  constructor(credential: Credential | undefined) {
    this.#credential = credential
    this.connection = connect({
      onOpen: () => this.#hello(),
      onMessage: message => void this.#take(message),
      onGone: () => this.#gone(),
    })
  }

  static async start(): Promise<Session> {
    return new Session(await readCredential())
  }

  /** Signs out for good, as the real page does when the library asks. */
  async logOut(): Promise<void> {
    await this.connection.ask('logOut', {})
    await this.#leave()
  }

  #hello(): void {
    this.connection.send({
      is: 'hello',
      qrTail,
      ...(this.#credential && { credential: this.#credential }),
      ...(this.#number !== undefined && { number: this.#number }),
    })
  }

  #gone(): void {
    this.#signIns += 1
    this.socket.hasSynced = false
    if (this.socket.state === 'CONNECTED') this.socket.setState('TIMEOUT')
  }

  async #take(message: ToPage): Promise<void> {
    switch (message.is) {
      case 'unpaired':
        this.conn.setRef(message.ref)
        return this.socket.setState('UNPAIRED')
      case 'paired':
        this.socket.setState('PAIRING')
        this.#credential = message.credential
        await writeCredential(message.credential)
        return this.#hello()
      case 'refused':
        this.#credential = undefined
        await forgetCredential()
        return this.#hello()
      case 'signed-in':
        return this.#signedIn(message)
      case 'happening':
        if (message.number === this.#number) apply(this.store, this.outbox, message.happening, false)
        else this.#news(message)
        return
      case 'settings':
        Object.assign(settings, message.settings)
        this.store.setBadChat(settings.badChat)
        leak()
        return this.connection.send({ is: 'settings-applied', revision: settings.revision })
      case 'logged-out':
        return this.#leave()
      case 'freeze':
        return freeze(message.durationMs)
      case 'crash':
        return crash()
    }
  }

  #news(message: Extract<ToPage, { is: 'happening' }>): void {
    this.#number = message.number
    apply(this.store, this.outbox, message.happening, this.socket.hasSynced && !settings.deaf)
  }

  async #signedIn(message: Extract<ToPage, { is: 'signed-in' }>): Promise<void> {
    this.#signIns += 1
    const signIn = this.#signIns
    Object.assign(settings, message.settings)
    this.store.signIn(message.me)
    Object.assign(this.conn, {
      pushname: message.me.name,
      wid: this.store.me?.phone,
      lid: this.store.me?.lid,
      ref: '',
    })
    if (message.snapshot) this.store.load(message.snapshot)
    for (const missed of message.missed) apply(this.store, this.outbox, missed, false)
    this.store.setBadChat(settings.badChat)
    leak()
    this.#number = message.number
    this.socket.setState('CONNECTED')
    this.outbox.sendAgain()
    if (!settings.earlySync) {
      await this.#listened()
      await pause(settings.syncDelayMs)
    }
    if (signIn === this.#signIns) this.#synced()
  }

  /** `hasSynced` before anybody listens is lost for good: wait, unless that is what is asked for. */
  async #listened(): Promise<void> {
    const until = performance.now() + longestListenerWaitMs
    while (!this.socket.hasListener('change:hasSynced') && performance.now() < until) await pause(10)
  }

  #synced(): void {
    this.offlineProgress = 100
    this.cmd.trigger('offline_progress_update_from_bridge')
    this.socket.hasSynced = true
    this.connection.send({ is: 'synced' })
    this.socket.trigger('change:hasSynced', this.socket, true)
  }

  /** The credential is gone: say so, and load anew with the mark that the library looks for. */
  async #leave(): Promise<void> {
    this.#credential = undefined
    await forgetCredential()
    this.cmd.trigger('logout')
    location.assign('/?post_logout=1&logout_reason=0')
  }
}

const pause = (durationMs: number): Promise<void> => new Promise(resolve => setTimeout(resolve, durationMs))

/** Stops the page's one thread without heat: a synchronous request that the server holds. */
function freeze(durationMs: number): void {
  const request = new XMLHttpRequest()
  request.open('GET', `/held?ms=${durationMs}`, false)
  request.send()
}

const leaked: Uint8Array[] = []
let leaking: number | undefined
const leakEveryMs = 100

/** Holds on to more and more, as a page with a fault does; each byte is written, so that it takes memory. */
function leak(): void {
  clearInterval(leaking)
  const { leakMegabytesPerSecond } = settings
  if (leakMegabytesPerSecond <= 0) return
  const bytes = Math.round((leakMegabytesPerSecond * 1_048_576 * leakEveryMs) / 1_000)
  leaking = setInterval(() => leaked.push(new Uint8Array(bytes).fill(1)), leakEveryMs)
}

/** Ends the renderer: laying out elements nested this deep outruns its stack. */
function crash(): void {
  const root = document.createElement('div')
  let innermost = root
  for (let depth = 0; depth < 10_000; depth += 1) {
    const child = document.createElement('div')
    innermost.appendChild(child)
    innermost = child
  }
  document.body.appendChild(root)
  reportError(new Error(`still alive at height ${root.offsetHeight}`))
}
