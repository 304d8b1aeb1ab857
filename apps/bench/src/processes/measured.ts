import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { childEnvironment } from '@comanda/shared/config/child-environment.js'

export interface SentQuery {
  /** `session`: a request's session and who is behind it · `page`: what else a page asks · `background`: neither */
  kind: 'session' | 'page' | 'background'
  /** from its sending to its answer in hand */
  ms: number
}

export interface MeasuredProcess {
  url: string
  /** What the process used of the processor so far, in ms. */
  cpuMs(): Promise<number>
  /** What it asked the database since this was called last. */
  queries(): Promise<SentQuery[]>
  stop(): Promise<void>
}

const report = new URL('report.js', import.meta.url).href

/** The dashboard, as production runs it. */
const webFile = fileURLToPath(import.meta.resolve('@comanda/web/main.js'))

/** A bench's own server, beside this file. */
export const ownFile = (name: string): string => fileURLToPath(new URL(`../${name}.js`, import.meta.url))

async function messageOf<Message>(child: ChildProcess, type: string): Promise<Message> {
  for (;;) {
    const [message] = (await once(child, 'message')) as [{ type?: string }]
    if (message?.type === type) return message as Message
  }
}

/** Starts a server that tells `{type: 'listening', url}` by IPC. @param file the compiled one */
export async function startMeasured(
  file: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<MeasuredProcess> {
  const child = spawn(process.execPath, ['--import', report, file], {
    env: childEnvironment(environment),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${code} before it listened`)
  })
  const { url } = await Promise.race([messageOf<{ url: string }>(child, 'listening'), failed])
  failed.catch(() => undefined)
  return {
    url,
    cpuMs: async () => {
      const answer = messageOf<{ user: number; system: number }>(child, 'cpu')
      child.send('cpu')
      const { user, system } = await answer
      return (user + system) / 1_000
    },
    queries: async () => {
      const answer = messageOf<{ queries: SentQuery[] }>(child, 'queries')
      child.send('queries')
      return (await answer).queries
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit').catch(() => undefined)
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The dashboard over a database. @param changes settings beside what it needs */
export const startWeb = (
  { url }: { url: string },
  changes: NodeJS.ProcessEnv = {},
): Promise<MeasuredProcess> =>
  startMeasured(webFile, {
    NODE_ENV: 'production',
    DATABASE_URL: url,
    SESSION_SECRET: 'x'.repeat(32),
    WEB_PORT: '0',
    ...changes,
  })
