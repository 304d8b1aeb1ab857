import { setTimeout as delay } from 'node:timers/promises'
import { startTcpProxy } from '@comanda/harness/tcp-proxy.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { openEmpty } from '../data/open-data.js'
import { openShop, orderOf, receive } from '../data/shop.js'
import { type Figure, type Size, single } from '../figure.js'
import type { Ground } from '../ground.js'
import { createCaller } from '../processes/load.js'
import { startWeb } from '../processes/measured.js'
import { signIn } from '../processes/members.js'
import { quantile } from '../rounds.js'

const writes: Record<Size, number> = { small: 6, full: 1_000 }
const processes = 4
const goalMs = 1_000
const patienceMs = 5_000
const lookAgainMs = 5

const noteOf = (html: string): number => Number(/>note (\d+)<\/textarea>/.exec(html)?.[1] ?? 0)
const tokenOf = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''

/**
 * A note written through one process, read through four: the writer's own sees it at once, the others soon, and nobody
 * an older one after a newer one. Redis is away for the second third of the writes, and comes back.
 */
export async function* benchFreshness(bench: string, size: Size, ground: Ground): AsyncGenerator<Figure> {
  const database = await openEmpty(ground)
  const { hostname, port } = new URL(ground.redisUrl())
  const proxy = await startTcpProxy({ host: hostname, port: Number(port) })
  const account = await openShop(database.db)
  const order = orderOf(account, await receive(database.db, account.id, 1))
  const orders = createOrderRepository(database.db)
  const { id } = await database.db.transaction(trx => orders.place(order, trx))
  const webs = await Promise.all(
    Array.from({ length: processes }, () =>
      startWeb(database, { REDIS_URL: `redis://127.0.0.1:${proxy.port}` }),
    ),
  )
  const caller = createCaller(processes * 2)
  try {
    const [first] = webs
    if (first === undefined) return
    const { cookie } = await signIn(first.url, database.db, account.businessId, 'freshness')
    const read = async (url: string) => (await caller.get(`${url}/orders/${id}`, { Cookie: cookie })).body
    const token = tokenOf(await read(first.url))
    const seen = webs.map(() => 0)
    const waits: number[] = []
    let lateForWriter = 0
    let olderAfterNewer = 0

    async function write(url: string, note: number): Promise<void> {
      const answer = await fetch(`${url}/orders/${id}/note`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ _csrf: token, note: `note ${note}` }),
      })
      if (answer.status !== 303) throw new Error(`a note answered ${answer.status}`)
    }

    /** @returns ms until this process shows it */
    async function untilSeen(index: number, note: number): Promise<number> {
      const startedAt = performance.now()
      for (;;) {
        const shown = noteOf(await read(webs[index]?.url ?? ''))
        if (shown < (seen[index] ?? 0)) olderAfterNewer += 1
        seen[index] = Math.max(shown, seen[index] ?? 0)
        const ms = performance.now() - startedAt
        if (shown === note) return ms
        if (ms > patienceMs) throw new Error('a change was never seen')
        await delay(lookAgainMs)
      }
    }

    for (let note = 1; note <= writes[size]; note++) {
      if (note === Math.ceil(writes[size] / 3)) proxy.refuse()
      if (note === Math.ceil((writes[size] * 2) / 3)) proxy.pass()
      const writer = note % processes
      await write(webs[writer]?.url ?? '', note)
      if (noteOf(await read(webs[writer]?.url ?? '')) !== note) lateForWriter += 1
      waits.push(...(await Promise.all(webs.map((_web, index) => untilSeen(index, note)))))
    }
    yield single(bench, 'writes_not_seen_at_once_by_writer', lateForWriter, { atMost: 0 })
    yield single(bench, 'older_after_newer', olderAfterNewer, { atMost: 0 })
    yield single(bench, 'seen_by_others_most_ms', quantile(waits, 1), { atMost: goalMs })
    yield single(bench, 'seen_by_others_median_ms', quantile(waits, 0.5), 'reported')
  } finally {
    caller.close()
    for (const web of webs) await web.stop()
    await proxy.stop()
    await database.close()
  }
}
