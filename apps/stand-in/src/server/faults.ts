import { setTimeout as delay } from 'node:timers/promises'
import type { OfflineInput } from '@comanda/stand-in-control/operations.js'
import type { Account } from './account.js'
import type { Hub } from './hub.js'
import { toWireSettings } from './settings.js'

/** A frozen page answers nothing. */
const tellTimeoutMs = 2_000

/** Breaking things on purpose. Each returns how many pages it struck. */
export interface Faults {
  dropSockets(account?: Account): number
  goOffline(input: OfflineInput): void
  goOnline(): void
  freeze(account: Account | undefined, durationMs: number): number
  crash(account?: Account): number
  /** Tells the pages of changed settings; resolves when those that answer have them, so that what follows meets them. */
  settingsChanged(): Promise<void>
  close(): void
}

export function createFaults(hub: Hub): Faults {
  let backAgain: NodeJS.Timeout | undefined
  const struck = (account?: Account) => (account ? hub.sockets.of(account) : hub.sockets.all())
  const dropSockets = (account?: Account): number => {
    const pages = struck(account)
    for (const page of pages) page.drop()
    return pages.length
  }
  const goOnline = (): void => {
    clearTimeout(backAgain)
    hub.settings.online = true
    hub.settings.pageRefused = false
  }
  return {
    dropSockets,
    goOffline({ durationMs, pageToo = false }) {
      clearTimeout(backAgain)
      hub.settings.online = false
      hub.settings.pageRefused = pageToo
      dropSockets()
      if (durationMs !== undefined) backAgain = setTimeout(goOnline, durationMs)
    },
    goOnline,
    freeze(account, durationMs) {
      const pages = struck(account)
      for (const page of pages) page.send({ is: 'freeze', durationMs })
      return pages.length
    },
    crash(account) {
      const pages = struck(account)
      for (const page of pages) page.send({ is: 'crash' })
      return pages.length
    },
    async settingsChanged() {
      hub.settings.revision += 1
      const { revision } = hub.settings
      const told = hub.sockets.all().filter(page => page.account)
      for (const page of told) page.send({ is: 'settings', settings: toWireSettings(hub.settings) })
      const until = Date.now() + tellTimeoutMs
      const isWaiting = (): boolean =>
        hub.sockets.all().some(page => told.includes(page) && page.settingsRevision < revision)
      while (isWaiting() && Date.now() < until) await delay(2)
    },
    close: () => clearTimeout(backAgain),
  }
}
