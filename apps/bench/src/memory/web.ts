import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { keepRunning } from '@comanda/harness/processes/child.js'
import { freePort } from '@comanda/harness/processes/free-port.js'
import { residentMegabytes } from '@comanda/harness/processes/tree.js'
import { addOwner } from '@comanda/harness/shop.js'
import type { BenchShop } from '../open-bench-shop.js'

const firstPort = 4_300
const connections = 8
const startDeadlineMs = 30_000

/** A session's cookie, got as a browser gets it. */
async function signIn(url: string, login: { email: string; password: string }): Promise<string> {
  const form = await fetch(`${url}/sign-in`)
  const token = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1]
  const cookiesOf = (response: Response): string =>
    response.headers
      .getSetCookie()
      .map(cookie => cookie.split(';')[0])
      .join('; ')
  const visitor = cookiesOf(form)
  if (token === undefined || visitor === '') throw new Error('the sign-in page has no form')
  const response = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: visitor, origin: url },
    body: new URLSearchParams({ _csrf: token, next: '/orders', ...login }),
  })
  const member = cookiesOf(response)
  if (response.status !== 303 || member === '') throw new Error(`the sign-in answered ${response.status}`)
  return member
}

/**
 * Asks a web process for the orders page, several browsers at once.
 * @returns its RSS afterwards, in MB
 */
export async function measureWeb(shop: BenchShop, requests: number): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comanda-web-'))
  const port = await freePort(firstPort)
  let web: ReturnType<typeof keepRunning> | undefined
  try {
    const logFile = path.join(folder, 'web.log')
    const listening = new Promise<true>(resolve => {
      web = keepRunning({
        name: 'web',
        env: async () => ({
          ...shop.env,
          WEB_PORT: String(port),
          SESSION_SECRET: randomBytes(32).toString('base64url'),
        }),
        logFile,
        onMessage: () => resolve(true),
      })
    })
    const isUp = await Promise.race([listening, delay(startDeadlineMs, false, { ref: false })])
    if (!isUp) throw new Error(`the web process does not start: ${await readFile(logFile, 'utf8')}`)
    const url = `http://localhost:${port}`
    const cookie = await signIn(url, await addOwner(shop.db, shop.business))
    let asked = 0
    const browse = async (): Promise<void> => {
      while (asked < requests) {
        asked += 1
        const response = await fetch(`${url}/orders`, { headers: { cookie }, redirect: 'manual' })
        await response.arrayBuffer()
        if (response.status !== 200) throw new Error(`the orders page answered ${response.status}`)
      }
    }
    await Promise.all(Array.from({ length: connections }, browse))
    return residentMegabytes(web?.pid() ?? 0)
  } finally {
    await web?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
