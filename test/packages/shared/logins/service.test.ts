import { randomBytes } from 'node:crypto'
import { operator } from '@comanda/shared/audit/types.js'
import { queryRows, requireRow } from '@comanda/shared/database/rows.js'
import { createLoginService, type LoginService, type SignedIn } from '@comanda/shared/logins/service.js'
import { createMemberService, type MemberService } from '@comanda/shared/members/service.js'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { createShop, type TestShop } from '../shop.js'
import { withoutSecondStep } from './signed-in.js'

const password = 'a long password'

describe('logins', () => {
  let database: TestDatabase
  let logins: LoginService
  let members: MemberService
  let shop: TestShop
  let made = 0

  before(async () => {
    database = await createTestDatabase()
    logins = createLoginService(database.db)
    members = createMemberService(database.db)
  })
  after(() => database.drop())
  beforeEach(async () => {
    shop = await createShop(database.db)
  })

  const newEmail = (): string => {
    made += 1
    return `person${made}@example.com`
  }

  const invite = (given: { email?: string; role?: string; businessId?: number } = {}) =>
    members.invite({ businessId: shop.businessId, email: newEmail(), role: 'owner', ...given })

  describe('a one-time link', () => {
    it('lets its person choose a password and sign in with it', async () => {
      const email = newEmail()
      const { member, token } = await invite({ email })
      expect(member).to.include({ businessId: shop.businessId, email, role: 'owner', loginId: undefined })
      expect(withoutSecondStep(await logins.signIn(email, password))).to.equal(undefined)
      expect(await logins.linkTarget(token)).to.include({
        memberId: member.id,
        email,
        businessName: 'Bella Napoli',
      })
      const signedIn = await logins.choosePassword(token, password, operator)
      expect(signedIn?.memberships).to.deep.equal([{ ...member, loginId: signedIn?.login.id }])
      expect(withoutSecondStep(await logins.signIn(email, password))).to.deep.equal(signedIn)
    })

    it('works once', async () => {
      const email = newEmail()
      const { token } = await invite({ email })
      await logins.choosePassword(token, password, operator)
      expect(await logins.linkTarget(token)).to.equal(undefined)
      expect(await logins.choosePassword(token, 'another password', operator)).to.equal(undefined)
      expect(withoutSecondStep(await logins.signIn(email, 'another password'))).to.equal(undefined)
    })

    it('works for one of two who use it at once', async () => {
      const email = newEmail()
      const { token } = await invite({ email })
      const passwords = ['first password', 'second password']
      const accepted = await Promise.all(
        passwords.map(chosen => logins.choosePassword(token, chosen, operator)),
      )
      expect(accepted.filter(roles => roles !== undefined)).to.have.length(1)
      const signedIn = (await Promise.all(passwords.map(chosen => logins.signIn(email, chosen)))).map(
        withoutSecondStep,
      )
      expect(signedIn.map(roles => roles !== undefined)).to.deep.equal(
        accepted.map(roles => roles !== undefined),
      )
    })

    it('works for a day', async () => {
      const { member, token } = await invite()
      const { left } = await requireRow<{ left: number }>(
        database.db,
        'select cast(extract(epoch from expires_at - now()) as float8) as left from sign_in_links where member_id = :id',
        { id: member.id },
      )
      expect(left).to.be.closeTo(86_400, 60)
      await database.db.raw('update sign_in_links set expires_at = now() where member_id = ?', [member.id])
      expect(await logins.linkTarget(token)).to.equal(undefined)
      expect(await logins.choosePassword(token, password, operator)).to.equal(undefined)
      expect(withoutSecondStep(await logins.signIn(member.email, password))).to.equal(undefined)
    })

    it('ends with the next link of the same membership', async () => {
      const email = newEmail()
      const first = await invite({ email })
      const second = await invite({ email })
      expect(await logins.linkTarget(first.token)).to.equal(undefined)
      expect(await logins.choosePassword(first.token, password, operator)).to.equal(undefined)
      expect(withoutSecondStep(await logins.joinByLink(first.token, password, operator))).to.equal('gone')
      expect(await logins.choosePassword(second.token, password, operator)).not.to.equal(undefined)
    })

    it('can’t be read from the database', async () => {
      const { token } = await invite()
      const links = await queryRows(database.db, 'select cast(l as text) as text from sign_in_links l')
      expect(JSON.stringify(links)).to.not.include(token)
    })

    it('is nothing where the token is anything else', async () => {
      for (const token of ['', 'x', '\0', 'ñ'.repeat(10_000)]) {
        expect(await logins.linkTarget(token)).to.equal(undefined)
        expect(await logins.choosePassword(token, password, operator)).to.equal(undefined)
      }
    })
  })

  describe('signing in', () => {
    it('takes the e-mail in any case and with blanks around', async () => {
      const email = newEmail()
      const { token } = await invite({ email: ` ${email.toUpperCase()} ` })
      await logins.choosePassword(token, password, operator)
      expect(withoutSecondStep(await logins.signIn(` ${email} `, password))).not.to.equal(undefined)
    })

    it('fails for a wrong password, an unknown e-mail and one that never chose a password', async () => {
      const { member, token } = await invite()
      await logins.choosePassword(token, password, operator)
      expect(withoutSecondStep(await logins.signIn(member.email, 'a wrong password'))).to.equal(undefined)
      expect(withoutSecondStep(await logins.signIn(member.email, `${password} `))).to.equal(undefined)
      expect(withoutSecondStep(await logins.signIn(member.email, 'x'.repeat(100_000)))).to.equal(undefined)
      expect(withoutSecondStep(await logins.signIn('nobody@example.com', password))).to.equal(undefined)
      expect(withoutSecondStep(await logins.signIn('a\0b', password))).to.equal(undefined)
      const { member: invited } = await invite()
      expect(withoutSecondStep(await logins.signIn(invited.email, ''))).to.equal(undefined)
    })

    const rolesOf = (signedIn: SignedIn | 'wrong' | 'gone' | undefined): string[] =>
      typeof signedIn === 'object' ? signedIn.memberships.map(({ role }) => role) : []

    it('opens what its own link gave, until the person joins the two', async () => {
      const other = await createShop(database.db)
      const email = newEmail()
      const first = await invite({ email, role: 'manager' })
      const second = await invite({
        email: email.toUpperCase(),
        role: 'driver',
        businessId: other.businessId,
      })
      await logins.choosePassword(first.token, password, operator)
      expect(rolesOf(withoutSecondStep(await logins.signIn(email, password)))).to.deep.equal(['manager'])
      expect(withoutSecondStep(await logins.joinByLink(second.token, 'a wrong password', operator))).to.equal(
        'wrong',
      )
      expect(
        rolesOf(withoutSecondStep(await logins.joinByLink(second.token, password, operator))),
      ).to.deep.equal(['manager', 'driver'])
      expect(rolesOf(withoutSecondStep(await logins.signIn(email, password)))).to.deep.equal([
        'manager',
        'driver',
      ])
      expect(withoutSecondStep(await logins.joinByLink(second.token, password, operator))).to.equal('gone')
    })

    it('joins what the same password opens, and ends the sessions of before', async () => {
      const other = await createShop(database.db)
      const email = newEmail()
      const first = await invite({ email, role: 'manager' })
      const second = await invite({ email, role: 'driver', businessId: other.businessId })
      const before = await logins.choosePassword(first.token, password, operator)
      await logins.choosePassword(second.token, password, operator)
      const signedIn = withoutSecondStep(await logins.signIn(email, password))
      expect(rolesOf(signedIn)).to.deep.equal(['manager', 'driver'])
      expect(signedIn?.login.id).to.equal(before?.login.id)
      expect(signedIn?.login.version).to.be.above(Number(before?.login.version))
    })

    it('opens a membership no more that a new link gave a password of its own', async () => {
      const other = await createShop(database.db)
      const email = newEmail()
      await logins.choosePassword((await invite({ email, role: 'manager' })).token, password, operator)
      const there = await invite({ email, role: 'driver', businessId: other.businessId })
      withoutSecondStep(await logins.joinByLink(there.token, password, operator))
      const anew = await members.newLink(other.businessId, there.member.id, operator)
      await logins.choosePassword(String(anew?.token), 'another password', operator)
      expect(rolesOf(withoutSecondStep(await logins.signIn(email, password)))).to.deep.equal(['manager'])
      expect(rolesOf(withoutSecondStep(await logins.signIn(email, 'another password')))).to.deep.equal([
        'driver',
      ])
    })
  })

  it('change their password with their links', async () => {
    const { member, token } = await invite()
    const signedIn = await logins.choosePassword(token, password, operator)
    const id = Number(signedIn?.login.id)
    const link = await members.newLink(shop.businessId, member.id, operator)
    expect(
      await logins.changePassword(id, { current: 'a wrong password', next: 'another password' }, operator),
    ).to.equal(undefined)
    expect(await logins.linkTarget(String(link?.token))).not.to.equal(undefined)
    const changed = await logins.changePassword(id, { current: password, next: 'another password' }, operator)
    expect(changed).to.deep.equal({ id, version: Number(signedIn?.login.version) + 1 })
    expect(await logins.linkTarget(String(link?.token))).to.equal(undefined)
    expect(withoutSecondStep(await logins.signIn(member.email, password))).to.equal(undefined)
    expect(withoutSecondStep(await logins.signIn(member.email, 'another password'))?.login).to.deep.equal(
      changed,
    )
  })

  it('may come with a password, where no link can be followed', async () => {
    const email = newEmail()
    const member = await members.addWithPassword({
      businessId: shop.businessId,
      email,
      role: 'owner',
      password,
    })
    expect(withoutSecondStep(await logins.signIn(email, password))?.memberships).to.deep.equal([member])
  })

  it('choose a password that is neither short nor endless', async () => {
    const long = randomBytes(150).toString('base64')
    expect(await logins.passwordProblem(long.slice(0, 9), [])).to.equal('too_short')
    expect(await logins.passwordProblem(long.slice(0, 10), [])).to.equal(undefined)
    expect(await logins.passwordProblem(long.slice(0, 200), [])).to.equal(undefined)
    expect(await logins.passwordProblem(`${long}x`, [])).to.equal('too_long')
  })

  it('choose none that is easy to guess, for anybody or for who knows them', async function () {
    // a thread for each
    this.timeout(60_000)
    const about = ['lucia.ferrer@example.com', 'Bella Napoli']
    const easy = [
      'password12',
      '1234567890',
      'aaaaaaaaaa',
      'qwertyuiop12',
      'comanda123',
      'lucia.ferrer@example.com1',
      'luciaferrer1',
      'Bella Napoli 1',
      'bellanapoli!',
      'x'.repeat(200),
    ]
    for (const password of easy) {
      expect(await logins.passwordProblem(password, about), password).to.equal('easy_to_guess')
    }
    for (const password of ['correct horse battery', 'tomato-window-cousin', 'ñandú y tres sillas']) {
      expect(await logins.passwordProblem(password, about), password).to.equal(undefined)
    }
  })
})
