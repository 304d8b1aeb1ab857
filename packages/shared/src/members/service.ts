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
      const email = input.email.trim()
      if (!z.email().max(254).safeParse(email).success) {
        throw new BusinessError(`“${email}” is no e-mail address. Give one like name@example.com.`)
      }
      const role = roles.find(known => known === input.role)
      if (role === undefined) {
        throw new BusinessError(`“${input.role}” is no role. Choose one of ${roles.join(', ')}.`)
      }
      const token = randomBytes(32).toString('base64url')
      const member = await db.transaction(async trx => {
        const added = await members.add(input.businessId, email, role as Role, trx)
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
  }
}
