import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { expect } from 'chai'
import { type DrivenShop, openShop } from '../../support/driven-shop.js'
import { waitFor } from '../../support/wait-for.js'

const ann = '15551230001'

describe('unlinking a number', () => {
  let shop: DrivenShop
  let memberId: number

  beforeEach(async () => {
    shop = await openShop()
    const { member } = await createMemberService(shop.db).invite({
      businessId: shop.businessId,
      email: 'owner@example.com',
      role: 'owner',
    })
    memberId = member.id
  })
  afterEach(() => shop.close())

  const accounts = () => createAccountRepository(shop.db)
  const account = () => accounts().find(shop.accountId)
  const ask = () =>
    accounts().requestUnlinking({ businessId: shop.businessId, accountId: shop.accountId, memberId })
  const devices = async () => (await shop.control.state()).accounts[0]?.devices

  it('signs out here and on the phone, shows a new code, and answers again once it is scanned', async () => {
    shop.startBot()
    await shop.pair()
    await shop.untilSettled([await shop.write(ann, 'a coke')])
    await ask()
    await waitFor('no linked device', async () => (await devices()) === 0)
    await waitFor('a new code', () => shop.db('pairing_codes').first())
    expect(await account()).to.include({ state: 'pairing', unlinkRequestedAt: undefined })
    const meanwhile = await shop.write(ann, '2 margheritas')
    await shop.pair()
    await shop.untilSettled([meanwhile])
    expect(await devices()).to.equal(1)
    expect(await shop.replies(ann)).to.have.length(2)
  })

  it('is done by the next start where the bot was away, and once only', async () => {
    shop.startBot()
    await shop.pair()
    await shop.killBot()
    await ask()
    expect((await account())?.unlinkRequestedAt).to.be.instanceOf(Date)
    shop.startBot()
    await waitFor('no linked device', async () => (await devices()) === 0)
    await shop.pair()
    await shop.stopBot()
    shop.startBot()
    await shop.untilReady()
    expect(await devices()).to.equal(1)
  })
})
