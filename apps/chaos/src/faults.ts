import { writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Child } from '@comanda/harness/processes/child.js'
import { findBrowser } from '@comanda/harness/processes/tree.js'
import type { TcpProxy } from '@comanda/harness/tcp-proxy.js'
import type { StandInControl } from '@comanda/stand-in-control/client.js'
import type { FaultKind } from './plan.js'
import { limitFiles, postgresOf } from './postgres.js'

const lastsMs = 3_000
/** Off by so much, right again, off the other way, and so on. */
const clockShiftsMs = [15 * 60_000, 0, -15 * 60_000, 0]
const sendingNeeds = 'WAWebSendMsgChatAction.addAndSendMsgToChat'
const scanWithinMs = 60_000
const lookMs = 50
const browserWithinMs = 60_000

/** How each fault is made; each resolves when what was to happen has happened, not when it is mended. */
export function createFaults(options: {
  bot: Child
  web: Child
  /** resolves when the dashboard answers */
  isServed: () => Promise<void>
  /** resolves when the bot shows a code to scan */
  untilPairing: () => Promise<unknown>
  control: StandInControl
  /** between the bot and Postgres */
  wire: TcpProxy
  /** by how many ms the bot's clock is off from its next start on */
  clockShiftFile: string
  /** Postgres's data folder */
  cluster: string
  latestMessage: () => string | undefined
}): Record<FaultKind, () => Promise<void>> {
  const { bot, web, isServed, untilPairing, control, wire, clockShiftFile, cluster, latestMessage } = options
  let timesSet = 0

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

  async function withoutAcks(): Promise<void> {
    const { acks } = await control.state()
    await control.setAcks({ upTo: 0 })
    await delay(lastsMs)
    await control.setAcks(acks)
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
      await delay(lastsMs)
      for (const pid of pids) process.kill(pid, 'SIGCONT')
    },
    'Postgres unreachable': async () => {
      wire.blackHole()
      await delay(lastsMs)
      wire.pass()
    },
    'disk full': async () => {
      limitFiles(postgresOf(cluster), 0)
      await delay(lastsMs)
      limitFiles(postgresOf(cluster), 'unlimited')
    },
    'web killed': async () => {
      process.kill(web.pid() ?? 0, 'SIGKILL')
      await isServed()
    },
    'clock set': async () => {
      await writeFile(clockShiftFile, String(clockShiftsMs[timesSet % clockShiftsMs.length]))
      timesSet += 1
      process.kill((await processesOfBot()).bot, 'SIGKILL')
    },
    'logged out': async () => {
      await processesOfBot()
      await control.logOut()
      // the page that was signed out shows a code too, for a moment: the owner scans what the bot tells
      await untilPairing()
      await control.scan({ timeoutMs: scanWithinMs })
    },
    'module gone': async () => {
      await control.setMissing({ names: [sendingNeeds] })
      await delay(lastsMs)
      await control.setMissing({ names: [] })
    },
    'delivered twice': async () => {
      const id = latestMessage()
      if (id === undefined) return
      for (const form of ['other', 'same', 'other'] as const) await control.redeliver({ id, form })
    },
    'ack withheld': async () => {
      const { acks, seq } = await control.state()
      await withoutAcks()
      const { entries } = await control.ledger({ after: seq })
      const withheld = entries.filter(entry => entry.direction === 'out' && entry.kind === 'message')
      for (const { id } of withheld) await control.ack({ id, ack: acks.upTo })
    },
    'never confirmed': withoutAcks,
  }
}
