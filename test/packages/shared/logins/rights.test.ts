import { randomBytes } from 'node:crypto'
import { operator } from '@comanda/shared/audit/types.js'
import { createSealer } from '@comanda/shared/keys/seal.js'
import { createLoginService, isWaiting, type SignedIn, type Waiting } from '@comanda/shared/logins/service.js'
import type { Login } from '@comanda/shared/logins/types.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { roles } from '@comanda/shared/members/types.js'
import { createFactorChanges } from '@comanda/shared/second-factors/changes.js'
import { createSecondFactorService } from '@comanda/shared/second-factors/service.js'
import { createSessionRepository } from '@comanda/shared/sessions/repository.js'
import { createViewerRepository } from '@comanda/shared/viewers/repository.js'
import { expect } from 'chai'
import fc from 'fast-check'
import { TOTP } from 'otpauth'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { createShop, type TestShop } from '../shop.js'

const shopCount = 3
const addressCount = 2
const passwords = ['the first password', 'the second password', 'the third password']
const hour = { absoluteMs: 3_600_000, idleMs: 3_600_000 }

/** What happens, in any order. Numbers choose among what there is: shops, addresses, passwords, links, sessions. */
const step = fc.record({
  what: fc.constantFrom(
    ...(['invite', 'opsAdd', 'opsAdd', 'newLink', 'choose', 'choose', 'choose', 'join', 'join'] as const),
    ...(['remove', 'setRole', 'signIn', 'signIn', 'switchShop', 'changePassword', 'endSessions'] as const),
    ...(['addApp', 'addApp', 'removeApp', 'resetFactors', 'demand'] as const),
  ),
  shop: fc.nat(shopCount - 1),
  address: fc.nat(addressCount - 1),
  password: fc.nat(passwords.length - 1),
  next: fc.nat(passwords.length - 1),
  role: fc.constantFrom('owner', 'manager', 'driver'),
  pick: fc.nat(50),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** A login as the rules have it: it opens what a membership's own link, or its password at such a link, gave it. */
interface Opener {
  address: number
  password: string
  /** of its authenticator app, in base32 */
  secret: string | undefined
}
interface Membership {
  role: string
  opener: Opener | undefined
  link: string | undefined
}
interface KnownSession {
  sid: string
  opener: Opener
  shop: number
  /** deleted, by whatever ended it */
  isOver: boolean
}

/** Whoever has one of the sessions, passwords or links may be anybody: the rules are the same for attackers. */
describe('rights, whatever happens in whatever order', () => {
  let database: TestDatabase

  before(async () => {
    database = await createTestDatabase()
  })
  after(() => database.drop())

  async function play(steps: readonly Step[]): Promise<void> {
    const { db } = database
    const [members, logins] = [createMemberService(db), createLoginService(db)]
    const sealer = createSealer(['the secret that seals what apps are given'], 'second factors')
    const factors = createSecondFactorService(db, sealer)
    const demanded = new Map<number, string[]>()
    const [sessions, viewers] = [createSessionRepository(db), createViewerRepository(db)]
    const shops: TestShop[] = []
    for (let at = 0; at < shopCount; at += 1) shops.push(await createShop(db))
    const run = randomBytes(4).toString('hex')
    const emails = Array.from({ length: addressCount }, (_, at) => `person${at}-${run}@example.com`)
    const memberships = new Map<string, Membership>()
    const links: { token: string; shop: number; address: number }[] = []
    const known: KnownSession[] = []

    const businessOf = (shop: number): number => Number(shops[shop]?.businessId)
    const emailOf = (address: number): string => String(emails[address])
    const key = (shop: number, address: number): string => `${shop} ${address}`
    const memberIdOf = async (shop: number, address: number): Promise<number> =>
      (await members.ofBusiness(businessOf(shop))).find(({ email }) => email === emailOf(address))?.id ?? 0

    const openedBy = (opener: Opener): number[] =>
      [...memberships]
        .filter(([, given]) => given.opener === opener)
        .map(([name]) => Number(name.split(' ')[0]))
    function endSessions(wanted: (session: KnownSession) => boolean): void {
      for (const session of known) if (wanted(session)) session.isOver = true
    }
    /** Those of an address that a password fits, in the order in which they were made. */
    function fitting(address: number, password: string): Opener[] {
      const openers = [...memberships.values()].map(({ opener }) => opener)
      return [...new Set(openers)].filter(
        opener => opener?.address === address && opener.password === password,
      ) as Opener[]
    }
    /** Several that were proved at once are one from then on: the first. All sessions of all of them end. */
    function together(proved: readonly Opener[]): Opener | undefined {
      const [first, ...others] = proved
      if (first === undefined || others.length === 0) return first
      for (const given of memberships.values()) {
        if (given.opener !== undefined && others.includes(given.opener)) given.opener = first
      }
      endSessions(({ opener }) => proved.includes(opener))
      return first
    }
    /** The app's code as of now. Each is good once, so time is let pass. */
    async function codeOf({ secret }: Opener): Promise<string> {
      await db.raw('update authenticator_apps set last_step = 0')
      return new TOTP({ secret: String(secret) }).generate()
    }
    /**
     * The second step of those that asked for one: with the code of one of them, of another login's app, or of a step that
     * was used before.
     * @returns which was proved, and the service's word for it
     */
    async function secondStep(
      { guarded }: Waiting,
      expected: readonly Opener[],
      pick: number,
    ): Promise<{ opener: Opener; login: Login } | undefined> {
      expect(guarded).to.have.length(expected.length)
      const all = [...memberships.values()].flatMap(({ opener }) => (opener?.secret ? [opener] : []))
      const chosen = pick % 3 === 0 ? all[pick % all.length] : expected[pick % expected.length]
      if (chosen === undefined) return undefined
      const code = await codeOf(chosen)
      const proved = await factors.prove(guarded, { code })
      expect(proved !== undefined, 'proved').to.equal(expected.includes(chosen))
      expect(await factors.prove(guarded, { code }), 'again').to.equal(undefined)
      return proved && { opener: chosen, login: proved.login }
    }
    async function newSession(signedIn: SignedIn, opener: Opener, shop: number): Promise<void> {
      const member = signedIn.memberships.find(({ businessId }) => businessId === businessOf(shop))
      expect(member, 'signed in at the shop').not.to.equal(undefined)
      const sid = randomBytes(8).toString('hex')
      const { login } = signedIn
      await sessions.create(
        sid,
        {
          loginId: login.id,
          loginVersion: login.version,
          memberId: member?.id,
          businessId: member?.businessId,
        },
        hour,
      )
      known.push({ sid, opener, shop, isOver: false })
    }
    function expectOpened(signedIn: SignedIn, opener: Opener): void {
      const shopsOpened = signedIn.memberships.map(({ businessId, role }) => `${businessId} ${role}`)
      expect(shopsOpened).to.have.members(
        openedBy(opener).map(
          shop => `${businessOf(shop)} ${memberships.get(key(shop, opener.address))?.role}`,
        ),
      )
    }

    const acts: Record<Step['what'], (given: Step) => Promise<void>> = {
      invite: async ({ shop, address, role }) => {
        const had = memberships.has(key(shop, address))
        const made = await members
          .inviteFromShop({ businessId: businessOf(shop), email: emailOf(address), role }, operator)
          .catch(() => undefined)
        expect(made === undefined).to.equal(had)
        if (made === undefined) return
        links.push({ token: made.token, shop, address })
        memberships.set(key(shop, address), { role, opener: undefined, link: made.token })
      },
      opsAdd: async ({ shop, address, role }) => {
        const { token } = await members.invite({
          businessId: businessOf(shop),
          email: emailOf(address),
          role,
        })
        const opener = memberships.get(key(shop, address))?.opener
        links.push({ token, shop, address })
        memberships.set(key(shop, address), { role, opener, link: token })
      },
      newLink: async ({ shop, address }) => {
        const given = memberships.get(key(shop, address))
        const made = await members.newLink(businessOf(shop), await memberIdOf(shop, address), operator)
        expect(made === undefined).to.equal(given === undefined)
        if (made === undefined || given === undefined) return
        links.push({ token: made.token, shop, address })
        given.link = made.token
      },
      choose: async ({ pick, password }) => {
        const link = links[pick % links.length]
        if (link === undefined) return
        const given = memberships.get(key(link.shop, link.address))
        const signedIn = await logins.choosePassword(link.token, String(passwords[password]), operator)
        expect(signedIn !== undefined).to.equal(given?.link === link.token)
        if (signedIn === undefined || given === undefined) return
        endSessions(({ opener, shop }) => opener === given.opener && shop === link.shop)
        const opener = {
          address: link.address,
          password: String(passwords[password]),
          secret: undefined,
        }
        Object.assign(given, { opener, link: undefined })
        expectOpened(signedIn, opener)
        await newSession(signedIn, opener, link.shop)
      },
      join: async ({ pick, password }) => {
        const link = links[pick % links.length]
        if (link === undefined) return
        const given = memberships.get(key(link.shop, link.address))
        const joined = await logins.joinByLink(link.token, String(passwords[password]), operator)
        if (given?.link !== link.token) return void expect(joined).to.equal('gone')
        const fit = fitting(link.address, String(passwords[password]))
        const [guarded, open] = [fit.filter(({ secret }) => secret), fit.filter(({ secret }) => !secret)]
        expect(joined === 'wrong').to.equal(fit.length === 0)
        if (typeof joined === 'string') return
        let signedIn: SignedIn | 'gone'
        let opener: Opener | undefined
        if (isWaiting(joined)) {
          const proved = await secondStep(joined, guarded, pick)
          if (proved === undefined) return
          signedIn = await logins.joinProved(link.token, proved.login, joined.open, operator)
          opener = together([proved.opener, ...open])
        } else {
          expect(guarded).to.have.length(0)
          signedIn = joined
          opener = together(open)
        }
        if (signedIn === 'gone' || opener === undefined)
          throw new Error('the link is good, and it was proved')
        endSessions(session => session.opener === opener)
        endSessions(session => session.opener === given.opener && session.shop === link.shop)
        Object.assign(given, { opener, link: undefined })
        expectOpened(signedIn, opener)
        await newSession(signedIn, opener, link.shop)
      },
      remove: async ({ shop, address }) => {
        const given = memberships.get(key(shop, address))
        const owners = [...memberships].filter(
          ([name, { role, opener }]) =>
            name.startsWith(`${shop} `) && role === 'owner' && opener !== undefined,
        )
        const isLast = owners.length === 1 && owners[0]?.[0] === key(shop, address)
        const outcome = await members.remove(businessOf(shop), await memberIdOf(shop, address), operator)
        expect(outcome).to.equal(given === undefined ? 'not_found' : isLast ? 'last_owner' : 'changed')
        if (outcome !== 'changed') return
        endSessions(session => session.opener.address === address && session.shop === shop)
        memberships.delete(key(shop, address))
      },
      setRole: async ({ shop, address, role }) => {
        const given = memberships.get(key(shop, address))
        const outcome = await members.setRole(
          businessOf(shop),
          await memberIdOf(shop, address),
          role,
          operator,
        )
        if (given !== undefined && outcome === 'changed') given.role = role
      },
      signIn: async ({ address, password, pick }) => {
        const fit = fitting(address, String(passwords[password]))
        const [guarded, open] = [fit.filter(({ secret }) => secret), fit.filter(({ secret }) => !secret)]
        const given = await logins.signIn(emailOf(address), String(passwords[password]))
        expect(given !== undefined).to.equal(fit.length > 0)
        if (given === undefined) return
        let signedIn: SignedIn | undefined
        let opener: Opener | undefined
        if (isWaiting(given)) {
          const proved = await secondStep(given, guarded, pick)
          if (proved === undefined) return
          signedIn = await logins.signInProved(proved.login, given.open)
          opener = together([proved.opener, ...open])
        } else {
          expect(guarded).to.have.length(0)
          signedIn = given
          opener = together(open)
        }
        if (signedIn === undefined || opener === undefined) throw new Error('it was proved')
        expectOpened(signedIn, opener)
        const shop = openedBy(opener).find(at => businessOf(at) === signedIn.memberships[0]?.businessId)
        await newSession(signedIn, opener, Number(shop))
      },
      addApp: async ({ pick }) => {
        const session = known[pick % known.length]
        const found = session && (await viewers.find(session.sid))
        if (session === undefined || found?.viewer === undefined) return
        const { sealed } = factors.newApp()
        const secret = factors.showApp(sealed, 'x')?.typed.replaceAll(' ', '')
        const code = new TOTP({ secret: String(secret) }).generate()
        const { loginId, loginVersion } = found.content as { loginId: number; loginVersion: number }
        const login = { id: loginId, version: loginVersion }
        const added = await factors.addApp(login, { sealed, code }, operator)
        expect(added).to.be.an('object').and.to.have.property('login')
        session.opener.secret = secret
        endSessions(({ opener }) => opener === session.opener)
      },
      removeApp: async ({ pick }) => {
        const session = known[pick % known.length]
        const found = session && (await viewers.find(session.sid))
        if (session === undefined || found?.viewer === undefined) return
        const { loginId, loginVersion } = found.content as { loginId: number; loginVersion: number }
        const changed = await factors.removeApp({ id: loginId, version: loginVersion }, operator)
        expect(changed !== undefined).to.equal(session.opener.secret !== undefined)
        if (changed === undefined) return
        session.opener.secret = undefined
        endSessions(({ opener }) => opener === session.opener)
      },
      resetFactors: async ({ shop, address }) => {
        const member = await members.find(businessOf(shop), await memberIdOf(shop, address))
        const opener = memberships.get(key(shop, address))?.opener
        if (member?.loginId === undefined || opener === undefined) return
        const had = await createFactorChanges(db).reset(member.loginId, operator)
        expect(had).to.equal(opener.secret !== undefined)
        if (!had) return
        opener.secret = undefined
        endSessions(session => session.opener === opener)
      },
      demand: async ({ shop, role, pick }) => {
        const wanted = roles.filter(known => known === role && pick % 2 === 0)
        await factors.demand(businessOf(shop), wanted, operator)
        demanded.set(shop, wanted)
      },
      switchShop: async ({ pick, shop }) => {
        const session = known[pick % known.length]
        const content = session && (await viewers.find(session.sid))
        if (session === undefined || content?.viewer === undefined) return
        const { loginId } = content.viewer.member
        const memberId = await memberIdOf(shop, session.opener.address)
        const found = await logins.findMember(Number(loginId), memberId)
        expect(found !== undefined).to.equal(openedBy(session.opener).includes(shop))
        if (found === undefined) return
        const changed = { ...content.content, memberId: found.id, businessId: found.businessId }
        await sessions.update(session.sid, changed)
        session.shop = shop
      },
      changePassword: async ({ pick, password, next }) => {
        const session = known[pick % known.length]
        const viewer = session && (await viewers.find(session.sid))?.viewer
        if (session === undefined || viewer === undefined) return
        const [current, wanted] = [String(passwords[password]), String(passwords[next])]
        const changed = await logins.changePassword(
          Number(viewer.member.loginId),
          { current, next: wanted },
          operator,
        )
        expect(changed !== undefined).to.equal(current === session.opener.password)
        if (changed === undefined) return
        for (const shop of openedBy(session.opener)) {
          const given = memberships.get(key(shop, session.opener.address))
          if (given !== undefined) given.link = undefined
        }
        session.opener.password = wanted
        endSessions(({ opener }) => opener === session.opener)
      },
      endSessions: async ({ pick }) => {
        const session = known[pick % known.length]
        const viewer = session && (await viewers.find(session.sid))?.viewer
        if (session === undefined || viewer === undefined) return
        await logins.endSessions(Number(viewer.member.loginId), operator)
        endSessions(({ opener }) => opener === session.opener)
      },
    }

    async function expectSessions(): Promise<void> {
      for (const session of known) {
        const viewer = (await viewers.find(session.sid))?.viewer
        const member = viewer?.member
        const given = memberships.get(key(session.shop, session.opener.address))
        const isRight = !session.isOver && given?.opener === session.opener
        const seen = member && `${member.businessId} ${member.role}`
        expect(seen).to.equal(isRight ? `${businessOf(session.shop)} ${given.role}` : undefined)
        // whom the shop asks for a second factor first hears and does nothing else
        const isAsked =
          isRight && demanded.get(session.shop)?.includes(given.role) && session.opener.secret === undefined
        expect(viewer?.lacksSecondFactor === true, 'asked first').to.equal(isAsked === true)
        const heard = (await sessions.members([session.sid])).get(session.sid)
        expect(heard?.id, 'live').to.equal(isAsked ? undefined : member?.id)
      }
    }

    for (const given of steps) {
      await acts[given.what](given)
      await expectSessions()
    }
    for (let address = 0; address < addressCount; address += 1) {
      for (let password = 0; password < passwords.length; password += 1) {
        await acts.signIn({ ...(steps[0] as Step), address, password })
      }
    }
    for (const { token, shop, address } of links) {
      const isGood = memberships.get(key(shop, address))?.link === token
      expect((await logins.linkTarget(token)) !== undefined).to.equal(isGood)
    }
  }

  it('are what the shop’s own link gave, and nothing else', async function () {
    // each password is hashed for real
    this.timeout(180_000)
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30, size: 'max' }), play), {
      seed: 20_261_130,
      numRuns: 40,
    })
  })
})
