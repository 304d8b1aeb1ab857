import { startTcpProxy } from '@comanda/harness/tcp-proxy.js'
import { expect } from 'chai'
import { type DrivenShop, openShop } from '../../support/driven-shop.js'
import { browserOf, living } from '../../support/processes.js'
import { waitFor } from '../../support/wait-for.js'

const texts = ['2 margheritas', 'a coke', 'thanks a lot', 'one large margherita without onions', 'yes']

/** Each of them from one of these customers, in turn. */
async function writeSome(shop: DrivenShop, count: number, customers: number): Promise<string[]> {
  const keys: string[] = []
  for (let index = 0; index < count; index += 1) {
    const phone = String(15_552_000_000 + (index % customers))
    keys.push(await shop.write(phone, texts[index % texts.length] ?? 'a coke'))
  }
  return keys
}

/** How far the bot is: messages recorded, answered in a transaction, claimed for sending, seen to come out. */
async function progress(shop: DrivenShop) {
  const { rows } = await shop.db.raw<{ rows: Record<'recorded' | 'answered' | 'claimed', number>[] }>(
    `select (select count(*) from inbox) as recorded,
       (select count(*) from inbox where status in ('done', 'handover')) as answered,
       (select count(*) from outbox where claim_token > 0) as claimed`,
  )
  const { entries } = await shop.control.ledger({})
  const out = entries.filter(entry => entry.direction === 'out' && entry.kind === 'message').length
  return { recorded: 0, answered: 0, claimed: 0, ...rows[0], out }
}

/** When the bot is killed, counted from the burst's start. */
const moments = [
  { of: 'recorded', least: 0 },
  { of: 'recorded', least: 1 },
  { of: 'recorded', least: 4 },
  { of: 'answered', least: 1 },
  { of: 'answered', least: 3 },
  { of: 'claimed', least: 1 },
  { of: 'claimed', least: 3 },
  { of: 'out', least: 1 },
  { of: 'out', least: 3 },
  { of: 'out', least: 5 },
] as const

interface Account {
  inbox: number
  unsettled: number
  sentTwice: number
  neverSent: number
}

/** Holds the stand-in's ledger against the rows: each message once, each answer out once. */
async function account(shop: DrivenShop, keys: readonly string[]): Promise<Account> {
  const inbox = await shop
    .db('inbox')
    .where({ from_me: false, kind: 'message' })
    .select('message_key', 'status')
  const outbox = await shop.db('outbox').select('status', 'message_key')
  const { entries } = await shop.control.ledger({})
  const out = entries.filter(entry => entry.direction === 'out' && entry.kind === 'message')
  const bound = new Set(outbox.map(row => row.message_key))
  expect(inbox.map(row => row.message_key).sort()).to.deep.equal([...keys].sort())
  return {
    inbox: inbox.length,
    unsettled: inbox.filter(row => row.status !== 'done' && row.status !== 'handover').length,
    sentTwice: out.filter(entry => !bound.has(entry.id)).length,
    neverSent: outbox.filter(row => row.status !== 'sent').length,
  }
}

/** A yes places one order, whatever was killed meanwhile; a message is answered by one row. */
async function expectOneAnswerEach(shop: DrivenShop): Promise<void> {
  const { rows } = await shop.db.raw(
    `select i.id, count(o.id) as answers from inbox i join outbox o on i.id = any(o.inbox_ids)
     group by i.id having count(o.id) > 1`,
  )
  expect(rows).to.deep.equal([])
  const orders = await shop.db('orders').select('placed_by_inbox_id')
  expect(new Set(orders.map(row => row.placed_by_inbox_id)).size).to.equal(orders.length)
}

describe('nothing is lost', () => {
  let shop: DrivenShop

  beforeEach(async () => {
    shop = await openShop({ BROWSER_PROBE_INTERVAL_MS: '500', BROWSER_PROBE_DEADLINE_MS: '1000' })
    shop.startBot()
    await shop.pair()
  })
  afterEach(() => shop.close())

  it('when the bot is killed at ten moments in the middle of a hundred messages', async () => {
    const keys: string[] = []
    for (const moment of moments) {
      await shop.untilReady()
      const before = await progress(shop)
      const writing = writeSome(shop, 10, 7)
      await waitFor(`${moment.least} ${moment.of}`, async () => {
        const now = await progress(shop)
        return now[moment.of] - before[moment.of] >= moment.least
      })
      await shop.killBot()
      keys.push(...(await writing))
      shop.startBot()
    }
    await shop.untilSettled(keys)
    const counted = await account(shop, keys)
    expect(counted).to.include({ inbox: 100, unsettled: 0, neverSent: 0 })
    // one duplicate at most for each crash inside the send window
    expect(counted.sentTwice).to.be.at.most(10)
    await expectOneAnswerEach(shop)
    expect((await shop.control.state()).accounts[0]?.devices, 'signed in without another QR').to.equal(1)
  })

  it('when the browser is killed, and the page crashes, and freezes', async () => {
    const keys = await writeSome(shop, 15, 5)
    process.kill(browserOf(shop.botPid()).browser, 'SIGKILL')
    keys.push(...(await writeSome(shop, 10, 5)))
    await shop.untilSettled(keys)

    process.kill(browserOf(shop.botPid()).renderer, 'SIGKILL')
    keys.push(...(await writeSome(shop, 10, 5)))
    await shop.untilSettled(keys)

    const frozen = browserOf(shop.botPid()).renderer
    process.kill(frozen, 'SIGSTOP')
    keys.push(...(await writeSome(shop, 10, 5)))
    await shop.untilSettled(keys)

    expect(living([{ pid: frozen }]), 'the frozen page’s process is ended').to.deep.equal([])

    const counted = await account(shop, keys)
    expect(counted).to.include({ inbox: 45, unsettled: 0, neverSent: 0 })
    expect(counted.sentTwice).to.be.at.most(3)
    await expectOneAnswerEach(shop)
  })

  it('when the phone logs the bot out: a new QR on a clean profile, and then what came meanwhile', async () => {
    await shop.control.logOut()
    await waitFor('a new QR', async () =>
      (await shop.control.state()).pages.some(page => page.qr !== undefined),
    )
    const keys = await writeSome(shop, 5, 5)
    await shop.pair()
    await shop.untilSettled(keys)
    expect(await account(shop, keys)).to.include({ inbox: 5, unsettled: 0, neverSent: 0, sentTwice: 0 })
  })

  it('when the database is away for a while', async () => {
    const url = new URL(shop.databaseUrl)
    const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) })
    url.hostname = '127.0.0.1'
    url.port = String(proxy.port)
    try {
      await shop.stopBot()
      shop.startBot({ DATABASE_URL: url.href })
      await shop.untilReady()
      const keys = await writeSome(shop, 10, 5)
      proxy.refuse()
      keys.push(...(await writeSome(shop, 20, 5)))
      await new Promise(resolve => setTimeout(resolve, 4_000))
      keys.push(...(await writeSome(shop, 10, 5)))
      proxy.pass()
      await shop.untilSettled(keys)
      expect(await account(shop, keys)).to.include({ inbox: 40, unsettled: 0, neverSent: 0, sentTwice: 0 })
      await expectOneAnswerEach(shop)
    } finally {
      await shop.stopBot()
      await proxy.stop()
    }
  })
})
