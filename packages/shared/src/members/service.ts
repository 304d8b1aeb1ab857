import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { createAuditRepository } from '../audit/repository.js'
import { operator, type Requester } from '../audit/types.js'
import { BusinessError } from '../businesses/service.js'
import type { Database } from '../database/connect.js'
import { hashPassword } from '../logins/password.js'
import { createLoginRepository } from '../logins/repository.js'
import { createSessionRepository } from '../sessions/repository.js'
import { createSignInLinkRepository } from '../sign-in-links/repository.js'
import { createMemberRepository } from './repository.js'
import { type Member, type Role, roles } from './types.js'

const linkLifeMs = 24 * 60 * 60 * 1000

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

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

/** A member, and the token of the one-time link: PUBLIC_URL/welcome/TOKEN works once, for 24 h. */
export interface Invitation {
  member: Member
  token: string
}

export type MemberService = ReturnType<typeof createMemberService>

/** Who belongs to a shop. What opens a membership is its login (logins/service.ts), which its own link alone gives. */
export function createMemberService(db: Database) {
  const members = createMemberRepository(db)
  const logins = createLoginRepository(db)
  const links = createSignInLinkRepository(db)
  const sessions = createSessionRepository(db)
  const audit = createAuditRepository(db)

  async function makeLink(member: Member, trx: Database): Promise<Invitation> {
    const token = randomBytes(32).toString('base64url')
    await links.replace(member, hashToken(token), linkLifeMs, trx)
    return { member, token }
  }

  return {
    /**
     * Adds a member, or changes the role of one who is there, and makes the membership's one-time link; its earlier one
     * ends. Whether the address is used at another shop changes nothing, and isn't looked at.
     * @throws BusinessError saying what to change
     */
    async invite(
      input: { businessId: number; email: string; role: string },
      by: Requester = operator,
    ): Promise<Invitation> {
      const email = checkedEmail(input.email)
      const role = checkedRole(input.role)
      return db.transaction(async trx => {
        const member = await members.add(input.businessId, email, role, trx)
        const { businessId } = member
        await audit.note({ businessId, what: 'invited', subjectId: member.id, detail: role }, by, trx)
        return makeLink(member, trx)
      })
    },

    /** Adds a member who signs in with this password at once, where no link can be followed. */
    async addWithPassword(input: {
      businessId: number
      email: string
      role: Role
      password: string
    }): Promise<Member> {
      const { member } = await this.invite(input)
      const user = await logins.ofUser(member.userId)
      if (user === undefined) throw new Error('the person is gone')
      const passwordHash = await hashPassword(input.password, user.salt)
      return db.transaction(async trx => {
        await links.end([member.id], trx)
        await sessions.deleteOfMember(member.id, trx)
        const login = await logins.create(member.userId, passwordHash, trx)
        await members.setLogin(member.id, login.id, trx)
        if (member.loginId !== undefined) await logins.deleteUnused([member.loginId], trx)
        return { ...member, loginId: login.id }
      })
    },

    find: members.find,
    ofBusiness: members.ofBusiness,

    /**
     * As `invite`, by a shop's owner: adds whoever isn't here yet.
     * @throws BusinessError saying why not
     */
    async inviteFromShop(
      input: { businessId: number; email: string; role: string },
      by: Requester,
    ): Promise<Invitation> {
      const email = checkedEmail(input.email).toLowerCase()
      if ((await members.ofBusiness(input.businessId)).some(member => member.email === email)) {
        throw new BusinessError(`“${email}” is here already. Change the role in the list.`)
      }
      return this.invite({ ...input, email }, by)
    },

    /**
     * A new one-time link for a member who lost the password; the one before ends. Until it is used the password works on.
     * @returns undefined where there is no such member
     */
    async newLink(businessId: number, memberId: number, by: Requester): Promise<Invitation | undefined> {
      return db.transaction(async trx => {
        const member = await members.lock(memberId, trx)
        if (member?.businessId !== businessId) return undefined
        await audit.note({ businessId, what: 'link_made', subjectId: memberId }, by, trx)
        return makeLink(member, trx)
      })
    },

    /** A shop always keeps an owner who can sign in. @throws BusinessError for what is no role */
    async setRole(businessId: number, memberId: number, text: string, by: Requester): Promise<MemberOutcome> {
      const role = checkedRole(text)
      return db.transaction(async trx => {
        const owners = await members.lockOwners(businessId, trx)
        if (role !== 'owner' && owners.length === 1 && owners[0] === memberId) return 'last_owner'
        if (!(await members.setRole(businessId, memberId, role, trx))) return 'not_found'
        await audit.note({ businessId, what: 'role_changed', subjectId: memberId, detail: role }, by, trx)
        return 'changed'
      })
    },

    /** Ends the membership with its link and its sessions. A shop always keeps an owner who can sign in. */
    async remove(businessId: number, memberId: number, by: Requester): Promise<MemberOutcome> {
      return db.transaction(async trx => {
        const owners = await members.lockOwners(businessId, trx)
        if (owners.length === 1 && owners[0] === memberId) return 'last_owner'
        const member = await members.lock(memberId, trx)
        if (member?.businessId !== businessId) return 'not_found'
        await members.remove(memberId, trx)
        await audit.note({ businessId, what: 'removed', subjectId: memberId }, by, trx)
        await links.end([memberId], trx)
        await sessions.deleteOfMember(memberId, trx)
        if (member.loginId !== undefined) await logins.deleteUnused([member.loginId], trx)
        return 'changed'
      })
    },
  }
}
