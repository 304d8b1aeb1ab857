import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { AlertText, ChannelName } from '@comanda/shared/alerts/types.js'
import type { AlertsConfig } from '@comanda/shared/config/alerts-config.js'

const program = fileURLToPath(new URL('../deliver/main.js', import.meta.url))
/** Beyond the deadline of each try: for its start, and for a machine that is short of everything. */
const graceMs = 10_000

export interface Letter {
  channel: ChannelName
  text: AlertText
}

export interface Errand {
  config: AlertsConfig
  letters: Letter[]
}

export interface ErrandResult {
  /** its place among the letters */
  letter: number
  error?: string
}

/** @throws where it didn't go out, with words for people */
export type Courier = (letter: Letter) => Promise<void>

interface Waiting extends Letter {
  settle(error?: string): void
}

/**
 * Delivers in a process of its own, one at a time, which is gone afterwards: neither a mailer's 8 MB nor a name that
 * can't be looked up are the bot's then, and a bot that waits stays as small as it is.
 */
export function createCourier(config: AlertsConfig): Courier {
  let waiting: Waiting[] = []
  let isUnderway = false

  function goOn(): void {
    if (isUnderway || waiting.length === 0) return
    const batch = waiting
    waiting = []
    isUnderway = true
    const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'ignore'] })
    const over = setTimeout(() => child.kill('SIGKILL'), config.deadlineMs + graceMs)
    let isOver = false
    const end = (why: string): void => {
      if (isOver) return
      isOver = true
      clearTimeout(over)
      // those that it has told of are settled already
      for (const letter of batch) letter.settle(why)
      isUnderway = false
      goOn()
    }
    createInterface({ input: child.stdout }).on('line', line => {
      const { letter, error } = JSON.parse(line) as ErrandResult
      batch[letter]?.settle(error)
    })
    child.once('error', error => end(`what delivers can’t be started (${error.message})`))
    child.once('close', () => end('what delivers ended before it had'))
    // it may be gone before it has read
    child.stdin.on('error', () => undefined)
    const letters = batch.map(({ channel, text }) => ({ channel, text }))
    child.stdin.end(JSON.stringify({ config, letters } satisfies Errand))
  }

  return letter =>
    new Promise((resolve, reject) => {
      const settle = (error?: string): void => (error === undefined ? resolve() : reject(new Error(error)))
      waiting.push({ ...letter, settle })
      // what is due at the same time goes out together
      queueMicrotask(goOn)
    })
}
