import type { Database } from '../database/connect.js'
import { queryRow, queryRows, requireRow } from '../database/rows.js'
import type { Member, Membership, Role } from './types.js'

export interface MemberRow {
  id: number
  user_id: number
  business_id: number
  email: string
  role: Role
  has_password: boolean
}

export const toMember = (row: MemberRow): Member => ({
  id: row.id,
  userId: row.user_id,
  businessId: row.business_id,
  email: row.email,
  role: row.role,
  hasPassword: row.has_password,
})

const memberColumns =
  'm.id, m.user_id, m.business_id, u.email, m.role, u.password_hash is not null as has_password'

export type MemberRepository = ReturnType<typeof createMemberRepository>

export function createMemberRepository(db: Database) {
  return {
    /** Adds the person, or changes the role of one who is there. */
    async add(businessId: number, email: string, role: Role, trx: Database = db): Promise<Member> {
      const user = await requireRow<{ id: number }>(
        trx,
        `insert into users (email) values (:email)
         on conflict (lower(email)) do update set email = users.email returning id`,
        { email },
      )
      await trx.raw(
        `insert into members (business_id, user_id, role) values (:businessId, :userId, :role)
         on conflict (business_id, user_id) do update set role = excluded.role, removed_at = null`,
        { businessId, userId: user.id, role },
      )
      return toMember(
        await requireRow<MemberRow>(
          trx,
          `select ${memberColumns} from members m join users u on u.id = m.user_id
           where m.business_id = :businessId and m.user_id = :userId`,
          { businessId, userId: user.id },
        ),
      )
    },

    async find(businessId: number, memberId: number): Promise<Member | undefined> {
      const row = await queryRow<MemberRow>(
        db,
        `select ${memberColumns} from members m join users u on u.id = m.user_id
         where m.business_id = :businessId and m.id = :memberId and m.removed_at is null`,
        { businessId, memberId },
      )
      return row && toMember(row)
    },

    /** A person's roles, one a business, oldest first. */
    async ofUser(userId: number): Promise<Member[]> {
      const rows = await queryRows<MemberRow>(
        db,
        `select ${memberColumns} from members m join users u on u.id = m.user_id
         where m.user_id = :userId and m.removed_at is null order by m.id`,
        { userId },
      )
      return rows.map(toMember)
    },

    /** The shops that a person may go to, by name. */
    async shopsOf(userId: number): Promise<Membership[]> {
      const rows = await queryRows<{ id: number; business_name: string; role: Role }>(
        db,
        `select m.id, b.name as business_name, m.role from members m join businesses b on b.id = m.business_id
         where m.user_id = :userId and m.removed_at is null order by lower(b.name), m.id`,
        { userId },
      )
      return rows.map(row => ({ memberId: row.id, businessName: row.business_name, role: row.role }))
    },

    /** A person's role by its id; undefined where it is another person's. */
    async findOfUser(userId: number, memberId: number): Promise<Member | undefined> {
      const row = await queryRow<MemberRow>(
        db,
        `select ${memberColumns} from members m join users u on u.id = m.user_id
         where m.user_id = :userId and m.id = :memberId and m.removed_at is null`,
        { userId, memberId },
      )
      return row && toMember(row)
    },

    /** Who belongs to the shop, in the order they came. */
    async ofBusiness(businessId: number): Promise<Member[]> {
      const rows = await queryRows<MemberRow>(
        db,
        `select ${memberColumns} from members m join users u on u.id = m.user_id
         where m.business_id = :businessId and m.removed_at is null order by m.id`,
        { businessId },
      )
      return rows.map(toMember)
    },

    /** Does this person belong to another shop as well? */
    async isElsewhere(businessId: number, userId: number, trx: Database = db): Promise<boolean> {
      const row = await queryRow(
        trx,
        `select 1 from members
         where user_id = :userId and business_id <> :businessId and removed_at is null limit 1`,
        { businessId, userId },
      )
      return row !== undefined
    },

    /** Their number, and nobody else's, until the transaction ends. */
    async lockOwners(businessId: number, trx: Database): Promise<number[]> {
      const rows = await queryRows<{ id: number }>(
        trx,
        `select id from members where business_id = :businessId and role = 'owner' and removed_at is null
         order by id for update`,
        { businessId },
      )
      return rows.map(row => row.id)
    },

    /** @returns whether there is such a member */
    async setRole(businessId: number, memberId: number, role: Role, trx: Database): Promise<boolean> {
      const rows = await queryRows(
        trx,
        `update members set role = :role
         where business_id = :businessId and id = :memberId and removed_at is null returning id`,
        { businessId, memberId, role },
      )
      return rows.length === 1
    },

    /** The row stays: what the member did keeps their name. @returns whether there was such a member */
    async remove(businessId: number, memberId: number, trx: Database): Promise<boolean> {
      const rows = await queryRows(
        trx,
        `update members set removed_at = now()
         where business_id = :businessId and id = :memberId and removed_at is null returning id`,
        { businessId, memberId },
      )
      return rows.length === 1
    },

    async passwordHash(userId: number): Promise<string | undefined> {
      const row = await queryRow<{ password_hash: string | null }>(
        db,
        'select password_hash from users where id = :userId',
        { userId },
      )
      return row?.password_hash ?? undefined
    },

    /** Links that were handed out before are worth nothing any more. */
    async expireLinks(userId: number, trx: Database): Promise<void> {
      await trx.raw('update sign_in_links set used_at = now() where user_id = :userId and used_at is null', {
        userId,
      })
    },

    async findUser(email: string): Promise<{ id: number; passwordHash: string | undefined } | undefined> {
      const row = await queryRow<{ id: number; password_hash: string | null }>(
        db,
        'select id, password_hash from users where lower(email) = lower(:email)',
        { email },
      )
      return row && { id: row.id, passwordHash: row.password_hash ?? undefined }
    },

    async setPassword(userId: number, passwordHash: string, trx: Database = db): Promise<void> {
      await trx.raw('update users set password_hash = :passwordHash where id = :userId', {
        userId,
        passwordHash,
      })
    },

    async addLink(userId: number, tokenHash: Buffer, lifeMs: number, trx: Database = db): Promise<void> {
      await trx.raw(
        `insert into sign_in_links (token_hash, user_id, expires_at)
         values (:tokenHash, :userId, now() + :lifeMs * interval '1 ms')`,
        { tokenHash, userId, lifeMs },
      )
    },

    /** Whom a link is for, while it can be used. */
    async linkUser(tokenHash: Buffer): Promise<{ userId: number; email: string } | undefined> {
      const row = await queryRow<{ user_id: number; email: string }>(
        db,
        `select l.user_id, u.email from sign_in_links l join users u on u.id = l.user_id
         where l.token_hash = :tokenHash and l.used_at is null and l.expires_at > now()`,
        { tokenHash },
      )
      return row && { userId: row.user_id, email: row.email }
    },

    /**
     * Uses the link up, and any other link of the same person; of two at once, one gets it.
     * @returns the person, or undefined where it can't be used
     */
    async useLink(tokenHash: Buffer, trx: Database): Promise<number | undefined> {
      const row = await queryRow<{ user_id: number }>(
        trx,
        `with used as (
           update sign_in_links set used_at = now()
           where token_hash = :tokenHash and used_at is null and expires_at > now() returning user_id
         ), others as (
           update sign_in_links l set used_at = now() from used
           where l.user_id = used.user_id and l.token_hash <> :tokenHash and l.used_at is null
         ) select user_id from used`,
        { tokenHash },
      )
      return row?.user_id
    },
  }
}
