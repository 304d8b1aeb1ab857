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
import { createLoginRepository } from './repository.js'
import type { Login } from './types.js'

export type PasswordProblem = 'too_short' | 'too_long' | 'easy_to_guess'

/** Who came in, and what their login opens: at least one membership. */
export interface SignedIn {
  login: Login
  memberships: Member[]
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
   * Several logins that the same password opens are one from now on: the oldest. Sessions of before are over, so that
   * none of them comes to more than it was made for.
   * @returns undefined where they ended or got another password meanwhile
   */
  async function joinTogether(matching: readonly Login[], trx: Database): Promise<Login | undefined> {
    await members.lockOfLogins(
      matching.map(({ id }) => id),
      trx,
    )
    const [login, ...others] = await logins.lock(matching, trx)
    if (login === undefined) return undefined
    const otherIds = others.map(({ id }) => id)
    await members.moveToLogin(otherIds, login.id, trx)
    await deleteUnused(otherIds, trx)
    await sessions.deleteOfLogins([login.id], trx)
    return logins.raiseVersion(login.id, trx)
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
     * Uses the link up and gives its membership to a login of the same e-mail that the password opens.
     * @returns 'wrong' where it opens none, 'gone' where the link is used, expired or unknown
     */
    async joinByLink(token: string, password: string, by: Requester): Promise<SignedIn | 'wrong' | 'gone'> {
      const target = await links.find(hashToken(token))
      if (target === undefined) return 'gone'
      const matching = await opened(await logins.ofUser(target.userId), password)
      if (matching.length === 0) return 'wrong'
      return db.transaction(async trx => {
        const member = await members.lock(target.memberId, trx)
        if (member === undefined || !(await links.use(hashToken(token), member.id, trx))) return 'gone'
        const login = await joinTogether(matching, trx)
        if (login === undefined) throw new Error('the login ended while it was joined')
        await members.setLogin(member.id, login.id, trx)
        if (member.loginId !== undefined && member.loginId !== login.id) {
          await deleteUnused([member.loginId], trx)
        }
        await sessions.deleteOfMember(member.id, trx)
        await noteJoined(member, by, trx)
        return { login, memberships: await members.ofLogin(login.id, trx) }
      })
    },

    /**
     * @param only to try these alone
     * @returns undefined where the password opens none of the e-mail's logins
     */
    async signIn(email: string, password: string, only?: readonly number[]): Promise<SignedIn | undefined> {
      // PostgreSQL has no such character, so nobody is called that
      const user = email.includes('\0') ? undefined : await logins.ofEmail(email.trim())
      const tried = user && {
        salt: user.salt,
        logins: user.logins.filter(({ id }) => only?.includes(id) ?? true),
      }
      const matching = await opened(tried, password)
      const [first, ...others] = matching
      const login = others.length === 0 ? first : await db.transaction(trx => joinTogether(matching, trx))
      const memberships = login === undefined ? [] : await members.ofLogin(login.id)
      if (login === undefined || memberships.length === 0) return undefined
      return { login: { id: login.id, version: login.version }, memberships }
    },

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
        await audit.noteOfLogin(loginId, 'password_changed', by, trx)
        return changed
      })
    },

    /** Signs a login out everywhere, also where somebody is signing in right now. */
    async endSessions(loginId: number, by: Requester): Promise<void> {
      await db.transaction(async trx => {
        await logins.raiseVersion(loginId, trx)
        await sessions.deleteOfLogins([loginId], trx)
        await audit.noteOfLogin(loginId, 'sessions_ended', by, trx)
      })
    },
  }
}
