import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { BusinessError } from '../businesses/service.js'
import type { Database } from '../database/connect.js'
import { hashPassword, passwordLength, passwordMatches } from './password.js'
import { createMemberRepository } from './repository.js'
import { type Member, type Role, roles } from './types.js'

const linkLifeMs = 24 * 60 * 60 * 1000
const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

export type PasswordProblem = 'too_short' | 'too_long'

/** Whoever makes a link can take the person's place: nobody may who shares them with another shop. */
const elsewhere = (email: string): BusinessError =>
  new BusinessError(
    `“${email}” is used at another shop already. Ask whoever runs Comanda to add them or to make a link.`,
  )

function checkedEmail(text: string): string {
  const email = text.trim()
  if (z.email().max(254).safeParse(email).success) return email
  throw new BusinessError(`“${email}” is no e-mail address. Give one like name@example.com.`)
}

function checkedRole(text: string): Role {
  const role = roles.find(known => known === text)
  if (role !== undefined) return role
  throw new BusinessError(`“${text}” is no role. Choose one of ${roles.join(', ')}.`)
}

export type MemberOutcome = 'changed' | 'last_owner' | 'not_found'

export type MemberService = ReturnType<typeof createMemberService>

export function createMemberService(db: Database) {
  const members = createMemberRepository(db)
  return {
    /**
     * Adds a member, or changes the role of one who is there, and makes a one-time link to choose a password with.
     * Only the token's hash is kept.
     * @returns the token; the link is PUBLIC_URL/welcome/TOKEN and works once, for 24 h
     * @throws BusinessError saying what to change
     */
    async invite(input: {
      businessId: number
      email: string
      role: string
    }): Promise<{ member: Member; token: string }> {
      const email = checkedEmail(input.email)
      const role = checkedRole(input.role)
      const token = randomBytes(32).toString('base64url')
      const member = await db.transaction(async trx => {
        const added = await members.add(input.businessId, email, role, trx)
        // one made at another shop must not open this one
        if (await members.isElsewhere(input.businessId, added.userId, trx)) {
          await members.expireLinks(added.userId, trx)
        }
        await members.addLink(added.userId, hashToken(token), linkLifeMs, trx)
        return added
      })
      return { member, token }
    },

    /** Adds a member who signs in with this password at once, where no link can be followed. */
    async addWithPassword(input: {
      businessId: number
      email: string
      role: Role
      password: string
    }): Promise<Member> {
      const passwordHash = await hashPassword(input.password)
      return db.transaction(async trx => {
        const member = await members.add(input.businessId, input.email, input.role, trx)
        await members.setPassword(member.userId, passwordHash, trx)
        return member
      })
    },

    /** Whom a one-time link is for, while it can be used. */
    linkUser: (token: string) => members.linkUser(hashToken(token)),

    /** What keeps a password from being taken, if anything. */
    passwordProblem(password: string): PasswordProblem | undefined {
      if (password.length < passwordLength.least) return 'too_short'
      if (password.length > passwordLength.most) return 'too_long'
      return undefined
    },

    /**
     * Uses the link up and sets the password.
     * @returns the person's roles, or undefined where the link is used, expired or unknown
     */
    async acceptLink(token: string, password: string): Promise<Member[] | undefined> {
      const passwordHash = await hashPassword(password)
      const userId = await db.transaction(async trx => {
        const user = await members.useLink(hashToken(token), trx)
        if (user !== undefined) await members.setPassword(user, passwordHash, trx)
        return user
      })
      return userId === undefined ? undefined : members.ofUser(userId)
    },

    /** @returns the person's roles, or undefined where e-mail and password don't belong together */
    async signIn(email: string, password: string): Promise<Member[] | undefined> {
      // PostgreSQL has no such character, so nobody is called that
      const user = email.includes('\0') ? undefined : await members.findUser(email.trim())
      if (password.length > passwordLength.most) return undefined
      if (!(await passwordMatches(user?.passwordHash, password)) || user === undefined) return undefined
      return members.ofUser(user.id)
    },

    find: members.find,
    findOfUser: members.findOfUser,
    ofBusiness: members.ofBusiness,
    shopsOf: members.shopsOf,

    /**
     * As `invite`, by a shop's owner: adds whoever belongs to no other shop and isn't here yet.
     * @throws BusinessError saying why not
     */
    async inviteFromShop(input: {
      businessId: number
      email: string
      role: string
    }): Promise<{ member: Member; token: string }> {
      const email = checkedEmail(input.email)
      const user = await members.findUser(email)
      const memberships = user === undefined ? [] : await members.ofUser(user.id)
      if (memberships.some(({ businessId }) => businessId === input.businessId)) {
        throw new BusinessError(`“${email}” is here already. Change the role in the list.`)
      }
      if (memberships.length > 0) throw elsewhere(email)
      return this.invite({ ...input, email })
    },

    /**
     * A new one-time link for a member who lost the password; links made before end.
     * @returns undefined where there is no such member
     * @throws BusinessError where the person belongs to another shop too
     */
    async newLink(
      businessId: number,
      memberId: number,
    ): Promise<{ member: Member; token: string } | undefined> {
      const member = await members.find(businessId, memberId)
      if (member === undefined) return undefined
      const token = randomBytes(32).toString('base64url')
      await db.transaction(async trx => {
        if (await members.isElsewhere(businessId, member.userId, trx)) throw elsewhere(member.email)
        await members.expireLinks(member.userId, trx)
        await members.addLink(member.userId, hashToken(token), linkLifeMs, trx)
      })
      return { member, token }
    },

    /** A shop always keeps an owner. @throws BusinessError for what is no role */
    async setRole(businessId: number, memberId: number, text: string): Promise<MemberOutcome> {
      const role = checkedRole(text)
      return db.transaction(async trx => {
        const owners = await members.lockOwners(businessId, trx)
        if (role !== 'owner' && owners.length === 1 && owners[0] === memberId) return 'last_owner'
        return (await members.setRole(businessId, memberId, role, trx)) ? 'changed' : 'not_found'
      })
    },

    /** A shop always keeps an owner. */
    async remove(businessId: number, memberId: number): Promise<MemberOutcome> {
      return db.transaction(async trx => {
        const owners = await members.lockOwners(businessId, trx)
        if (owners.length === 1 && owners[0] === memberId) return 'last_owner'
        return (await members.remove(businessId, memberId, trx)) ? 'changed' : 'not_found'
      })
    },

    /** Is this the person's password? */
    async isPassword(userId: number, password: string): Promise<boolean> {
      if (password.length > passwordLength.most) return false
      return passwordMatches(await members.passwordHash(userId), password)
    },

    /** @returns false where the current password is wrong */
    async changePassword(userId: number, current: string, next: string): Promise<boolean> {
      if (!(await this.isPassword(userId, current))) return false
      await members.setPassword(userId, await hashPassword(next))
      return true
    },
  }
}
