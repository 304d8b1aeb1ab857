import { randomBytes } from 'node:crypto'
import { operator } from '@comanda/shared/audit/types.js'
import { createLoginService, type SignedIn } from '@comanda/shared/logins/service.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { createSessionRepository } from '@comanda/shared/sessions/repository.js'
import { createViewerRepository } from '@comanda/shared/viewers/repository.js'
import { expect } from 'chai'
import fc from 'fast-check'
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
    ...(['remove', 'setRole', 'signIn', 'switchShop', 'changePassword', 'endSessions'] as const),
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
    /** Those of an address that a password opens, as one. */
    function together(address: number, password: string): Opener | undefined {
      const openers = new Set<Opener>()
      for (const { opener } of memberships.values()) {
        if (opener?.address === address && opener.password === password) openers.add(opener)
      }
      // the oldest is the one that was made first; which one stays shows nowhere, all sessions of all of them end
      const [first] = openers
      if (first === undefined || openers.size === 1) return first
      for (const given of memberships.values()) {
        if (given.opener !== undefined && openers.has(given.opener)) given.opener = first
      }
      endSessions(({ opener }) => openers.has(opener))
      return first
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
        const opener = { address: link.address, password: String(passwords[password]) }
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
        const opener = together(link.address, String(passwords[password]))
        expect(joined === 'wrong').to.equal(opener === undefined)
        if (typeof joined === 'string' || opener === undefined) return
        endSessions(session => session.opener === opener)
        endSessions(session => session.opener === given.opener && session.shop === link.shop)
        Object.assign(given, { opener, link: undefined })
        expectOpened(joined, opener)
        await newSession(joined, opener, link.shop)
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
      signIn: async ({ address, password }) => {
        const signedIn = await logins.signIn(emailOf(address), String(passwords[password]))
        const opener = together(address, String(passwords[password]))
        expect(signedIn !== undefined).to.equal(opener !== undefined)
        if (signedIn === undefined || opener === undefined) return
        expectOpened(signedIn, opener)
        await newSession(signedIn, opener, Number(openedBy(opener)[0]))
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
        const member = (await viewers.find(session.sid))?.viewer?.member
        const given = memberships.get(key(session.shop, session.opener.address))
        const isRight = !session.isOver && given?.opener === session.opener
        const seen = member && `${member.businessId} ${member.role}`
        expect(seen).to.equal(isRight ? `${businessOf(session.shop)} ${given.role}` : undefined)
        const heard = (await sessions.members([session.sid])).get(session.sid)
        expect(heard?.id, 'live').to.equal(member?.id)
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
      numRuns: 30,
    })
  })
})
