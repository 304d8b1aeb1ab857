import type { Database } from '../database/connect.js'
import { queryRow, queryRows, requireRow } from '../database/rows.js'
import type { Member, Membership, Role } from './types.js'

export interface MemberRow {
  id: number
  user_id: number
  business_id: number
  email: string
  role: Role
  login_id: number | null
}

export const toMember = (row: MemberRow): Member => ({
  id: row.id,
  userId: row.user_id,
  businessId: row.business_id,
  email: row.email,
  role: row.role,
  loginId: row.login_id ?? undefined,
})

const memberColumns = 'm.id, m.user_id, m.business_id, lower(u.email) as email, m.role, m.login_id'

export type MemberRepository = ReturnType<typeof createMemberRepository>

export function createMemberRepository(db: Database) {
  return {
    /** Adds the person, who hasn't joined then, or changes the role of one who is there. Nobody else's until the end. */
    async add(businessId: number, email: string, role: Role, trx: Database): Promise<Member> {
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

    /** Nobody else's until the transaction ends; undefined where there is no such member. */
    async lock(memberId: number, trx: Database): Promise<Member | undefined> {
      const row = await queryRow<MemberRow>(
        trx,
        `select ${memberColumns} from members m join users u on u.id = m.user_id
         where m.id = :memberId and m.removed_at is null for update of m`,
        { memberId },
      )
      return row && toMember(row)
    },

    /** What these logins open, nobody else's until the transaction ends. */
    async lockOfLogins(loginIds: readonly number[], trx: Database): Promise<number[]> {
      const rows = await queryRows<{ id: number }>(
        trx,
        'select id from members where login_id = any(:loginIds) and removed_at is null order by id for update',
        { loginIds: [...loginIds] },
      )
      return rows.map(row => row.id)
    },

    async setLogin(memberId: number, loginId: number, trx: Database): Promise<void> {
      // whoever it is now: what came before wasn't about their sign-in
      await trx.raw(
        `update members set login_id = :loginId, told_until = now()
         where id = :memberId and removed_at is null`,
        { memberId, loginId },
      )
    },

    async moveToLogin(loginIds: readonly number[], loginId: number, trx: Database): Promise<void> {
      await trx.raw(
        'update members set login_id = :loginId where login_id = any(:loginIds) and removed_at is null',
        { loginIds: [...loginIds], loginId },
      )
    },

    /** What a login opens, one a business, oldest first. */
    async ofLogin(loginId: number, trx: Database = db): Promise<Member[]> {
      const rows = await queryRows<MemberRow>(
        trx,
        `select ${memberColumns} from members m join users u on u.id = m.user_id
         where m.login_id = :loginId and m.removed_at is null order by m.id`,
        { loginId },
      )
      return rows.map(toMember)
    },

    /** The shops that a login opens, by name. */
    async shopsOf(loginId: number): Promise<Membership[]> {
      const rows = await queryRows<{ id: number; business_name: string; role: Role }>(
        db,
        `select m.id, b.name as business_name, m.role from members m join businesses b on b.id = m.business_id
         where m.login_id = :loginId and m.removed_at is null order by lower(b.name), m.id`,
        { loginId },
      )
      return rows.map(row => ({ memberId: row.id, businessName: row.business_name, role: row.role }))
    },

    /** A membership by its id; undefined where another login opens it. */
    async findOfLogin(loginId: number, memberId: number): Promise<Member | undefined> {
      const row = await queryRow<MemberRow>(
        db,
        `select ${memberColumns} from members m join users u on u.id = m.user_id
         where m.login_id = :loginId and m.id = :memberId and m.removed_at is null`,
        { loginId, memberId },
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

    /** Those who can sign in: their number, and nobody else's, until the transaction ends. */
    async lockOwners(businessId: number, trx: Database): Promise<number[]> {
      const rows = await queryRows<{ id: number }>(
        trx,
        `select id from members
         where business_id = :businessId and role = 'owner' and removed_at is null and login_id is not null
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

    /** The row stays: what the member did keeps their name. Nothing opens it any more. */
    async remove(memberId: number, trx: Database): Promise<void> {
      await trx.raw('update members set removed_at = now(), login_id = null where id = :memberId', {
        memberId,
      })
    },
  }
}
