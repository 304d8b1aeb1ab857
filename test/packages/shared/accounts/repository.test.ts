import { setTimeout as delay } from 'node:timers/promises'
import { type AccountRepository, createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { queryRows } from '@comanda/shared/database/rows.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { expect } from 'chai'
import pg from 'pg'
import { useTestDatabase } from '../../../support/database.js'
import { createSecondAccount, createShop, record, type TestShop } from '../shop.js'

const wid = '15550001111@c.us'
const pairedAt = new Date('2026-03-01T12:00:00Z')
const later = new Date('2026-03-02T12:00:00Z')

describe('an account', () => {
  const database = useTestDatabase()
  let accounts: AccountRepository
  let shop: TestShop

  before(async () => {
    accounts = createAccountRepository(database.db)
  })
  beforeEach(async () => {
    shop = await createShop(database.db)
  })

  it('starts offline and unpaired', async () => {
    const account = await accounts.find(shop.accountId)
    expect(account).to.include({ businessId: shop.businessId, state: 'offline' })
    expect(account).to.include({ wid: undefined, pairedAt: undefined, lastProofAt: undefined })
    expect(await accounts.ofBusiness(shop.businessId)).to.deep.equal(account)
    expect(await accounts.find(0)).to.equal(undefined)
    expect(await accounts.ofBusiness(0)).to.equal(undefined)
  })

  it('is the business’s first one, where there are more', async () => {
    const second = await createSecondAccount(database.db, shop.businessId)
    expect(await accounts.ofBusiness(shop.businessId)).to.include({ id: shop.accountId })
    expect((await accounts.all()).map(({ id }) => id)).to.include.members([shop.accountId, second])
  })

  it('tells of a change of state once, and since when it is so', async () => {
    const listener = new pg.Client({ connectionString: database.config.url() })
    await listener.connect()
    try {
      const heard: (string | undefined)[] = []
      listener.on('notification', ({ payload }) => heard.push(payload))
      await listener.query('listen accounts')
      await accounts.setState(shop.accountId, 'starting')
      const since = (await accounts.find(shop.accountId))?.stateAt
      await accounts.setState(shop.accountId, 'starting')
      expect(await accounts.find(shop.accountId)).to.deep.include({ state: 'starting', stateAt: since })
      await listener.query('select 1')
      expect(heard).to.deep.equal([String(shop.accountId)])
    } finally {
      await listener.end()
    }
  })

  it('keeps when WhatsApp last proved to be there', async () => {
    await accounts.setProof(shop.accountId)
    expect((await accounts.find(shop.accountId))?.lastProofAt?.getTime()).to.be.closeTo(Date.now(), 5_000)
  })

  describe('being paired', () => {
    it('sets once from when on messages are answered', async () => {
      expect(await accounts.setPaired(shop.accountId, wid, pairedAt)).to.deep.include({ wid, pairedAt })
      expect(await accounts.setPaired(shop.accountId, wid, later)).to.deep.include({ wid, pairedAt })
      expect((await accounts.find(shop.accountId))?.linkedAt).to.deep.equal(pairedAt)
      await accounts.setState(shop.accountId, 'pairing')
      expect((await accounts.find(shop.accountId))?.linkedAt).to.equal(undefined)
      const anew = await accounts.setPaired(shop.accountId, wid, later)
      expect(anew).to.deep.include({ pairedAt, linkedAt: later })
    })

    it('sets it anew for another number, and forgets how far the old one’s chats were swept', async () => {
      await accounts.setPaired(shop.accountId, wid, pairedAt)
      await accounts.setWatermark(shop.accountId, 'a@c.us', pairedAt)
      await accounts.setPaired(shop.accountId, wid, later)
      expect(await accounts.watermarks(shop.accountId)).to.have.all.keys('a@c.us')
      const other = '15550002222@c.us'
      expect(await accounts.setPaired(shop.accountId, other, later)).to.deep.include({
        wid: other,
        pairedAt: later,
      })
      expect(await accounts.watermarks(shop.accountId)).to.deep.equal(new Map())
    })

    it('hands what another number still had to send over to a person', async () => {
      await accounts.setPaired(shop.accountId, wid, pairedAt)
      const ann = await record(database.db, shop.accountId)
      const outbox = createOutboxRepository(database.db)
      const message = { ...ann, accountId: shop.accountId, kind: 'reply' as const, inboxIds: [ann.id] }
      await outbox.add({ ...message, body: 'one' })
      await accounts.setPaired(shop.accountId, wid, later)
      const claim = await outbox.claimNext(shop.accountId, 60_000)
      if (claim === undefined) throw new Error('nothing to claim')
      await outbox.add({ ...message, body: 'two' })
      await accounts.setPaired(shop.accountId, '15550002222@c.us', later)
      expect(await outbox.claimNext(shop.accountId, 60_000)).to.equal(undefined)
      expect(await outbox.markSent(claim, { messageKey: 'k', ack: 0, sentAt: later })).to.equal(false)
      const waiting = await createHandoverRepository(database.db).waiting(shop.businessId, 10)
      expect(waiting.map(({ inboxId, reason }) => ({ inboxId, reason }))).to.deep.equal([
        { inboxId: ann.id, reason: 'not_sent' },
      ])
    })

    it('takes the number’s lid for no other number', async () => {
      await accounts.setPaired(shop.accountId, wid, pairedAt)
      await accounts.setWatermark(shop.accountId, 'a@c.us', pairedAt)
      const signedIn = await accounts.setPaired(shop.accountId, '99887766@lid', later)
      expect(signedIn).to.deep.include({ wid, pairedAt })
      expect(await accounts.watermarks(shop.accountId)).to.have.all.keys('a@c.us')
    })

    it('leaves other accounts’ pairing and watermarks alone', async () => {
      const other = await createShop(database.db)
      await accounts.setPaired(other.accountId, wid, pairedAt)
      await accounts.setWatermark(other.accountId, 'a@c.us', pairedAt)
      await accounts.setPairingCode(other.accountId, 'theirs', 60_000)
      await accounts.setPaired(shop.accountId, '15550003333@c.us', later)
      expect(await accounts.find(other.accountId)).to.deep.include({ wid, pairedAt })
      expect(await accounts.watermarks(other.accountId)).to.have.all.keys('a@c.us')
      expect(await accounts.pairingCode(other.businessId)).to.include({ code: 'theirs' })
    })

    it('deletes the QR', async () => {
      await accounts.setPairingCode(shop.accountId, 'code', 60_000)
      await accounts.setPaired(shop.accountId, wid, pairedAt)
      expect(await codes()).to.deep.equal([])
    })
  })

  const codes = () =>
    queryRows(database.db, 'select code from pairing_codes where account_id = :accountId', {
      accountId: shop.accountId,
    })

  describe('a wish to unlink', () => {
    const ask = async (businessId = shop.businessId) => {
      const { member } = await createMemberService(database.db).invite({
        businessId,
        email: `${businessId}@example.com`,
        role: 'owner',
      })
      await accounts.requestUnlinking({ businessId, accountId: shop.accountId, memberId: member.id })
      return (await accounts.find(shop.accountId))?.unlinkRequestedAt
    }

    it('stands until the account waits for a scan, over restarts of the bot', async () => {
      await accounts.setPaired(shop.accountId, wid, pairedAt)
      await accounts.setState(shop.accountId, 'ready')
      expect(await ask()).to.be.instanceOf(Date)
      for (const state of ['offline', 'starting', 'reconnecting', 'ready'] as const) {
        await accounts.setState(shop.accountId, state)
        expect((await accounts.find(shop.accountId))?.unlinkRequestedAt, state).to.be.instanceOf(Date)
      }
      for (const state of ['pairing', 'ready'] as const) {
        await accounts.setState(shop.accountId, state)
        expect((await accounts.find(shop.accountId))?.unlinkRequestedAt, state).to.equal(undefined)
      }
      expect(await ask(), 'asked again').to.be.instanceOf(Date)
    })

    it('is none where nothing is linked, or by another business', async () => {
      expect(await ask()).to.equal(undefined)
      await accounts.setPaired(shop.accountId, wid, pairedAt)
      await accounts.setState(shop.accountId, 'pairing')
      expect(await ask()).to.equal(undefined)
      await accounts.setState(shop.accountId, 'ready')
      expect(await ask((await createShop(database.db)).businessId)).to.equal(undefined)
    })
  })

  describe('a QR', () => {
    it('is shown to its own business while it can be scanned, the newest one', async () => {
      await accounts.setPairingCode(shop.accountId, 'old', 60_000)
      await accounts.setPairingCode(shop.accountId, 'new', 60_000)
      const shown = await accounts.pairingCode(shop.businessId)
      expect(shown).to.include({ code: 'new' })
      expect(shown?.expiresAt.getTime()).to.be.closeTo(Date.now() + 60_000, 5_000)
      expect(await accounts.pairingCode((await createShop(database.db)).businessId)).to.equal(undefined)
    })

    it('is deleted once it has expired', async () => {
      await accounts.setPairingCode(shop.accountId, 'code', 1)
      await delay(10)
      expect(await accounts.pairingCode(shop.businessId)).to.equal(undefined)
      expect(await codes()).to.deep.equal([])
    })

    it('is deleted when it is taken back', async () => {
      await accounts.setPairingCode(shop.accountId, 'code', 60_000)
      await accounts.deletePairingCode(shop.accountId)
      expect(await codes()).to.deep.equal([])
    })
  })

  it('keeps how far each chat was swept, and never goes back', async () => {
    await accounts.setWatermark(shop.accountId, 'a@c.us', later)
    await accounts.setWatermark(shop.accountId, 'a@c.us', pairedAt)
    await accounts.setWatermark(shop.accountId, 'b@lid', pairedAt)
    expect(await accounts.watermarks(shop.accountId)).to.deep.equal(
      new Map([
        ['a@c.us', later],
        ['b@lid', pairedAt],
      ]),
    )
    expect(await accounts.watermarks((await createShop(database.db)).accountId)).to.deep.equal(new Map())
  })
})
