import type { Database } from '../database/connect.js'
import { queryRow, queryRows } from '../database/rows.js'
import { prepare, runPrepared } from '../database/statements.js'
import type { InboxMessage, InboxStatus, Message, WaitingContact } from './types.js'

interface InboxRow {
  id: number
  message_key: string
  account_id: number
  chat_id: number
  contact_id: number
  kind: InboxMessage['kind']
  type: string
  body: string
  payload: Record<string, unknown>
  sent_at: Date
  received_at: Date
  attempts: number
}

const toInboxMessage = (row: InboxRow): InboxMessage => ({
  id: row.id,
  key: row.message_key,
  accountId: row.account_id,
  chatId: row.chat_id,
  contactId: row.contact_id,
  kind: row.kind,
  type: row.type,
  body: row.body,
  payload: row.payload,
  sentAt: row.sent_at,
  receivedAt: row.received_at,
  attempts: row.attempts,
})

/** The statement completed fewer rows than it was told to: somebody else has them. The transaction must not stand. */
export class InboxFenceError extends Error {
  readonly code = 'INBOX_FENCE'

  constructor(readonly inboxIds: readonly number[]) {
    super('these messages were completed elsewhere')
    this.name = 'InboxFenceError'
  }
}

const recordStatement = prepare(
  `select record_message(:accountId, :fromMe, :key, :kind, :version, :chatKind, :chatWid, :phone, :lid,
     :name, :type, :body, :payload, :sentAt, :status) as id`,
)

const completeStatement = prepare(
  `update inbox set status = :status, completed_at = now()
   where account_id = :accountId and id = any(:ids) and status = 'pending' returning id`,
)

export type InboxRepository = ReturnType<typeof createInboxRepository>

