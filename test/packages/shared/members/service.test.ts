import { BusinessError } from '@comanda/shared/businesses/service.js'
import { queryRows, requireRow } from '@comanda/shared/database/rows.js'
import { createMemberService, type MemberService } from '@comanda/shared/members/service.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'
import { createShop, type TestShop } from '../shop.js'

const password = 'a long password'

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

  describe('a one-time link', () => {
    it('lets its person choose a password and sign in with it', async () => {
      const email = newEmail()
      const { member, token } = await invite({ email })
      expect(member).to.include({ businessId: shop.businessId, email, role: 'owner', hasPassword: false })
      expect(await members.signIn(email, password)).to.equal(undefined)
      expect(await members.linkUser(token)).to.deep.equal({ userId: member.userId, email })
      const roles = [{ ...member, hasPassword: true }]
      expect(await members.acceptLink(token, password)).to.deep.equal(roles)
      expect(await members.signIn(email, password)).to.deep.equal(roles)
    })

    it('works once', async () => {
      const email = newEmail()
      const { token } = await invite({ email })
      await members.acceptLink(token, password)
      expect(await members.linkUser(token)).to.equal(undefined)
      expect(await members.acceptLink(token, 'another password')).to.equal(undefined)
      expect(await members.signIn(email, 'another password')).to.equal(undefined)
    })

    it('works for one of two who use it at once', async () => {
      const email = newEmail()
      const { token } = await invite({ email })
      const passwords = ['first password', 'second password']
      const accepted = await Promise.all(passwords.map(chosen => members.acceptLink(token, chosen)))
      expect(accepted.filter(roles => roles !== undefined)).to.have.length(1)
      const signedIn = await Promise.all(passwords.map(chosen => members.signIn(email, chosen)))
      expect(signedIn.map(roles => roles !== undefined)).to.deep.equal(
        accepted.map(roles => roles !== undefined),
      )
    })

    it('works for a day', async () => {
      const { member, token } = await invite()
      const { left } = await requireRow<{ left: number }>(
        database.db,
        'select cast(extract(epoch from expires_at - now()) as float8) as left from sign_in_links where user_id = :id',
        { id: member.userId },
      )
      expect(left).to.be.closeTo(86_400, 60)
      await database.db.raw('update sign_in_links set expires_at = now() where user_id = ?', [member.userId])
      expect(await members.linkUser(token)).to.equal(undefined)
      expect(await members.acceptLink(token, password)).to.equal(undefined)
      expect(await members.signIn(member.email, password)).to.equal(undefined)
    })

    it('ends with any other link of the same person that is used', async () => {
      const email = newEmail()
      const first = await invite({ email })
      const second = await invite({ email })
      await members.acceptLink(second.token, password)
      expect(await members.linkUser(first.token)).to.equal(undefined)
      expect(await members.acceptLink(first.token, 'another password')).to.equal(undefined)
    })

    it('can’t be read from the database', async () => {
      const { token } = await invite()
      const links = await queryRows(database.db, 'select cast(l as text) as text from sign_in_links l')
      expect(JSON.stringify(links)).to.not.include(token)
    })

    it('is nothing where the token is anything else', async () => {
      for (const token of ['', 'x', '\0', 'ñ'.repeat(10_000)]) {
        expect(await members.linkUser(token)).to.equal(undefined)
        expect(await members.acceptLink(token, password)).to.equal(undefined)
      }
    })
  })

  describe('signing in', () => {
    it('takes the e-mail in any case and with blanks around', async () => {
      const email = newEmail()
      const { token } = await invite({ email: ` ${email.toUpperCase()} ` })
      await members.acceptLink(token, password)
      expect(await members.signIn(` ${email} `, password)).to.have.length(1)
    })

    it('fails for a wrong password, an unknown e-mail and one that never chose a password', async () => {
      const { member, token } = await invite()
      await members.acceptLink(token, password)
      expect(await members.signIn(member.email, 'a wrong password')).to.equal(undefined)
      expect(await members.signIn(member.email, `${password} `)).to.equal(undefined)
      expect(await members.signIn(member.email, 'x'.repeat(100_000))).to.equal(undefined)
      expect(await members.signIn('nobody@example.com', password)).to.equal(undefined)
      expect(await members.signIn('a\0b', password)).to.equal(undefined)
      const { member: invited } = await invite()
      expect(await members.signIn(invited.email, '')).to.equal(undefined)
    })

    it('gives a person’s roles at every business', async () => {
      const other = await createShop(database.db)
      const email = newEmail()
      const first = await invite({ email, role: 'manager' })
      const second = await invite({
        email: email.toUpperCase(),
        role: 'driver',
        businessId: other.businessId,
      })
      expect(await members.linkUser(first.token), 'a link from before must not open both').to.equal(undefined)
      await members.acceptLink(second.token, password)
      const roles = (await members.signIn(email, password)) ?? []
      expect(roles.map(({ businessId, role }) => ({ businessId, role }))).to.deep.equal([
        { businessId: shop.businessId, role: 'manager' },
        { businessId: other.businessId, role: 'driver' },
      ])
    })
  })

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

  it('may come with a password, where no link can be followed', async () => {
    const email = newEmail()
    const member = await members.addWithPassword({
      businessId: shop.businessId,
      email,
      role: 'owner',
      password,
    })
    expect(await members.signIn(email, password)).to.deep.equal([{ ...member, hasPassword: true }])
  })

  it('choose a password that is neither short nor endless', () => {
    expect(members.passwordProblem('x'.repeat(9))).to.equal('too_short')
    expect(members.passwordProblem('x'.repeat(10))).to.equal(undefined)
    expect(members.passwordProblem('x'.repeat(200))).to.equal(undefined)
    expect(members.passwordProblem('x'.repeat(201))).to.equal('too_long')
  })
})
