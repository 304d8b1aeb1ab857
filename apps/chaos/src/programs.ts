import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Child, keepRunning } from '@comanda/harness/processes/child.js'
import { freePort } from '@comanda/harness/processes/free-port.js'
import { startStandIn } from '@comanda/harness/processes/stand-in.js'
import { startTcpProxy, type TcpProxy } from '@comanda/harness/tcp-proxy.js'
import type { Shutdown } from '@comanda/shared/shutdown/shutdown.js'
import type { StandInControlAddress } from '@comanda/stand-in-control/client.js'

/** Of the product's own figures these would only make the run longer, or end it: none of them is what is tried. */
const botSettings = {
  SEND_PACING: 'off',
  BURST_WINDOW_MS: '0',
  SEND_CONFIRM_MS: '1000',
  RESTART_BUDGET: 'off',
  DAILY_RESTART_AT: 'off',
  PAIRING_SETTLE_MS: '0',
  BROWSER_PROBE_INTERVAL_MS: '500',
  BROWSER_PROBE_DEADLINE_MS: '1500',
  SWEEP_INTERVAL_MS: '10000',
}

const firstWebPort = 23_000
const servedWithinMs = 60_000
const lookMs = 100
const lastWords = 60

export interface Programs {
  bot: Child
  web: Child
  /** resolves when the dashboard answers */
  isServed: () => Promise<void>
  control: StandInControlAddress
  /** between the bot and Postgres */
  wire: TcpProxy
  /** by how many ms the bot's clock is off from its next start on */
  clockShiftFile: string
  /** the bot's latest lines of its log */
  lastWords: () => string[]
}

/** The stand-in, and a bot and a dashboard that come back when they die. All of them end with `shutdown`. */
export async function startPrograms(options: {
  accountId: number
  /** asked for with each connection: a server that comes back may be elsewhere */
  databaseUrl: () => string
  dataDir: string
  env: NodeJS.ProcessEnv
  shutdown: Shutdown
  onStandInEnd: () => void
}): Promise<Programs> {
  const { accountId, databaseUrl, dataDir, env, shutdown, onStandInEnd } = options
  await mkdir(path.join(dataDir, 'session'), { recursive: true })
  const clockShiftFile = path.join(dataDir, 'clock-shift')
  await writeFile(clockShiftFile, '0')
  const standIn = await startStandIn({ stateDir: undefined, env, onEnd: onStandInEnd })
  shutdown.onRelease('stand-in', standIn.child.stop)
  const wire = await startTcpProxy(() => {
    const { hostname, port } = new URL(databaseUrl())
    return { host: hostname, port: Number(port) }
  })
  shutdown.onRelease('wire', wire.stop)
  const { DATABASE_URL_FILE: _file, ...rest } = env
  const throughWire = (): string => {
    const url = new URL(databaseUrl())
    url.hostname = '127.0.0.1'
    url.port = String(wire.port)
    return url.href
  }
  const botLogFile = path.join(dataDir, 'bot.log')
  const shifted = `${env.NODE_OPTIONS ?? ''} --import ${import.meta.resolve('@comanda/harness/shifted-clock.js')}`
  const bot = keepRunning({
    name: 'bot',
    env: async () => ({
      ...rest,
      ...standIn.env,
      ...botSettings,
      DATABASE_URL: throughWire(),
      BOT_ACCOUNT: String(accountId),
      BOT_HEALTH_PORT: '0',
      SESSION_DIR: path.join(dataDir, 'session'),
      NODE_OPTIONS: shifted,
      CLOCK_SHIFT_FILE: clockShiftFile,
      pm_exec_path: '/bot/',
    }),
    logFile: botLogFile,
  })
  shutdown.onRelease('bot', bot.stop)
  const port = await freePort(firstWebPort)
  const web = keepRunning({
    name: 'web',
    env: async () => ({ ...env, ...standIn.env, WEB_PORT: String(port) }),
    logFile: path.join(dataDir, 'web.log'),
  })
  shutdown.onRelease('web', web.stop)

  const answers = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  return {
    bot,
    web,
    control: standIn.control,
    wire,
    clockShiftFile,
    lastWords: () => readFileSync(botLogFile, 'utf8').trimEnd().split('\n').slice(-lastWords),
    isServed: async () => {
      const until = Date.now() + servedWithinMs
      while (!(await answers())) {
        if (Date.now() > until) throw new Error('the dashboard does not answer')
        await delay(lookMs)
      }
    },
  }
}
