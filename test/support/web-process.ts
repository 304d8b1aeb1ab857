import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(import.meta.resolve('@comanda/web/main.js'))

/** The dashboard as a process of its own. Whoever starts it ends it. */
export interface WebProcess {
  child: ChildProcess
  /** what it logged so far */
  output(): string
  /** Resolves with its address as soon as it serves. */
  listening(): Promise<string>
}

export function startWeb(databaseUrl: string, environment: Record<string, string> = {}): WebProcess {
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      SESSION_SECRET: 'x'.repeat(32),
      WEB_PORT: '0',
      ...environment,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', data => {
      output += data
    })
  }
  const messages: unknown[] = []
  child.on('message', message => messages.push(message))
  return {
    child,
    output: () => output,
    listening: async () => {
      while (!messages.includes('ready')) await once(child, 'message')
      const message = messages.find(
        (sent): sent is { type: 'listening'; url: string } =>
          (sent as { type?: string }).type === 'listening',
      )
      return message?.url ?? ''
    },
  }
}
