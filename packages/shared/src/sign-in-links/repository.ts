import type { Database } from '../database/connect.js'
import { queryRow, queryRows } from '../database/rows.js'

/** Whom a one-time link is for. */
export interface LinkTarget {
  memberId: number
  userId: number
  businessId: number
  businessName: string
  email: string
}

export type SignInLinkRepository = ReturnType<typeof createSignInLinkRepository>

/** One-time links: each is bound to one membership, and a membership has one at most. Only a token's hash is kept. */
export function createSignInLinkRepository(db: Database) {
  return {
    /** Makes a link; the membership's earlier one ends. Its row has to be locked. */
    async replace(
      member: { id: number; userId: number },
      tokenHash: Buffer,
      lifeMs: number,
      trx: Database,
    ): Promise<void> {
      await this.end([member.id], trx)
      await trx.raw(
        `insert into sign_in_links (token_hash, user_id, member_id, expires_at)
         values (:tokenHash, :userId, :memberId, now() + :lifeMs * interval '1 ms')`,
        { tokenHash, userId: member.userId, memberId: member.id, lifeMs },
      )
    },

    /** Whom a link is for, while it can be used. */
    async find(tokenHash: Buffer): Promise<LinkTarget | undefined> {
      const row = await queryRow<{
        member_id: number
        user_id: number
        business_id: number
        business_name: string
        email: string
      }>(
        db,
        `select k.member_id, m.user_id, m.business_id, b.name as business_name, lower(u.email) as email
         from sign_in_links k
           join members m on m.id = k.member_id and m.removed_at is null
           join users u on u.id = m.user_id join businesses b on b.id = m.business_id
         where k.token_hash = :tokenHash and k.used_at is null and k.expires_at > now()`,
        { tokenHash },
      )
      return (
        row && {
          memberId: row.member_id,
          userId: row.user_id,
          businessId: row.business_id,
          businessName: row.business_name,
          email: row.email,
        }
      )
    },

    /** Uses a membership's link up. @returns false where it can't be used any more; of two at once, one gets it */
    async use(tokenHash: Buffer, memberId: number, trx: Database): Promise<boolean> {
      const rows = await queryRows(
        trx,
        `update sign_in_links set used_at = now()
         where token_hash = :tokenHash and member_id = :memberId and used_at is null and expires_at > now()
         returning 1`,
        { tokenHash, memberId },
      )
      return rows.length === 1
    },

    /** Links of these memberships that were handed out are worth nothing any more. */
    async end(memberIds: readonly number[], trx: Database): Promise<void> {
      await trx.raw(
        'update sign_in_links set used_at = now() where member_id = any(:memberIds) and used_at is null',
        { memberIds: [...memberIds] },
      )
    },
  }
}
