import type { AlertWish } from '@comanda/bot/alerts/incident.js'
import { lookAtShop } from '@comanda/bot/alerts/look.js'
import { type BotState, type Seen, type TroubleWatch, watchTroubles } from '@comanda/bot/alerts/watch.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Account } from '@comanda/shared/accounts/types.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { expect } from 'chai'
import { createShop, record, type TestShop } from '../../../packages/shared/shop.js'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { waitFor } from '../../../support/wait-for.js'

const minuteMs = 60_000

describe('the watch over troubles', () => {
  let database: TestDatabase
  let shop: TestShop
  let account: Account | undefined
  let nowMs: number
  let state: BotState | undefined
  let look: () => Promise<Seen>
  let looks: number
  let freeMegabytes: number
  let raised: string[]
  let calmed: string[]
  let watch: TroubleWatch | undefined

  beforeEach(async () => {
    database = await createTestDatabase()
    shop = await createShop(database.db)
    account = await createAccountRepository(database.db).find(shop.accountId)
    nowMs = Date.parse('2026-11-25T17:00:00Z')
    state = undefined
    look = async () => ({ account, waiting: undefined, unaccepted: undefined })
    looks = 0
    freeMegabytes = 10_000
    raised = []
    calmed = []
  })
  afterEach(async () => {
    watch?.stop()
    await database.drop()
  })

  /** The clock is the test's; it looks four times a second, since one of its times is that short. */
  function start(): void {
    watch = watchTroubles({
      alerter: {
        raise: ({ kind, text }: AlertWish) => void raised.push(`${kind}: ${text(1).body}`),
        calm: (kind, text) => void calmed.push(`${kind}: ${text().subject}`),
        setAccount: () => undefined,
        shop: () => undefined,
        stop: async () => undefined,
      },
      about: () => ({ shop: { name: 'Bella', timeZone: 'UTC' }, publicUrl: undefined }),
      settings: { notReadyMs: 5 * minuteMs, databaseAwayMs: 2 * minuteMs, handoverMs: 1_000 },
      look: async () => {
        looks += 1
        return look()
      },
      room: async () => freeMegabytes * 1024 * 1024,
      state: () => state,
      logger: createLogger({ name: 'bot', level: 'silent' }),
      now: () => new Date(nowMs),
    })
  }
  const ago = (minutes: number): Date => new Date(nowMs - minutes * minuteMs)
  const is = (
    phase: BotState['phase']['is'],
    minutesAgo: number,
    provedMinutesAgo?: number,
    notReadyMinutesAgo = minutesAgo,
  ): void => {
    state = {
      phase: { is: phase, since: ago(minutesAgo) },
      provedAt: provedMinutesAgo === undefined ? undefined : ago(provedMinutesAgo),
      notReadySince: phase === 'ready' || phase === 'pairing' ? undefined : ago(notReadyMinutesAgo),
      clocks: undefined,
      cannot: { send: undefined, receive: undefined },
    }
  }
  async function aLook(): Promise<void> {
    const before = looks
    await waitFor('two looks', () => looks >= before + 2)
  }
  const kinds = (): string[] => [...new Set(raised.map(text => text.split(':')[0] ?? ''))]

  it('says nothing while all is well', async () => {
    is('ready', 60, 0.1)
    start()
    await aLook()
    expect(raised).to.deep.equal([])
    expect([...new Set(calmed.map(text => text.split(':')[0]))]).to.have.members([
      'database_away',
      'disk',
      'not_ready',
      'unlinked',
      'restart_budget',
      'handovers_waiting',
      'orders_waiting',
      'cannot_send',
      'cannot_receive',
    ])
  })

  it('tells of a disk that is nearly full, and of one that is, and that there is room again', async () => {
    is('ready', 60, 0.1)
    freeMegabytes = 400
    start()
    await aLook()
    expect(raised.at(-1)).to.include('disk: 400 MB are left. Once there are none, customers get no answer.')
    expect(watch?.isDiskFull()).to.equal(false)
    freeMegabytes = 20
    await aLook()
    expect(raised.at(-1)).to.include('disk: 20 MB are left. Orders can')
    expect(watch?.isDiskFull()).to.equal(true)
    freeMegabytes = 10_000
    await aLook()
    expect(calmed).to.include('disk: Bella: there is room on the disk again')
    expect(watch?.isDiskFull()).to.equal(false)
  })

  it('tells of a clock that is wrong by over a minute, and that it is right again', async () => {
    is('ready', 60, 0.1)
    if (state !== undefined) state.clocks = { botMs: 15 * minuteMs, databaseMs: 1_000 }
    start()
    await aLook()
    expect(raised[0]).to.include('clock: The bot’s clock is 15 minutes fast against WhatsApp’s.')
    if (state !== undefined) state.clocks = { botMs: 900, databaseMs: 1_000 }
    await aLook()
    expect(calmed).to.include('clock: Bella: the clocks are right again')
  })

  it('tells what the page can’t do, by its name, and that it can again', async () => {
    is('ready', 60, 0.1)
    const why = 'WhatsApp’s page lacks WAWebCmd.Cmd.on'
    if (state !== undefined) state.cannot = { send: undefined, receive: { why, since: ago(1) } }
    start()
    await aLook()
    expect(kinds()).to.deep.equal(['cannot_receive'])
    expect(raised[0]).to.include(why)
    expect(calmed.join()).not.to.include('cannot_receive')
    is('ready', 60, 0.1)
    await aLook()
    expect(calmed).to.include('cannot_receive: Bella: new messages are heard again')
  })

  it('tells that WhatsApp isn’t ready from the first of the tries that fail, not from the last', async () => {
    is('starting', 0)
    start()
    await aLook()
    nowMs += 3 * minuteMs
    is('reconnecting', 0, undefined, 3)
    await aLook()
    nowMs += 2 * minuteMs
    is('starting', 0, undefined, 5)
    await aLook()
    expect(kinds()).to.deep.equal(['not_ready'])
    expect(raised[0]).to.include('{{2026-11-25T17:00:00.000Z}}')
  })

  it('tells it of a page that is ready and doesn’t answer', async () => {
    is('ready', 60, 6)
    start()
    await aLook()
    expect(kinds()).to.deep.equal(['not_ready'])
    expect(calmed.join()).not.to.include('not_ready')
  })

  it('tells of a sign-out, but neither of a first pairing nor of an owner’s own wish', async () => {
    is('pairing', 10)
    start()
    await aLook()
    expect(raised, 'it was never linked').to.deep.equal([])
    const accounts = createAccountRepository(database.db)
    await accounts.setPaired(shop.accountId, '15550001@c.us', new Date())
    await accounts.setState(shop.accountId, 'ready')
    await accounts.setProof(shop.accountId)
    const { db } = database
    // by the database's clock, as the proof before it
    await db('accounts').update({ unlink_requested_at: db.raw('clock_timestamp()') })
    await accounts.setState(shop.accountId, 'pairing')
    account = await accounts.find(shop.accountId)
    await aLook()
    expect(raised, 'an owner wanted it').to.deep.equal([])
    await accounts.setState(shop.accountId, 'ready')
    await accounts.setProof(shop.accountId)
    await accounts.setState(shop.accountId, 'pairing')
    account = await accounts.find(shop.accountId)
    await aLook()
    expect(kinds()).to.deep.equal(['unlinked'])
  })

  it('tells that the database is away once it has been for long, and that it is back', async () => {
    look = () => Promise.reject(new Error('away'))
    start()
    await aLook()
    nowMs += minuteMs
    await aLook()
    expect(raised).to.deep.equal([])
    nowMs += minuteMs
    await aLook()
    expect(kinds()).to.deep.equal(['database_away'])
    expect(raised[0]).to.include('{{2026-11-25T17:00:00.000Z}}')
    look = async () => ({ account, waiting: undefined, unaccepted: undefined })
    await waitFor('the end', () => calmed.some(text => text.includes('the database answers again')))
  })

  it('tells of customers who wait for a person, while the shop is open', async () => {
    const { db } = database
    const { id, chatId, contactId } = await record(db, shop.accountId)
    const { businessId } = shop
    await createHandoverRepository(db).open({
      businessId,
      chatId,
      contactId,
      inboxId: id,
      reason: 'asked_for_person',
    })
    const at = (time: string): Promise<Seen> => lookAtShop(db, shop.accountId, true, new Date(time))
    expect((await at('2026-11-25T17:00:00Z')).waiting?.people).to.equal(1)
    const hours = JSON.stringify([{ day: 3, opens: '11:00', closes: '13:00' }])
    await db('businesses').update({ opening_hours: hours })
    // noon and two in the afternoon in New York, on a Wednesday
    expect((await at('2026-11-25T17:00:00Z')).waiting?.people).to.equal(1)
    expect((await at('2026-11-25T19:00:00Z')).waiting).to.equal(undefined)
    expect((await lookAtShop(db, shop.accountId, false, new Date())).waiting).to.equal(undefined)
    is('ready', 60, 0.1)
    nowMs = Date.now() + 5_000
    is('ready', 60, 0.1)
    look = () => at('2026-11-25T17:00:00Z')
    start()
    await aLook()
    expect(kinds()).to.deep.equal(['handovers_waiting'])
  })
  it('tells that nobody accepted an order, so long after it came or the shop opened', async () => {
    const { db } = database
    const at = (time: string): Promise<Seen> => lookAtShop(db, shop.accountId, true, new Date(time))
    expect((await at('2026-11-25T17:00:00Z')).unaccepted).to.equal(undefined)
    const { id, chatId, contactId } = await record(db, shop.accountId)
    await createOrderRepository(db).place(
      {
        ...shop,
        contactId,
        chatId,
        customerName: undefined,
        currency: 'USD',
        lines: [],
        totalMinor: 0,
        details: {},
        inboxIds: [id],
        placedByInboxId: id,
      },
      db,
    )
    await db('orders').update({ created_at: '2026-11-25T15:00:00Z' })
    const afterMs = 10 * minuteMs
    expect((await at('2026-11-25T17:00:00Z')).unaccepted).to.deep.equal({
      count: 1,
      since: new Date('2026-11-25T15:00:00Z'),
      afterMs,
    })
    // from eleven to one in New York, on a Wednesday
    const hours = JSON.stringify([{ day: 3, opens: '11:00', closes: '13:00' }])
    await db('businesses').update({ opening_hours: hours, unaccepted_after_minutes: 25 })
    expect((await at('2026-11-25T17:00:00Z')).unaccepted).to.deep.equal({
      count: 1,
      since: new Date('2026-11-25T16:00:00Z'),
      afterMs: 25 * minuteMs,
    })
    expect((await at('2026-11-25T19:00:00Z')).unaccepted, 'it is closed').to.equal(undefined)
    is('ready', 60, 0.1)
    const since = ago(9)
    look = async () => ({ account, waiting: undefined, unaccepted: { count: 2, since, afterMs } })
    start()
    await aLook()
    expect(raised).to.deep.equal([])
    nowMs += minuteMs
    is('ready', 60, 0.1)
    await aLook()
    expect(kinds()).to.deep.equal(['orders_waiting'])
    expect(raised[0]).to.include('wait to hear whether their order is taken')
  })
})
