import type { Database } from '../database/connect.js'
import { queryRow, queryRows, requireRow } from '../database/rows.js'
import { prepare, runPrepared } from '../database/statements.js'
import {
  anybodysTurn,
  type ClaimedMessage,
  type NewOutboxMessage,
  type Turn,
  type UnconfirmedMessage,
} from './types.js'

interface ClaimedRow {
  id: number
  account_id: number
  chat_id: number
  wid: string
  other_wids: string[]
  body: string
  claim_token: number
  claimed_at: Date
  attempts: number
}

const toClaimed = (row: ClaimedRow): ClaimedMessage => ({
  id: row.id,
  accountId: row.account_id,
  chatId: row.chat_id,
  chatWid: row.wid,
  otherWids: row.other_wids,
  body: row.body,
  claimToken: row.claim_token,
  claimedAt: row.claimed_at,
  attempts: row.attempts,
})

/** The chat's address now, and those under which the same person may have been written to before. */
const addressColumns = 'c.wid, array_remove(array_remove(array[k.phone, k.lid], null), c.wid) as other_wids'

const claimedColumns = `o.id, o.account_id, o.chat_id, ${addressColumns}, o.body, o.claim_token, o.claimed_at, o.attempts`

/** A claim is worth something only while its token is the row's latest. */
const heldClaim = "id = :id and account_id = :accountId and claim_token = :token and status = 'claimed'"

const bindingsOf = ({ id, accountId, claimToken }: ClaimedMessage) => ({ id, accountId, token: claimToken })

/** Still the same send, and still without a sign from the server. */
const stillUnconfirmed =
  "id = :id and account_id = :accountId and message_key = :messageKey and status = 'sent' and ack < 1"

const addStatement = prepare(
  `with added as (
     insert into outbox (account_id, chat_id, contact_id, kind, body, inbox_ids, not_before)
     values (:accountId, :chatId, :contactId, :kind, :body, :inboxIds, now() + :holdMs * interval '1 ms') returning id
   ) select id, pg_notify('outbox', cast(:accountId as text)) from added`,
)

export type OutboxRepository = ReturnType<typeof createOutboxRepository>

