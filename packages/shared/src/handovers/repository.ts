import type { Statements } from '../database/connect.js'
import { queryRow, queryRows, requireRow } from '../database/rows.js'
import type { Handover, HandoverReason, WaitingPerson } from './types.js'

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

interface PersonRow {
  contact_id: number
  name: string | null
  phone: string | null
  since: Date
  reason: HandoverReason
  count: number
  type: string
  body: string
}

const toPerson = (row: PersonRow): WaitingPerson => ({
  contactId: row.contact_id,
  name: row.name ?? undefined,
  phone: row.phone ?? undefined,
  since: row.since,
  reason: row.reason,
  count: row.count,
  lastMessage: { type: row.type, body: row.body },
})

export type HandoverRepository = ReturnType<typeof createHandoverRepository>

export function createHandoverRepository(db: Statements) {
  return {
    /** A message waits for a person from now on; one that waited already, since our last answer to its chat didn't go out, goes on waiting. */
    async open(
      handover: {
        businessId: number
        contactId: number
        chatId: number
        inboxId: number
        reason: HandoverReason
      },
      trx: Statements = db,
    ): Promise<void> {
      await trx.raw(
        `with opened as (
           insert into handovers (business_id, contact_id, chat_id, inbox_id, reason)
           values (:businessId, :contactId, :chatId, :inboxId, :reason)
           on conflict (inbox_id) do update
             set reason = excluded.reason, created_at = now(), closed_at = null, closed_by = null
           returning business_id
         ) select pg_notify('handovers', cast(business_id as text)) from opened`,
        handover,
      )
    },

    /** Does this contact wait for a person already? */
    async isWaiting(businessId: number, contactId: number, trx: Statements = db): Promise<boolean> {
      const row = await queryRow(
        trx,
        `select 1 from handovers
         where business_id = :businessId and contact_id = :contactId and closed_at is null limit 1`,
        { businessId, contactId },
      )
      return row !== undefined
    },

    /** Who of them waits for a person. */
    async contactsWaiting(businessId: number): Promise<number[]> {
      const rows = await queryRows<{ contact_id: number }>(
        db,
        'select distinct contact_id from handovers where business_id = :businessId and closed_at is null',
        { businessId },
      )
      return rows.map(row => row.contact_id)
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

    /** How many customers wait, and since when the first of them does. @returns undefined where nobody waits */
    async longestWait(businessId: number): Promise<{ people: number; since: Date } | undefined> {
      const row = await requireRow<{ people: number; since: Date | null }>(
        db,
        `select count(distinct contact_id) as people, min(created_at) as since from handovers
         where business_id = :businessId and closed_at is null`,
        { businessId },
      )
      return row.since === null ? undefined : { people: row.people, since: row.since }
    },

    /** Who waits, the longest first; one entry a customer. */
    async people(businessId: number, limit: number): Promise<WaitingPerson[]> {
      const rows = await queryRows<PersonRow>(
        db,
        `with waiting as (
           select contact_id, min(created_at) as since, count(*) as count, max(id) as newest
           from handovers where business_id = :businessId and closed_at is null
           group by contact_id order by min(created_at), contact_id limit :limit
         )
         select w.contact_id, coalesce(k.name, p.name) as name, p.phone, w.since, h.reason, w.count,
           last.type, last.body
         from waiting w join handovers h on h.id = w.newest join contacts p on p.id = w.contact_id
           left join customers k on k.business_id = :businessId and k.contact_id = w.contact_id
           cross join lateral (
             select i.type, i.body from inbox i
             where i.chat_id = h.chat_id and i.kind = 'message' and not i.from_me
             order by i.sent_at desc, i.id desc limit 1
           ) last
         order by w.since, w.contact_id`,
        { businessId, limit },
      )
      return rows.map(toPerson)
    },

    async countPeople(businessId: number): Promise<number> {
      const row = await requireRow<{ count: number }>(
        db,
        `select count(distinct contact_id) as count from handovers
         where business_id = :businessId and closed_at is null`,
        { businessId },
      )
      return row.count
    },

    /** What of this customer waits, oldest first. */
    async openOf(businessId: number, contactId: number, trx: Statements = db): Promise<Handover[]> {
      const rows = await queryRows<HandoverRow>(
        trx,
        `select * from handovers
         where business_id = :businessId and contact_id = :contactId and closed_at is null order by created_at, id`,
        { businessId, contactId },
      )
      return rows.map(toHandover)
    },

    /** A person took care of all that waits of this customer. */
    async closeAll(
      closed: { businessId: number; contactId: number; memberId: number },
      trx: Statements = db,
    ): Promise<void> {
      await trx.raw(
        `with closed as (
           update handovers set closed_at = now(), closed_by = :memberId
           where business_id = :businessId and contact_id = :contactId and closed_at is null returning business_id
         ) select pg_notify('handovers', cast(business_id as text)) from closed limit 1`,
        closed,
      )
    },
  }
}
