import { createServer } from 'node:net'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import { expect } from 'chai'
import { type DrivenShop, openShop } from '../../support/driven-shop.js'
import { patienceMs, waitFor } from '../../support/wait-for.js'
import { runOps } from '../ops/run-ops.js'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}

describe('what a running bot tells of itself', () => {
  let shop: DrivenShop
  let url: string

  before(async () => {
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    shop = await openShop({ BOT_HEALTH_PORT: String(port), MEMORY_SAMPLE_FASTEST_MS: '500' })
    shop.startBot()
    await shop.untilUp()
  })
  after(() => shop.close())

  const read = async (path: string): Promise<string> => (await fetch(url + path)).text()

  it('waits until its code is scanned, then is ok', async () => {
    await waitFor('the code', async () => (await read('/health')) === '{"status":"waiting"}')
    await waitFor('a QR', async () => shop.db('pairing_codes').first())
    await shop.pair()
    expect(await read('/health')).to.equal('{"status":"ok"}')
  })

  it('tells the memory of node and of each kind of Chromium process', async () => {
    const tree = await waitFor('a look at the whole tree', async () => {
      const { status, memory, timestamp } = JSON.parse(await read('/memory'))
      expect(status).to.be.oneOf(['ok', 'fine', 'warning'])
      expect(memory).to.include.keys('rss', 'heapUsed', 'heapTotal', 'external')
      expect(Date.parse(timestamp)).to.be.closeTo(Date.now(), patienceMs)
      return memory.tree?.kinds.renderer === undefined ? undefined : memory.tree
    })
    expect(tree.kinds).to.include.keys('node', 'browser', 'renderer')
    const parts = Object.values<number>(tree.kinds).reduce((sum, bytes) => sum + bytes, 0)
    expect(tree.bytes).to.equal(parts)
    expect(tree.bytes).to.be.above(tree.kinds.node * 1.3)
  })

  it('counts messages and times replies, and knows what waits', async () => {
    const keys = [await shop.write('15552000001', 'a coke'), await shop.write('15552000002', 'a coke')]
    await shop.untilSettled(keys)
    const metrics = await read('/metrics')
    const value = (name: string): number => {
      const line = metrics.split('\n').find(text => text.startsWith(`${name}{`))
      return Number(line?.split(' ').at(-1))
    }
    expect(value('comanda_messages_answered_total')).to.equal(2)
    expect(value('comanda_reply_ready_seconds_count')).to.be.within(1, 2)
    expect(value('comanda_reply_ready_seconds_sum')).to.be.within(0, patienceMs / 1_000)
    expect(value('comanda_answer_errors_total')).to.equal(0)
    expect(value('comanda_inbox_waiting')).to.equal(0)
    expect(value('comanda_outbox_waiting')).to.equal(0)
    expect(value('comanda_browser_launches_total')).to.equal(1)
    expect(value('comanda_whatsapp_ready')).to.equal(1)
    expect(value('comanda_last_proof_age_seconds')).to.be.within(0, patienceMs / 1_000)
    expect(value('nodejs_eventloop_lag_p99_seconds')).to.be.above(0)
    expect(metrics).to.match(/comanda_memory_tree_bytes\{[^}]*kind="renderer"[^}]*\} \d+/)
    expect(metrics).to.match(/comanda_memory_threshold_bytes\{[^}]*level="limit"[^}]*\} 1572864000/)
  })

  it('makes room when an operator asks for it', async () => {
    const { code, stdout } = await runOps(shop.databaseUrl, ['cleanup'])
    expect(code).to.equal(0)
    expect(stdout).to.match(/account \d+: emptied the caches.*: \d+ MB before, \d+ MB after/)
    const decision = await waitFor('its row', async () => {
      const memory = createMemoryRepository(shop.db)
      const [last] = await memory.decisionsSince(shop.accountId, shop.businessId, new Date(0), 1)
      return last
    })
    expect(decision.what).to.equal('cleaned')
    expect(decision.reason.cause).to.equal('asked')
    expect(await read('/health')).to.equal('{"status":"ok"}')
  })
})
