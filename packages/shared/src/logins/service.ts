import { createAuditRepository } from '../audit/repository.js'
import type { Requester } from '../audit/types.js'
import type { Database } from '../database/connect.js'
import { createMemberRepository } from '../members/repository.js'
import { hashToken } from '../members/service.js'
import type { Member } from '../members/types.js'
import { createSessionRepository } from '../sessions/repository.js'
import { createSignInLinkRepository } from '../sign-in-links/repository.js'
import { hashPassword, opened, passwordLength } from './password.js'
import { createPasswordStrength } from './password-strength.js'
import { createLoginRepository, type HashedLogin } from './repository.js'
import type { Login } from './types.js'

export type PasswordProblem = 'too_short' | 'too_long' | 'easy_to_guess'

/** Who came in, and what their login opens: at least one membership. */
export interface SignedIn {
  login: Login
  memberships: Member[]
}

/** The password was right, and a second factor of one of the guarded logins is asked for. */
export interface Waiting {
  guarded: Login[]
  /** which the password opens by itself: they become one with the login that is proved */
  open: Login[]
}

export const isWaiting = (given: SignedIn | Waiting): given is Waiting => 'guarded' in given

/** A login got another password or second factor, or ended, while somebody came in by it. */
class LoginChangedError extends Error {
  readonly code = 'LOGIN_CHANGED'
}

export type LoginService = ReturnType<typeof createLoginService>

/**
 * What opens memberships. Rows are locked in one order everywhere: memberships, links, logins, sessions.
 *
 * An e-mail address is never proved, so two memberships of one address share a login only where somebody proved its
 * password for both.
 */
