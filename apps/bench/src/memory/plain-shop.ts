import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startStandIn } from '@comanda/harness/processes/stand-in.js'
import { childEnvironment } from '@comanda/shared/config/child-environment.js'
import { createStandInControl, type StandInControl } from '@comanda/stand-in-control/client.js'
import type { PlainClientSettings } from './plain-client.js'

const readyDeadlineMs = 90_000
const stopDeadlineMs = 20_000
const program = fileURLToPath(new URL('./plain-client.js', import.meta.url))

export interface PlainShop {
  control: StandInControl
  pid: number
  close(): Promise<void>
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopDeadlineMs)
  await once(child, 'exit')
  clearTimeout(timer)
}

async function untilReady(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the plain client ended (exit ${code})`)
  })
  await Promise.race([once(child, 'message'), ended])
}

/** The client with flags of somebody else's, on a stand-in of its own, signed in and ready. */
export async function openPlainShop(settings: Omit<PlainClientSettings, 'sessionDir'>): Promise<PlainShop> {
  const sessionDir = await mkdtemp(path.join(tmpdir(), 'comanda-plain-'))
  const env = childEnvironment({ NODE_ENV: 'production' })
  let closing = false
  const standIn = await startStandIn({
    stateDir: undefined,
    env,
    onEnd: () => {
      if (!closing) process.stderr.write('the stand-in ended\n')
    },
  })
  const { WHATSAPP_WEB_ADDRESS: address, WHATSAPP_WEB_SPKI: spki } = standIn.env
  const args = [
    ...settings.args,
    `--host-resolver-rules=MAP web.whatsapp.com:443 ${address}, MAP * ~NOTFOUND`,
    `--ignore-certificate-errors-spki-list=${spki}`,
  ]
  const child = spawn(process.execPath, [program, JSON.stringify({ ...settings, args, sessionDir })], {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const close = async (): Promise<void> => {
    closing = true
    await end(child)
    await standIn.child.stop()
    await rm(sessionDir, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const control = createStandInControl(standIn.control)
    const ready = untilReady(child)
    await Promise.race([control.scan({ timeoutMs: readyDeadlineMs }), ready])
    await ready
    return { control, pid: child.pid ?? 0, close }
  } catch (error) {
    await close()
    throw error
  }
}
