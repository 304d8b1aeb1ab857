import type { PhoneSummary } from '@comanda/stand-in-control/operations.js'
import { call } from './api.js'
import type { Shop } from './phone.js'

/** Under a storm of messages the page draws no more often than this. */
const calmMs = 100
const retryMs = 1_000
/** Typing ends without an event. */
const waitWhileTypingMs = 1_500
const waitMs = 20_000

export interface Seen {
  people: PhoneSummary[]
  shop: Shop
  /** A page of the shop shows a QR code. */
  showsQr: boolean
}

export interface FollowOptions {
  draw(seen: Seen): Promise<void>
  /** @returns false to end it. */
  onTrouble(error: unknown): boolean
  onWell(): void
}

/** Draws anew at each change, one drawing after the other. */
export function createFollower({ draw, onTrouble, onWell }: FollowOptions) {
  let wait = new AbortController()
  let running = false
  const round = async () => {
    wait = new AbortController()
    const { signal } = wait
    const [{ phones, change }, state] = await Promise.all([call('phones', {}), call('state', {})])
    const online = state.pages.some(page => page.account)
    const showsQr = state.pages.some(page => page.qr)
    await draw({ people: phones, shop: { name: state.accounts[0]?.name ?? 'The shop', online }, showsQr })
    onWell()
    const timeoutMs = phones.some(each => each.typing) ? waitWhileTypingMs : waitMs
    await call('waitForChange', { after: change, timeoutMs }, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
    if (!signal.aborted) await pause(calmMs)
  }
  return {
    async start(): Promise<void> {
      if (running) return
      running = true
      while (running) {
        try {
          await round()
        } catch (error) {
          running = onTrouble(error)
          if (!running) return
          await pause(retryMs)
        }
      }
    },
    /** Draws at once rather than at the next change. */
    wake: () => wait.abort(),
  }
}

const pause = (durationMs: number) => new Promise(resolve => setTimeout(resolve, durationMs))