export function createLoginService(db: Database) {
  const logins = createLoginRepository(db)
  const links = createSignInLinkRepository(db)
  const members = createMemberRepository(db)
  const sessions = createSessionRepository(db)
  const audit = createAuditRepository(db)
  const isEasyToGuess = createPasswordStrength()

  async function deleteUnused(loginIds: readonly number[], trx: Database): Promise<void> {
    await sessions.deleteOfLogins(await logins.deleteUnused(loginIds, trx), trx)
  }

  /**
   * Several logins that were proved at once are one from now on: the first. Sessions of before are over, so that
   * none of them comes to more than it was made for.
   * @returns undefined where they ended or got another password meanwhile
   */
  async function joinTogether(matching: readonly Login[], trx: Database): Promise<Login | undefined> {
    await members.lockOfLogins(
      matching.map(({ id }) => id),
      trx,
    )
    const locked = await logins.lock(matching, trx)
    const login = locked.find(({ id }) => id === matching[0]?.id)
    if (login === undefined) return undefined
    const otherIds = locked.filter(other => other !== login).map(({ id }) => id)
    await members.moveToLogin(otherIds, login.id, trx)
    await deleteUnused(otherIds, trx)
    await sessions.deleteOfLogins([login.id], trx)
    return logins.raiseVersion(login.id, trx)
  }

  function waitingFor(matching: readonly HashedLogin[]): Waiting | undefined {
    const bare = (isGuarded: boolean): Login[] =>
      matching.filter(login => login.isGuarded === isGuarded).map(({ id, version }) => ({ id, version }))
    const waiting = { guarded: bare(true), open: bare(false) }
    return waiting.guarded.length > 0 ? waiting : undefined
  }

  /** @returns undefined where the login ended or changed meanwhile */
  async function enter(proved: readonly Login[]): Promise<SignedIn | undefined> {
    const [first, ...others] = proved
    const login = others.length === 0 ? first : await db.transaction(trx => joinTogether(proved, trx))
    const memberships = login === undefined ? [] : await members.ofLogin(login.id)
    if (login === undefined || memberships.length === 0) return undefined
    return { login: { id: login.id, version: login.version }, memberships }
  }

  /** Uses a link up and gives its membership to what was proved. */
  async function joinShop(
    token: string,
    memberId: number,
    proved: readonly Login[],
    by: Requester,
  ): Promise<SignedIn | 'gone'> {
    const work = db.transaction(async trx => {
      const member = await members.lock(memberId, trx)
      if (member === undefined || !(await links.use(hashToken(token), member.id, trx))) return 'gone'
      const login = await joinTogether(proved, trx)
      if (login === undefined) throw new LoginChangedError('the login changed while it was joined')
      await members.setLogin(member.id, login.id, trx)
      if (member.loginId !== undefined && member.loginId !== login.id) {
        await deleteUnused([member.loginId], trx)
      }
      await sessions.deleteOfMember(member.id, trx)
      await noteJoined(member, by, trx)
      return { login, memberships: await members.ofLogin(login.id, trx) }
    })
    return work.catch(error => {
      if (error instanceof LoginChangedError) return 'gone'
      throw error
    })
  }

  /** Whether by a new password or by one from another shop is nobody's business at this one. */
  const noteJoined = ({ id, businessId }: Member, by: Requester, trx: Database): Promise<void> =>
    audit.note({ businessId, what: 'joined', subjectId: id }, { ...by, memberId: id }, trx)

  return {
    /** Whom a one-time link is for, while it can be used. */
    linkTarget: (token: string) => links.find(hashToken(token)),

    /**
     * What keeps a password from being taken, if anything.
     * @param about what anybody may know of the person: the e-mail, the shop's name
     */
    async passwordProblem(password: string, about: readonly string[]): Promise<PasswordProblem | undefined> {
      if (password.length < passwordLength.least) return 'too_short'
      if (password.length > passwordLength.most) return 'too_long'
      return (await isEasyToGuess(password, [...about, 'comanda'])) ? 'easy_to_guess' : undefined
    },

    /**
     * Uses the link up and gives its membership a login of its own, whatever opened it before.
     * @returns undefined where the link is used, expired or unknown
     */
    async choosePassword(token: string, password: string, by: Requester): Promise<SignedIn | undefined> {
      const target = await links.find(hashToken(token))
      const user = target && (await logins.ofUser(target.userId))
      if (target === undefined || user === undefined) return undefined
      const passwordHash = await hashPassword(password, user.salt)
      return db.transaction(async trx => {
        const member = await members.lock(target.memberId, trx)
        if (member === undefined || !(await links.use(hashToken(token), member.id, trx))) return undefined
        const login = await logins.create(member.userId, passwordHash, trx)
        await members.setLogin(member.id, login.id, trx)
        if (member.loginId !== undefined) await deleteUnused([member.loginId], trx)
        await sessions.deleteOfMember(member.id, trx)
        await noteJoined(member, by, trx)
        return { login, memberships: [{ ...member, loginId: login.id }] }
      })
    },

    /**
     * Uses the link up and gives its membership to a login of the same e-mail that the password opens; where that asks
     * for a second factor, nothing is used up before it is given.
     * @returns 'wrong' where it opens none, 'gone' where the link is used, expired or unknown
     */
    async joinByLink(
      token: string,
      password: string,
      by: Requester,
    ): Promise<SignedIn | Waiting | 'wrong' | 'gone'> {
      const target = await links.find(hashToken(token))
      if (target === undefined) return 'gone'
      const matching = await opened(await logins.ofUser(target.userId), password)
      if (matching.length === 0) return 'wrong'
      return waitingFor(matching) ?? joinShop(token, target.memberId, matching, by)
    },

    /** As `joinByLink`, once the second factor was given. */
    async joinProved(
      token: string,
      proved: Login,
      open: readonly Login[],
      by: Requester,
    ): Promise<SignedIn | 'gone'> {
      const target = await links.find(hashToken(token))
      return target === undefined ? 'gone' : joinShop(token, target.memberId, [proved, ...open], by)
    },

    /**
     * @param only to try these alone
     * @returns undefined where the password opens none of the e-mail's logins
     */
    async signIn(
      email: string,
      password: string,
      only?: readonly number[],
    ): Promise<SignedIn | Waiting | undefined> {
      // PostgreSQL has no such character, so nobody is called that
      const user = email.includes('\0') ? undefined : await logins.ofEmail(email.trim())
      const tried = user && {
        salt: user.salt,
        logins: user.logins.filter(({ id }) => only?.includes(id) ?? true),
      }
      const matching = await opened(tried, password)
      return waitingFor(matching) ?? enter(matching)
    },

    /**
     * As `signIn`, once the second factor was given, or a passkey alone.
     * @returns undefined where the login ended or changed meanwhile
     */
    signInProved: (proved: Login, open: readonly Login[] = []): Promise<SignedIn | undefined> =>
      enter([proved, ...open]),

    shopsOf: members.shopsOf,
    findMember: members.findOfLogin,

    /** Is this the login's password? */
    async isPassword(loginId: number, password: string): Promise<boolean> {
      return (await opened(await logins.find(loginId), password)).length === 1
    },

    /**
     * Ends the login's sessions and all links of its memberships with it.
     * @returns the login as sessions from now on name it; undefined where the current password is wrong
     */
    async changePassword(
      loginId: number,
      { current, next }: { current: string; next: string },
      by: Requester,
    ): Promise<Login | undefined> {
      const user = await logins.find(loginId)
      const matching = await opened(user, current)
      if (user === undefined || matching.length === 0) return undefined
      const passwordHash = await hashPassword(next, user.salt)
      return db.transaction(async trx => {
        const memberIds = await members.lockOfLogins([loginId], trx)
        await links.end(memberIds, trx)
        if ((await logins.lock(matching, trx)).length === 0) return undefined
        await logins.setPassword(loginId, passwordHash, trx)
        const changed = await logins.raiseVersion(loginId, trx)
        await sessions.deleteOfLogins([loginId], trx)
        await audit.noteOfLogin(loginId, { what: 'password_changed' }, by, trx)
        return changed
      })
    },

    /** Signs a login out in one of its browsers. */
    async endSession(loginId: number, key: string, by: Requester): Promise<void> {
      await db.transaction(async trx => {
        if (!(await sessions.deleteOneOfLogin(loginId, key, trx))) return
        await audit.noteOfLogin(loginId, { what: 'session_ended' }, by, trx)
      })
    },

    /** Signs a login out everywhere, also where somebody is signing in right now. */
    async endSessions(loginId: number, by: Requester): Promise<void> {
      await db.transaction(async trx => {
        await logins.raiseVersion(loginId, trx)
        await sessions.deleteOfLogins([loginId], trx)
        await audit.noteOfLogin(loginId, { what: 'sessions_ended' }, by, trx)
      })
    },
  }
}
