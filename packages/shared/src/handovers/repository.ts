import type { Database } from '../database/connect.js'
import { queryRow, queryRows, requireRow } from '../database/rows.js'
import type { Handover, HandoverReason } from './types.js'

interface HandoverRow {
  id: number
  chat_id: number
  contact_id: number
  inbox_id: number
  reason: HandoverReason
  created_at: Date
}

const toHandover = (row: HandoverRow): Handover => ({
  id: row.id,
  chatId: row.chat_id,
  contactId: row.contact_id,
  inboxId: row.inbox_id,
  reason: row.reason,
  createdAt: row.created_at,
})

export type HandoverRepository = ReturnType<typeof createHandoverRepository>

export function createHandoverRepository(db: Database) {
  return {
    /** A message waits for a person from now on. */
    async open(
      handover: {
        businessId: number
        contactId: number
        chatId: number
        inboxId: number
        reason: HandoverReason
      },
      trx: Database = db,
    ): Promise<void> {
      await trx.raw(
        `with opened as (
           insert into handovers (business_id, contact_id, chat_id, inbox_id, reason)
           values (:businessId, :contactId, :chatId, :inboxId, :reason)
           returning business_id
         ) select pg_notify('handovers', cast(business_id as text)) from opened`,
        handover,
      )
    },

    /** Does this contact wait for a person already? */
    async isWaiting(businessId: number, contactId: number, trx: Database = db): Promise<boolean> {
      const row = await queryRow(
        trx,
        `select 1 from handovers
         where business_id = :businessId and contact_id = :contactId and closed_at is null limit 1`,
        { businessId, contactId },
      )
      return row !== undefined
    },

    /** Those that wait, oldest first. */
    async waiting(businessId: number, limit: number): Promise<Handover[]> {
      const rows = await queryRows<HandoverRow>(
        db,
        `select * from handovers where business_id = :businessId and closed_at is null
         order by created_at, id limit :limit`,
        { businessId, limit },
      )
      return rows.map(toHandover)
    },

    async countWaiting(businessId: number): Promise<number> {
      const row = await requireRow<{ count: number }>(
        db,
        'select count(*) as count from handovers where business_id = :businessId and closed_at is null',
        { businessId },
      )
      return row.count
    },
  }
}