export function createInboxRepository(db: Database) {
  return {
    /**
     * Records a message: one statement, one committed row. A second delivery changes nothing.
     * @param status 'pending' where it is to be acted on, 'recorded' where it is only kept
     * @returns the row's id, or undefined where the message was there already
     */
    async record(
      accountId: number,
      message: Message,
      status: InboxStatus,
      trx: Database = db,
    ): Promise<number | undefined> {
      const [row] = await runPrepared<{ id: number | null }>(trx, recordStatement, {
        accountId,
        fromMe: message.fromMe,
        key: message.key,
        kind: message.kind,
        version: message.version,
        chatKind: message.chat.kind,
        chatWid: message.chat.wid,
        phone: message.contact?.phone ?? null,
        lid: message.contact?.lid ?? null,
        name: message.contact?.name ?? null,
        type: message.type,
        body: message.body,
        payload: JSON.stringify(message.payload),
        sentAt: message.sentAt,
        status,
      })
      return row?.id ?? undefined
    },

    /** Is the message known, and other than what this edit or revoke of it makes of it? */
    async isChangedBy(accountId: number, { fromMe, key, kind, body }: Message): Promise<boolean> {
      const row = await queryRow(
        db,
        `select 1 from inbox where account_id = :accountId and from_me = :fromMe and message_key = :key
           and kind = 'message' and (:kind = 'revoke' or body <> :body)`,
        { accountId, fromMe, key, kind, body },
      )
      return row !== undefined
    },

    /** Was it recorded before it was deciphered? */
    async isSealed(accountId: number, { fromMe, key }: Message): Promise<boolean> {
      const row = await queryRow(
        db,
        `select 1 from inbox where account_id = :accountId and from_me = :fromMe and message_key = :key
           and kind = 'message' and type = 'ciphertext'`,
        { accountId, fromMe, key },
      )
      return row !== undefined
    },

    /**
     * Whose messages may be answered. While one of ours is leaving to somebody, or nobody knows whether it left, theirs
     * wait: whether a yes or a reaction is to that one hangs on it.
     */
    async waitingContacts(accountId: number): Promise<WaitingContact[]> {
      const rows = await queryRows<{ contact_id: number; oldest: number; newest: number }>(
        db,
        `with leaving as (
           select c.contact_id from outbox o join chats c on c.id = o.chat_id
           where o.account_id = :accountId and o.status = 'claimed' and o.left_at is not null
         )
         select contact_id,
           (extract(epoch from now() - min(received_at)) * 1000)::float8 as oldest,
           (extract(epoch from now() - max(received_at)) * 1000)::float8 as newest
         from inbox i where account_id = :accountId and status = 'pending'
           and not exists (select 1 from leaving l where l.contact_id = i.contact_id)
         group by contact_id order by min(id)`,
        { accountId },
      )
      return rows.map(row => ({
        contactId: row.contact_id,
        oldestAgeMs: row.oldest,
        newestAgeMs: row.newest,
      }))
    },

    /**
     * The contact's messages to try now, in the order they were written: all that wait, or only the first once any of
     * them has failed, so that the poison is found. Edits and deletions carry no time of WhatsApp's: they come behind
     * all that was heard before them. Counts the attempt, committed at once: a message that takes the
     * process down with it is counted too.
     */
    async startAttempt(accountId: number, contactId: number): Promise<InboxMessage[]> {
      const rows = await queryRows<InboxRow>(
        db,
        `with waiting as (
           select id, bool_or(attempts > 0) over () as has_failed,
             case when kind in ('edit', 'revoke') then coalesce(
               max(sent_at) filter (where kind not in ('edit', 'revoke'))
                 over (order by id rows between unbounded preceding and 1 preceding), sent_at)
             else sent_at end as moment
           from inbox where account_id = :accountId and contact_id = :contactId and status = 'pending'
         ), placed as (
           select id, has_failed, row_number() over (order by moment, id) as place from waiting
         ), started as (
           update inbox i set attempts = attempts + 1 from placed p
           where i.id = p.id and (not p.has_failed or p.place = 1) returning i.*, p.place
         ) select * from started order by place`,
        { accountId, contactId },
      )
      return rows.map(toInboxMessage)
    },

    /** Takes back attempts that ended through no fault of the messages, such as an outage of the database. */
    async forgiveAttempt(accountId: number, ids: readonly number[]): Promise<void> {
      await db.raw(
        `update inbox set attempts = greatest(attempts - 1, 0)
         where account_id = :accountId and id = any(:ids) and status = 'pending'`,
        { accountId, ids: [...ids] },
      )
    },

    async noteFailure(accountId: number, ids: readonly number[], error: string): Promise<void> {
      await db.raw(
        `update inbox set last_error = :error
         where account_id = :accountId and id = any(:ids) and status = 'pending'`,
        { accountId, ids: [...ids], error: error.slice(0, 2_000) },
      )
    },

    /** @throws InboxFenceError unless each of them was still waiting */
    async complete(
      accountId: number,
      ids: readonly number[],
      status: 'done' | 'handover',
      trx: Database,
    ): Promise<void> {
      const rows = await runPrepared(trx, completeStatement, { accountId, ids: [...ids], status })
      if (rows.length !== ids.length) throw new InboxFenceError(ids)
    },

    /** What a message says, whoever wrote it; undefined where it was never recorded. */
    async bodyOf(accountId: number, messageKey: string, trx: Database): Promise<string | undefined> {
      const row = await queryRow<{ body: string }>(
        trx,
        `select body from inbox where account_id = :accountId and message_key = :messageKey and kind = 'message'`,
        { accountId, messageKey },
      )
      return row?.body
    },

    /** The message that an edit or a deletion is about, as it was recorded; undefined where it never was. */
    async original(
      accountId: number,
      messageKey: string,
      trx: Database,
    ): Promise<{ id: number; status: InboxStatus } | undefined> {
      return queryRow(
        trx,
        `select id, status from inbox
         where account_id = :accountId and message_key = :messageKey and kind = 'message' and not from_me`,
        { accountId, messageKey },
      )
    },

    /**
     * These messages as they stand with this change and those before it: edited, and without the deleted ones. Oldest
     * first.
     */
    async asTheyStand(
      accountId: number,
      ids: readonly number[],
      changeId: number,
      trx: Database,
    ): Promise<InboxMessage[]> {
      const isMade = (change: string): string =>
        `${change}.account_id = i.account_id and ${change}.from_me = i.from_me and ${change}.message_key = i.message_key
           and (${change}.status <> 'pending' or ${change}.id <= :changeId)`
      const rows = await queryRows<InboxRow>(
        trx,
        `select i.*, coalesce(edit.body, i.body) as body, coalesce(edit.type, i.type) as type
         from inbox i left join lateral (
           select e.body, e.type from inbox e where ${isMade('e')} and e.kind = 'edit' order by e.version desc limit 1
         ) edit on true
         where i.account_id = :accountId and i.id = any(:ids)
           and not exists (select 1 from inbox r where ${isMade('r')} and r.kind = 'revoke')
         order by i.sent_at, i.id`,
        { accountId, ids: [...ids], changeId },
      )
      return rows.map(toInboxMessage)
    },

    /** What was deleted for everyone is shown nowhere: it says nothing any more, and neither do the lines read from it. */
    async forget(accountId: number, messageKey: string, trx: Database): Promise<void> {
      await trx.raw(
        `with forgotten as (
           update inbox set body = '', payload = '{}'
           where account_id = :accountId and message_key = :messageKey and kind in ('message', 'edit') returning id
         ), orders_of_it as (
           select distinct m.order_id from order_messages m join forgotten f on f.id = m.inbox_id
         ), changed as (
           update orders set updated_at = greatest(clock_timestamp(), updated_at + interval '1 microsecond')
           where id in (select order_id from orders_of_it)
         )
         update order_lines set read_from = '[]' where order_id in (select order_id from orders_of_it)`,
        { accountId, messageKey },
      )
    },

    /** What became of a message: its status, and how many of the answers to it are written and sent. */
    async outcome(
      accountId: number,
      messageKey: string,
    ): Promise<{ status: InboxStatus; answers: number; sent: number } | undefined> {
      return queryRow(
        db,
        `select i.status, count(o.id) as answers, count(o.id) filter (where o.status = 'sent') as sent
         from inbox i left join outbox o on o.chat_id = i.chat_id and i.id = any(o.inbox_ids)
         where i.account_id = :accountId and i.message_key = :messageKey and i.kind = 'message' and not i.from_me
         group by i.id`,
        { accountId, messageKey },
      )
    },

    /** Keys of all messages that customers wrote, once for each row. */
    async receivedKeys(accountId: number): Promise<string[]> {
      const rows = await queryRows<{ message_key: string }>(
        db,
        `select message_key from inbox where account_id = :accountId and kind = 'message' and not from_me`,
        { accountId },
      )
      return rows.map(row => row.message_key)
    },

    /** When the oldest message was written that still waits for its answer. */
    async oldestPending(accountId: number): Promise<Date | undefined> {
      const row = await queryRow<{ sent_at: Date | null }>(
        db,
        `select min(sent_at) as sent_at from inbox where account_id = :accountId and status = 'pending'`,
        { accountId },
      )
      return row?.sent_at ?? undefined
    },

    async countByStatus(accountId: number): Promise<Record<string, number>> {
      const rows = await queryRows<{ status: string; count: number }>(
        db,
        'select status, count(*) as count from inbox where account_id = :accountId group by status',
        { accountId },
      )
      return Object.fromEntries(rows.map(row => [row.status, row.count]))
    },
  }
}
