import { setTimeout as delay } from 'node:timers/promises'
import type { Child } from '@comanda/harness/processes/child.js'
import { findBrowser } from '@comanda/harness/processes/tree.js'
import type { StandInControl } from '@comanda/stand-in-control/client.js'
import type { FaultKind } from './plan.js'
import { postgresOf } from './postgres.js'

const stoppedMs = 3_000
const withheldMs = 3_000
const lookMs = 50
const browserWithinMs = 60_000

/** How each fault is made; each resolves when what was to happen has happened, not when it is mended. */
export function createFaults(options: {
  bot: Child
  control: StandInControl
  /** Postgres's data folder */
  cluster: string
  latestMessage: () => string | undefined
}): Record<FaultKind, () => Promise<void>> {
  const { bot, control, cluster, latestMessage } = options

  /** Waited for: the bot may be opening a browser just then. */
  async function processesOfBot(): Promise<{ bot: number; browser: number; renderer: number }> {
    const until = Date.now() + browserWithinMs
    while (Date.now() < until) {
      const pid = bot.pid()
      const found = pid === undefined ? undefined : findBrowser(pid)
      if (pid !== undefined && found !== undefined) return { bot: pid, ...found }
      await delay(lookMs)
    }
    throw new Error(`the bot had no browser within ${browserWithinMs / 1000} s`)
  }

  return {
    'bot killed': async () => {
      process.kill((await processesOfBot()).bot, 'SIGKILL')
    },
    'browser killed': async () => {
      process.kill((await processesOfBot()).browser, 'SIGKILL')
    },
    'renderer killed': async () => {
      process.kill((await processesOfBot()).renderer, 'SIGKILL')
    },
    'renderer frozen': async () => {
      process.kill((await processesOfBot()).renderer, 'SIGSTOP')
    },
    'socket dropped': async () => {
      await control.dropSockets()
    },
    'Postgres killed': async () => {
      process.kill(postgresOf(cluster)[0] ?? 0, 'SIGKILL')
    },
    'Postgres stopped': async () => {
      const pids = postgresOf(cluster)
      for (const pid of pids) process.kill(pid, 'SIGSTOP')
      await delay(stoppedMs)
      for (const pid of pids) process.kill(pid, 'SIGCONT')
    },
    'delivered twice': async () => {
      const id = latestMessage()
      if (id === undefined) return
      for (const form of ['other', 'same', 'other'] as const) await control.redeliver({ id, form })
    },
    'ack withheld': async () => {
      const { acks } = await control.state()
      await control.setAcks({ upTo: 0 })
      await delay(withheldMs)
      await control.setAcks(acks)
    },
  }
}
