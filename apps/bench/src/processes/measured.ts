import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { childEnvironment } from '@comanda/shared/config/child-environment.js'

export interface MeasuredProcess {
  url: string
  /** What the process used of the processor so far, in ms. */
  cpuMs(): Promise<number>
  stop(): Promise<void>
}

const report = new URL('report.js', import.meta.url).href

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
  environment: Record<string, string> = {},
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
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit').catch(() => undefined)
      child.kill('SIGTERM')
      await ended
    },
  }
}
