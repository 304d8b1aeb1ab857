import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StandIn } from '@comanda/stand-in/stand-in.js'
import { createStandInControl, type StandInControl } from '@comanda/stand-in-control/client.js'
import whatsapp from 'whatsapp-web.js'
import { patienceMs } from '../../support/wait-for.js'

export type Client = whatsapp.Client
export type Message = whatsapp.Message

/** Where the tests find their browser; without one they fail rather than pretend. */
export function chromiumPath(): string {
  const path = process.env.CHROMIUM_PATH
  if (!path || !existsSync(path)) {
    throw new Error(
      `these tests drive a real browser: set CHROMIUM_PATH to a chrome-headless-shell or chromium binary (now: ${path ?? 'unset'})`,
    )
  }
  return path
}

export async function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'stand-in-test-'))
}

export async function removeFolder(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true, maxRetries: 5 })
}

/** The real library on a real browser that takes the stand-in for web.whatsapp.com. */
export function createClient(
  standIn: StandIn,
  profileDir: string,
  options: { protocolTimeoutMs?: number; phone?: string } = {},
): Client {
  return new whatsapp.Client({
    authStrategy: new whatsapp.LocalAuth({ dataPath: profileDir }),
    webVersionCache: { type: 'none' },
    ...(options.phone && {
      pairWithPhoneNumber: { phoneNumber: options.phone, showNotification: true, intervalMs: 180_000 },
    }),
    puppeteer: {
      executablePath: chromiumPath(),
      headless: 'shell',
      pipe: true,
      protocolTimeout: options.protocolTimeoutMs ?? patienceMs,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--host-resolver-rules=MAP web.whatsapp.com:443 ${standIn.address}, MAP * ~NOTFOUND`,
        `--ignore-certificate-errors-spki-list=${standIn.spki}`,
      ],
    },
  })
}

/** The arguments of the next event of this name that `match` accepts. */
export function nextEvent<Values extends unknown[] = [Message]>(
  client: Client,
  name: string,
  match: (...values: Values) => boolean = () => true,
): Promise<Values> {
  return new Promise((resolve, reject) => {
    const listener = (...values: unknown[]) => {
      if (!match(...(values as Values))) return
      done()
      resolve(values as Values)
    }
    const timer = setTimeout(() => {
      done()
      reject(new Error(`no ${name} within ${patienceMs} ms`))
    }, patienceMs)
    const done = () => {
      clearTimeout(timer)
      client.off(name, listener)
    }
    client.on(name, listener)
  })
}

/** Counts the events of a name from now on. */
export function countEvents(client: Client, name: string): { count: number } {
  const counted = { count: 0 }
  client.on(name, () => {
    counted.count += 1
  })
  return counted
}

export async function signIn(client: Client, control?: StandInControl): Promise<void> {
  const ready = nextEvent(client, 'ready')
  await client.initialize()
  if (control) await control.scan()
  await ready
}

export const pause = (durationMs: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, durationMs))

export interface Driven {
  standIn: StandIn
  control: StandInControl
  client: Client
  stop(): Promise<void>
}

/** A stand-in with a signed-in client on it. */
export async function startDriven(
  start: () => Promise<StandIn>,
  protocolTimeoutMs?: number,
): Promise<Driven> {
  chromiumPath()
  const profileDir = await makeFolder()
  const standIn = await start()
  const control = createStandInControl(standIn.control)
  const client = createClient(standIn, profileDir, { ...(protocolTimeoutMs && { protocolTimeoutMs }) })
  const stop = async () => {
    await client.destroy()
    await standIn.stop()
    await removeFolder(profileDir)
  }
  try {
    await signIn(client, control)
  } catch (error) {
    await stop()
    throw error
  }
  return { standIn, control, client, stop }
}
