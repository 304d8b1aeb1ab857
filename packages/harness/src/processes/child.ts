import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createRequire } from 'node:module'
import { setTimeout as delay } from 'node:timers/promises'

const stopDeadlineMs = 25_000
const restartMs = 500

export interface Child {
  /** Asks it to stop, ends it by force past a deadline. */
  stop(): Promise<void>
  /** The pid that it has now; another one after a restart. */
  pid(): number | undefined
}

/** Where another workspace's compiled process starts: run, never imported. */
export const processFile = (name: 'bot' | 'web' | 'stand-in'): string =>
  createRequire(import.meta.url).resolve(`@comanda/${name}/main.js`)

/** What production gives to node, by process. */
const nodeArguments = createRequire(import.meta.url)('../../../../scripts/node-arguments.json') as Record<
  'bot' | 'web',
  readonly string[]
>

/** Should we be killed, what we started is asked to finish. */
const followParent = new URL('../../../../scripts/setup/follow-parent.mjs', import.meta.url).href

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopDeadlineMs)
  await ended
  clearTimeout(timer)
}

/**
 * Runs a process of ours, its console into a log file, and starts it again whenever it dies.
 * @param options.env asked for at each start: a port that was free then may be taken now
 * @param options.onMessage what it tells by IPC
 */
export function keepRunning(options: {
  name: 'bot' | 'web'
  env: () => Promise<NodeJS.ProcessEnv>
  logFile: string
  onMessage?: (message: unknown) => void
}): Child {
  const { name, env, logFile, onMessage } = options
  let child: ChildProcess | undefined
  let stopping = false

  async function start(): Promise<void> {
    const childEnv = await env()
    if (stopping) return
    const log = createWriteStream(logFile, { flags: 'a' })
    child = spawn(process.execPath, [...nodeArguments[name], '--import', followParent, processFile(name)], {
      env: childEnv,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    child.stdout?.pipe(log, { end: false })
    child.stderr?.pipe(log, { end: false })
    if (onMessage) child.on('message', onMessage)
    child.once('exit', (code, signal) => {
      log.end()
      if (stopping) return
      process.stderr.write(`the ${name} ended (${signal ?? code}); starting it again; see ${logFile}\n`)
      void delay(restartMs).then(start)
    })
  }

  void start()
  return {
    pid: () => child?.pid,
    stop: async () => {
      stopping = true
      if (child !== undefined) await end(child)
    },
  }
}

/** Runs a process of ours once; resolves with the JSON line that it prints when it is ready. */
export async function startOnce(options: {
  name: 'stand-in'
  args: string[]
  env: NodeJS.ProcessEnv
  onEnd: () => void
}): Promise<{ ready: unknown; child: Child }> {
  const child = spawn(process.execPath, [processFile(options.name), ...options.args], {
    env: options.env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let stopping = false
  const line = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      if (text.includes('\n')) resolve(text)
    })
    child.once('exit', code => reject(new Error(`the ${options.name} did not start (exit ${code})`)))
  })
  child.once('exit', () => {
    if (!stopping) options.onEnd()
  })
  return {
    ready: JSON.parse(line),
    child: {
      pid: () => child.pid,
      stop: async () => {
        stopping = true
        await end(child)
      },
    },
  }
}