/** Whatever leaves goes through here: claimed with a lease and a fencing token, sent, confirmed by ack. */
export function createOutboxRepository(db: Database) {
  /** @param which the row's condition, with these bindings */
  async function fail(
    which: string,
    bindings: Record<string, number | string>,
    error: string,
  ): Promise<boolean> {
    const row = await requireRow<{ count: number }>(
      db,
      `with failed as (
         update outbox set status = 'failed', claimed_until = null, last_error = :error where ${which} returning id
       ) select count(*) as count, hand_over_unsent(array_agg(id)) from failed`,
      { ...bindings, error: error.slice(0, 2_000) },
    )
    return row.count === 1
  }

  return {
    /** Belongs into the transaction of what it tells. Wakes the sender at commit. */
    async add(message: NewOutboxMessage, trx: Database = db): Promise<number> {
      const [row] = await runPrepared<{ id: number }>(trx, addStatement, {
        ...message,
        contactId: message.contactId ?? null,
        inboxIds: [...message.inboxIds],
        holdMs: message.holdMs ?? 0,
      })
      if (row === undefined) throw new Error('the insert gave no row')
      return row.id
    },

    /**
     * Takes back what an order's step was to tell, by its time: step and message are of one transaction.
     * @returns false where the customer may have it already
     */
    async takeBackStatus(accountId: number, chatId: number, stepAt: string, trx: Database): Promise<boolean> {
      const row = await requireRow<{ found: number; taken: number }>(
        trx,
        `with found as (
           select id from outbox where account_id = :accountId and chat_id = :chatId and kind = 'status'
             and created_at = cast(:stepAt as timestamptz)
         ), taken as (
           delete from outbox where id in (select id from found) and status = 'pending' and attempts = 0 returning id
         ) select (select count(*) from found) as found, (select count(*) from taken) as taken`,
        { accountId, chatId, stepAt },
      )
      return row.found === row.taken
    },

    /** How many answers were written into a chat lately, and how many of them were these same words. */
    async countAnswers(
      { accountId, chatId, body }: Pick<NewOutboxMessage, 'accountId' | 'chatId' | 'body'>,
      within: { allMs: number; sameMs: number },
      trx: Database = db,
    ): Promise<{ all: number; same: number }> {
      return requireRow(
        trx,
        `select count(*) filter (where created_at > now() - :allMs * interval '1 ms') as all,
           count(*) filter (where body = :body and created_at > now() - :sameMs * interval '1 ms') as same
         from outbox
         where account_id = :accountId and chat_id = :chatId and kind = 'reply'
           and created_at > now() - cast(greatest(cast(:allMs as integer), cast(:sameMs as integer)) as double precision) * interval '1 ms'`,
        { accountId, chatId, body, ...within },
      )
    },

    /** Did the same go into this chat just now? */
    async hasRecent(
      message: Pick<NewOutboxMessage, 'accountId' | 'chatId' | 'kind' | 'body'>,
      withinMs: number,
      trx: Database = db,
    ): Promise<boolean> {
      const row = await queryRow(
        trx,
        `select 1 from outbox
         where account_id = :accountId and chat_id = :chatId and kind = :kind and body = :body
           and created_at > now() - :withinMs * interval '1 ms' limit 1`,
        { ...message, withinMs },
      )
      return row !== undefined
    },

    /**
     * The next message that may go out, claimed. A chat's messages go in order, one at a time; chats go in turn: those
     * within their share, answers before updates, who ordered before, who had fewest lately, who has waited longest.
     */
    async claimNext(
      accountId: number,
      leaseMs: number,
      turn: Turn = anybodysTurn,
    ): Promise<ClaimedMessage | undefined> {
      const row = await queryRow<ClaimedRow>(
        db,
        `with next as (
           select o.id from outbox o
             left join unnest(cast(:chatIds as bigint[]), cast(:counts as integer[])) as lately (chat_id, count)
               on lately.chat_id = o.chat_id
             cross join lateral (
               select exists (
                 select 1 from customers k join orders r on r.customer_id = k.id where k.contact_id = o.contact_id
               ) as has_ordered
             ) known
           where o.account_id = :accountId and o.status = 'pending' and o.not_before <= now()
             and o.chat_id <> all(cast(:excluded as bigint[])) and (known.has_ordered or :isForStrangers)
             and not exists (
               select 1 from outbox earlier
               where earlier.account_id = o.account_id and earlier.chat_id = o.chat_id and earlier.id < o.id
                 and earlier.status in ('pending', 'claimed'))
           order by coalesce(lately.count, 0) >= :shareOfChat, o.kind = 'status', not known.has_ordered,
             coalesce(lately.count, 0), o.id
           limit 1 for update of o skip locked
         )
         update outbox o set status = 'claimed', claim_token = o.claim_token + 1, attempts = o.attempts + 1,
           claimed_at = now(), claimed_until = now() + :leaseMs * interval '1 ms'
         from next, chats c left join contacts k on k.id = c.contact_id
         where o.id = next.id and c.id = o.chat_id
         returning ${claimedColumns}`,
        {
          accountId,
          leaseMs,
          chatIds: [...turn.counts.keys()],
          counts: [...turn.counts.values()],
          excluded: [...turn.excluded],
          isForStrangers: turn.isForStrangers,
          shareOfChat: turn.shareOfChat,
        },
      )
      return row && toClaimed(row)
    },

    /**
     * Claims whose outcome nobody knows: the lease ran out, or the process that held them is gone. Claimed anew, so
     * that a late report of the former holder is fenced off; the claim's time stays, for looking in the chat from then.
     * @param includeLeased true at start, when no other process drives the account
     */
    async takeOverUnknown(
      accountId: number,
      leaseMs: number,
      includeLeased: boolean,
    ): Promise<ClaimedMessage[]> {
      const rows = await queryRows<ClaimedRow>(
        db,
        `update outbox o set claim_token = o.claim_token + 1, claimed_until = now() + :leaseMs * interval '1 ms'
         from chats c left join contacts k on k.id = c.contact_id
         where c.id = o.chat_id and o.account_id = :accountId and o.status = 'claimed'
           and (o.claimed_until < now() or :includeLeased)
         returning ${claimedColumns}`,
        { accountId, leaseMs, includeLeased },
      )
      return rows.map(toClaimed).sort((a, b) => a.id - b.id)
    },

    /**
     * After a restore: whatever waited when the backup was made may have gone out since. It counts as claimed then,
     * with an unknown outcome, so that it is looked for in its chat before it is sent.
     */
    async doubtPending(): Promise<void> {
      await db.raw(
        `update outbox set status = 'claimed', claim_token = claim_token + 1, claimed_at = created_at, claimed_until = now()
         where status = 'pending'`,
      )
    },

    /** @returns false where the claim was lost meanwhile */
    async markSent(
      claim: ClaimedMessage,
      sent: { messageKey: string; ack: number; sentAt: Date },
    ): Promise<boolean> {
      const rows = await queryRows(
        db,
        `update outbox set status = 'sent', message_key = :messageKey, ack = :ack, sent_at = :sentAt,
           claimed_until = null
         where ${heldClaim} returning id`,
        { ...bindingsOf(claim), ...sent },
      )
      return rows.length === 1
    },

    /** It certainly didn't go out: back in the queue. @returns false where the claim was lost meanwhile */
    async release(claim: ClaimedMessage, error: string, delayMs: number): Promise<boolean> {
      const rows = await queryRows(
        db,
        `update outbox set status = 'pending', claimed_until = null, left_at = null, last_error = :error,
           not_before = now() + :delayMs * interval '1 ms'
         where ${heldClaim} returning id`,
        { ...bindingsOf(claim), error: error.slice(0, 2_000), delayMs },
      )
      return rows.length === 1
    },

    /** It was not even tried: back in the queue, as if never claimed. @returns false where the claim was lost */
    async putBack(claim: ClaimedMessage): Promise<boolean> {
      const rows = await queryRows(
        db,
        `update outbox set status = 'pending', claimed_until = null, attempts = attempts - 1
         where ${heldClaim} returning id`,
        bindingsOf(claim),
      )
      return rows.length === 1
    },

    /**
     * Asked right before the send, which may come long after the claim: from then on the customer may have it.
     * @returns false where the claim was lost
     */
    async renew(claim: ClaimedMessage, leaseMs: number): Promise<boolean> {
      const rows = await queryRows(
        db,
        `update outbox set claimed_until = now() + :leaseMs * interval '1 ms', left_at = now()
         where ${heldClaim} returning id`,
        { ...bindingsOf(claim), leaseMs },
      )
      return rows.length === 1
    },

    /** It can't be sent: its chat waits for a person. @returns false where the claim was lost meanwhile */
    async markFailed(claim: ClaimedMessage, error: string): Promise<boolean> {
      return fail(heldClaim, bindingsOf(claim), error)
    },

    /** WhatsApp's proof: 1 server, 2 delivered, 3 read. An ack never goes back. @returns whether the key is ours */
    async noteAck(accountId: number, messageKey: string, ack: number): Promise<boolean> {
      const rows = await queryRows(
        db,
        `update outbox set ack = greatest(coalesce(ack, 0), :ack)
         where account_id = :accountId and message_key = :messageKey returning id`,
        { accountId, messageKey, ack },
      )
      return rows.length > 0
    },

    /** Sent, as the page said, but WhatsApp's server hasn't confirmed it for a while. */
    async unconfirmed(accountId: number, olderThanMs: number): Promise<UnconfirmedMessage[]> {
      const rows = await queryRows<{
        id: number
        wid: string
        other_wids: string[]
        message_key: string
        sent_at: Date
        age: number
        attempts: number
      }>(
        db,
        `select o.id, ${addressColumns}, o.message_key, o.sent_at, o.attempts,
           (extract(epoch from now() - o.sent_at) * 1000)::float8 as age
         from outbox o join chats c on c.id = o.chat_id left join contacts k on k.id = c.contact_id
         where o.account_id = :accountId and o.status = 'sent' and o.ack < 1
           and o.sent_at < now() - :olderThanMs * interval '1 ms' order by o.id`,
        { accountId, olderThanMs },
      )
      return rows.map(row => ({
        id: row.id,
        accountId,
        chatWid: row.wid,
        otherWids: row.other_wids,
        messageKey: row.message_key,
        sentAt: row.sent_at,
        ageMs: row.age,
        attempts: row.attempts,
      }))
    },

    /** Did WhatsApp's server confirm anything that was sent later? */
    async hasConfirmedSince({ id, accountId, sentAt }: UnconfirmedMessage): Promise<boolean> {
      const row = await queryRow(
        db,
        `select 1 from outbox where account_id = :accountId and sent_at >= :sentAt and ack >= 1
           -- WhatsApp's own stamps are whole seconds
           and left_at > (select left_at from outbox where id = :id) limit 1`,
        { accountId, id, sentAt },
      )
      return row !== undefined
    },

    /** It never reached WhatsApp: send it once more. @returns false where an ack came meanwhile */
    async resend(message: UnconfirmedMessage): Promise<boolean> {
      const { id, accountId, messageKey } = message
      const rows = await queryRows(
        db,
        `update outbox set status = 'pending', message_key = null, ack = null, sent_at = null, left_at = null
         where ${stillUnconfirmed} returning id`,
        { id, accountId, messageKey },
      )
      return rows.length === 1
    },

    /** It was sent again and still never arrived: its chat waits for a person. @returns false where an ack came meanwhile */
    async giveUp(message: UnconfirmedMessage, error: string): Promise<boolean> {
      const { id, accountId, messageKey } = message
      return fail(stillUnconfirmed, { id, accountId, messageKey }, error)
    },

    /** The row that went out under this key. */
    async sentUnder(
      accountId: number,
      messageKey: string,
      trx: Database = db,
    ): Promise<{ id: number } | undefined> {
      return queryRow(
        trx,
        'select id from outbox where account_id = :accountId and message_key = :messageKey',
        { accountId, messageKey },
      )
    },

    /** Of these message keys, those already bound to a row. */
    async boundKeys(accountId: number, messageKeys: readonly string[]): Promise<Set<string>> {
      const rows = await queryRows<{ message_key: string }>(
        db,
        'select message_key from outbox where account_id = :accountId and message_key = any(:messageKeys)',
        { accountId, messageKeys: [...messageKeys] },
      )
      return new Set(rows.map(row => row.message_key))
    },

    /** Keys of all that went out, once for each row. */
    async sentKeys(accountId: number): Promise<string[]> {
      const rows = await queryRows<{ message_key: string }>(
        db,
        'select message_key from outbox where account_id = :accountId and message_key is not null',
        { accountId },
      )
      return rows.map(row => row.message_key)
    },

    /** Sent, as the page said, and not confirmed by WhatsApp's server so far. */
    async countUnconfirmed(accountId: number): Promise<number> {
      const row = await requireRow<{ count: number }>(
        db,
        `select count(*) as count from outbox where account_id = :accountId and status = 'sent' and ack < 1`,
        { accountId },
      )
      return row.count
    },

    async countOpen(accountId: number): Promise<number> {
      const row = await requireRow<{ count: number }>(
        db,
        `select count(*) as count from outbox
         where account_id = :accountId and status in ('pending', 'claimed')`,
        { accountId },
      )
      return row.count
    },
  }
}
