import { operator } from '@comanda/shared/audit/types.js'
import { BusinessError } from '@comanda/shared/businesses/service.js'
import { createLoginRepository } from '@comanda/shared/logins/repository.js'
import { createLoginService } from '@comanda/shared/logins/service.js'
import { createMemberService, type MemberService } from '@comanda/shared/members/service.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import { createShop, type TestShop } from '../shop.js'

describe('members', () => {
  const database = useTestDatabase()
  let members: MemberService
  let shop: TestShop
  let made = 0

  before(async () => {
    members = createMemberService(database.db)
  })
  beforeEach(async () => {
    shop = await createShop(database.db)
  })

  const newEmail = (): string => {
    made += 1
    return `person${made}@example.com`
  }

  const invite = (given: { email?: string; role?: string; businessId?: number } = {}) =>
    members.invite({ businessId: shop.businessId, email: newEmail(), role: 'owner', ...given })

  const problemOf = async (work: Promise<unknown>): Promise<string> => {
    const error: unknown = await work.catch((caught: unknown) => caught)
    if (error instanceof BusinessError) return error.message
    throw new Error(`no problem: ${error}`)
  }

  it('keep one role a business: adding somebody again changes it', async () => {
    const email = newEmail()
    const { member } = await invite({ email, role: 'kitchen' })
    const { member: again } = await invite({ email, role: 'manager' })
    expect(again).to.deep.equal({ ...member, role: 'manager' })
  })

  it('are found within their own business only', async () => {
    const { member } = await invite()
    const other = await createShop(database.db)
    expect(await members.find(shop.businessId, member.id)).to.deep.equal(member)
    expect(await members.find(other.businessId, member.id)).to.equal(undefined)
  })

  it('say what is wrong with an e-mail or a role', async () => {
    for (const email of ['', 'nobody', 'a@b', 'a b@example.com', `${'x'.repeat(250)}@example.com`]) {
      expect(await problemOf(invite({ email }))).to.include('is no e-mail address')
    }
    for (const role of ['', 'boss', 'Owner', 'constructor']) {
      expect(await problemOf(invite({ role }))).to.include('owner, manager, kitchen, driver')
    }
  })

  it('are written in small letters, whoever wrote the address first', async () => {
    const email = newEmail()
    const { member } = await invite({ email: email.toUpperCase() })
    const other = await createShop(database.db)
    const { member: there } = await invite({ email, businessId: other.businessId })
    expect([member.email, there.email]).to.deep.equal([email, email])
  })

  it('have an owner who can sign in, whoever else was invited as one', async () => {
    const { token, member } = await invite()
    await createLoginService(database.db).choosePassword(token, 'a long password', operator)
    const { member: invited } = await invite()
    expect(await members.remove(shop.businessId, member.id, operator)).to.equal('last_owner')
    expect(await members.setRole(shop.businessId, member.id, 'driver', operator)).to.equal('last_owner')
    expect(await members.remove(shop.businessId, invited.id, operator)).to.equal('changed')
  })

  it('leave with the login that opened nothing else', async () => {
    const { member, token } = await invite({ role: 'driver' })
    await createLoginService(database.db).choosePassword(token, 'a long password', operator)
    const login = () => createLoginRepository(database.db).ofUser(member.userId)
    expect((await login())?.logins).to.have.length(1)
    expect(await members.remove(shop.businessId, member.id, operator)).to.equal('changed')
    expect((await login())?.logins).to.deep.equal([])
    expect(await members.find(shop.businessId, member.id)).to.equal(undefined)
    const { member: again } = await invite({ email: member.email })
    expect(again).to.include({ id: member.id, loginId: undefined })
  })
})
