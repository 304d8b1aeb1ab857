import type { Statements } from '../database/connect.js'
import { queryRow, queryRows, requireRow } from '../database/rows.js'
import type { Account, AccountState, ClocksAhead, Inability, PairingCode, WhatsAppState } from './types.js'

interface AccountRow {
  id: number
  business_id: number
  wid: string | null
  state: AccountState
  state_at: Date
  paired_at: Date | null
  linked_at: Date | null
  last_proof_at: Date | null
  unlink_requested_at: Date | null
  unlinked_at: Date | null
  waiting_until: Date | null
  bot_clock_ahead_ms: number | null
  database_clock_ahead_ms: number | null
  away_since: Date | null
  cannot_send: string | null
  cannot_send_since: Date | null
  cannot_receive: string | null
  cannot_receive_since: Date | null
}

const inability = (why: string | null, since: Date | null): Inability | undefined =>
  why === null || since === null ? undefined : { why, since }

const msOf = (column: string): string => `cast(extract(epoch from ${column}) * 1000 as bigint)`

/** A bot looks after its page several times a minute. */
const silentAfter = "interval '90 seconds'"

/** How the WhatsApp of a business `b.id` is, as JSON of `WhatsAppState`; null where it has no account. */
export const whatsAppColumn = `(
  select json_build_object(
    'state', a.state,
    'isMeantToBeLinked', a.paired_at is not null
      and (a.unlinked_at is null or a.last_proof_at > a.unlinked_at)
      and (a.unlink_requested_at is null or a.unlinked_at >= a.unlink_requested_at),
    'awaySinceMs', ${msOf('a.away_since')},
    'waitingUntilMs', case when a.waiting_until > now() then ${msOf('a.waiting_until')} end,
    'cannotSendSinceMs', ${msOf('a.cannot_send_since')},
    'cannotReceiveSinceMs', ${msOf('a.cannot_receive_since')},
    'isSilent', a.state = 'ready' and coalesce(a.last_proof_at, a.state_at) < now() - ${silentAfter}
      and a.state_at < now() - ${silentAfter},
    'lastOutage', (
      select json_build_object('beganAtMs', ${msOf('o.began_at')}, 'endedAtMs', ${msOf('o.ended_at')},
        'messages', o.messages, 'answered', o.answered, 'handedOver', o.handed_over)
      from outages o where o.account_id = a.id and o.ended_at > now() - interval '1 hour'
        and o.ended_at - o.began_at >= interval '1 minute'
      order by o.ended_at desc limit 1
    ))
  from accounts a where a.business_id = b.id order by a.id limit 1
)`

/** A wish that is newer than the last unlinking. */
function openRequest({ unlink_requested_at: wished, unlinked_at: done }: AccountRow): Date | undefined {
  return wished !== null && (done === null || wished > done) ? wished : undefined
}

function clocksOf(row: AccountRow): ClocksAhead | undefined {
  const { bot_clock_ahead_ms: botMs, database_clock_ahead_ms: databaseMs } = row
  return botMs === null || databaseMs === null ? undefined : { botMs, databaseMs }
}

const toAccount = (row: AccountRow): Account => ({
  id: row.id,
  businessId: row.business_id,
  wid: row.wid ?? undefined,
  state: row.state,
  stateAt: row.state_at,
  pairedAt: row.paired_at ?? undefined,
  linkedAt: row.linked_at ?? undefined,
  lastProofAt: row.last_proof_at ?? undefined,
  unlinkRequestedAt: openRequest(row),
  unlinkedAt: row.unlinked_at ?? undefined,
  waitingUntil: row.waiting_until ?? undefined,
  clocksAhead: clocksOf(row),
  awaySince: row.away_since ?? undefined,
  cannotSend: inability(row.cannot_send, row.cannot_send_since),
  cannotReceive: inability(row.cannot_receive, row.cannot_receive_since),
})

export type AccountRepository = ReturnType<typeof createAccountRepository>

export function createAccountRepository(db: Statements) {
  return {
    async create(businessId: number, trx: Statements = db): Promise<Account> {
      return toAccount(
        await requireRow<AccountRow>(
          trx,
          'insert into accounts (business_id) values (:businessId) returning *',
          { businessId },
        ),
      )
    },

    async find(accountId: number): Promise<Account | undefined> {
      const row = await queryRow<AccountRow>(db, 'select * from accounts where id = :accountId', {
        accountId,
      })
      return row && toAccount(row)
    },

    async all(): Promise<Account[]> {
      return (await queryRows<AccountRow>(db, 'select * from accounts order by id')).map(toAccount)
    },

    async ofBusiness(businessId: number): Promise<Account | undefined> {
      const row = await queryRow<AccountRow>(
        db,
        'select * from accounts where business_id = :businessId order by id limit 1',
        { businessId },
      )
      return row && toAccount(row)
    },

    /**
     * While it waits to be linked it isn't: that fulfils the wish to unlink it.
     * @returns since when it had been away, where it is ready hereby
     */
    async setState(accountId: number, state: AccountState): Promise<Date | undefined> {
      const row = await queryRow<{ away_since: Date | null }>(
        db,
        `with before as (
           select id, away_since from accounts where id = :accountId and state <> :state and paired_at is not null
         ), changed as (
           update accounts set state = :state, state_at = now(), waiting_until = null,
             linked_at = case when :state <> 'pairing' then linked_at end,
             -- a bot that was killed left "ready" behind: it has been away since its last sign of life
             away_since = case when :state = 'ready' then null else coalesce(away_since,
               case when state = 'ready' then least(now(), last_proof_at) end, now()) end,
             unlinked_at = case
               when :state = 'pairing' and unlink_requested_at > coalesce(unlinked_at, '-infinity') then now()
               else unlinked_at end
           where id = :accountId and state <> :state returning id, state
         ) select before.away_since, pg_notify('accounts', cast(changed.id as text))
           from changed left join before on before.id = changed.id and changed.state = 'ready'`,
        { accountId, state },
      )
      return row?.away_since ?? undefined
    },

    /** Its bot waits until then: the restart budget is used up. The next state ends it, or undefined. */
    async setWaiting(accountId: number, until: Date | undefined): Promise<void> {
      await db.raw(
        `with changed as (
           update accounts set waiting_until = cast(:until as timestamptz),
             state_at = case when state = 'offline' then state_at else now() end, state = 'offline',
             away_since = coalesce(away_since, case when state = 'ready' then least(now(), last_proof_at) end, now())
           where id = :accountId and (state <> 'offline' or waiting_until is distinct from cast(:until as timestamptz)) returning id
         ) select pg_notify('accounts', cast(id as text)) from changed`,
        { accountId, until: until ?? null },
      )
    },

    async setClocks(accountId: number, { botMs, databaseMs }: ClocksAhead): Promise<void> {
      await db.raw(
        `update accounts set bot_clock_ahead_ms = :botMs, database_clock_ahead_ms = :databaseMs
         where id = :accountId`,
        { accountId, botMs: Math.round(botMs), databaseMs: Math.round(databaseMs) },
      )
    },

    /** What it can't do, though its page is there; undefined: it can. */
    async setInabilities(
      accountId: number,
      cannot: { send: Inability | undefined; receive: Inability | undefined },
    ): Promise<void> {
      await db.raw(
        `with changed as (
           update accounts set cannot_send = :send, cannot_send_since = :sendSince,
             cannot_receive = :receive, cannot_receive_since = :receiveSince
           where id = :accountId returning id
         ) select pg_notify('accounts', cast(id as text)) from changed`,
        {
          accountId,
          send: cannot.send?.why ?? null,
          sendSince: cannot.send?.since ?? null,
          receive: cannot.receive?.why ?? null,
          receiveSince: cannot.receive?.since ?? null,
        },
      )
    },

    /** @returns with the shop's clock, by which its times are told; undefined where it has no account */
    async whatsAppOf(businessId: number): Promise<{ whatsApp: WhatsAppState; timeZone: string } | undefined> {
      const row = await queryRow<{ whats_app: WhatsAppState | null; time_zone: string }>(
        db,
        `select ${whatsAppColumn} as whats_app, b.time_zone from businesses b where b.id = :businessId`,
        { businessId },
      )
      return row?.whats_app == null ? undefined : { whatsApp: row.whats_app, timeZone: row.time_zone }
    },

    /** The rows come from a backup: see `silenceForOwnMessage`. */
    async noteRestored(): Promise<void> {
      await db.raw('update accounts set restored_at = now()')
    },

    /** The time by the database's clock. */
    async databaseNow(trx: Statements = db): Promise<Date> {
      return (await requireRow<{ at: Date }>(trx, 'select clock_timestamp() as at', {})).at
    },

    async setProof(accountId: number): Promise<void> {
      await db.raw('update accounts set last_proof_at = now() where id = :accountId', { accountId })
    },

    /**
     * The account is signed in as `wid`. At the first pairing, and when another number took its place, the time is
     * set from which messages are answered: history never is. WhatsApp may tell the number's lid in its place; that is
     * no other number, and messages would be lost if it were taken for one. What the number before still had to send
     * goes to a person: its customers never wrote to the new one.
     */
    async setPaired(accountId: number, wid: string, pairedAt: Date): Promise<Account> {
      return toAccount(
        await requireRow<AccountRow>(
          db,
          `with gone as (delete from pairing_codes where account_id = :accountId),
           own as (
             select id, wid <> :wid and split_part(wid, '@', 2) = split_part(:wid, '@', 2) as is_other,
               wid like '%@c.us' and :wid like '%@lid' as is_lid
             from accounts where id = :accountId
           ),
           forgotten as (
             delete from chat_watermarks w using own where w.account_id = own.id and own.is_other
           ),
           unsent as (
             update outbox o set status = 'failed', claimed_until = null, last_error = 'another number was linked'
             from own where o.account_id = own.id and own.is_other
               and (o.status in ('pending', 'claimed') or (o.status = 'sent' and o.ack < 1)) returning o.id
           ),
           handed_over as materialized (select hand_over_unsent(array_agg(id)) from unsent)
           update accounts a set wid = case when own.is_lid then a.wid else :wid end,
             paired_at = case when own.is_other then :pairedAt else coalesce(a.paired_at, :pairedAt) end,
             linked_at = case when own.is_other then :pairedAt else coalesce(a.linked_at, :pairedAt) end
           from own, handed_over where a.id = own.id returning a.*`,
          { accountId, wid, pairedAt },
        ),
      )
    },

    /** An owner wants the number unlinked; the bot does it. Nothing to do while it isn't linked. */
    async requestUnlinking(request: {
      businessId: number
      accountId: number
      memberId: number
    }): Promise<void> {
      await db.raw(
        `with wished as (
           update accounts set unlink_requested_at = now(), unlink_requested_by = :memberId
           where id = :accountId and business_id = :businessId and state <> 'pairing' and wid is not null returning id
         ) select pg_notify('accounts', cast(id as text)) from wished`,
        request,
      )
    },

    async setPairingCode(accountId: number, code: string, lifeMs: number): Promise<void> {
      await db.raw(
        `with stored as (
           insert into pairing_codes (account_id, code, expires_at)
             values (:accountId, :code, now() + :lifeMs * interval '1 ms')
           on conflict (account_id) do update set code = excluded.code, expires_at = excluded.expires_at
         ) select pg_notify('accounts', cast(:accountId as text))`,
        { accountId, code, lifeMs },
      )
    },

    async deletePairingCode(accountId: number): Promise<void> {
      await db.raw('delete from pairing_codes where account_id = :accountId', { accountId })
    },

    /** The QR's content while it can still be scanned; an expired one is deleted. */
    async pairingCode(businessId: number): Promise<PairingCode | undefined> {
      await db.raw('delete from pairing_codes where expires_at <= now()')
      const row = await queryRow<{ code: string; expires_at: Date }>(
        db,
        `select p.code, p.expires_at from pairing_codes p join accounts a on a.id = p.account_id
         where a.business_id = :businessId order by a.id limit 1`,
        { businessId },
      )
      return row && { code: row.code, expiresAt: row.expires_at }
    },

    /** Up to when each swept chat is known to be recorded whole, by the id that WhatsApp lists it under. */
    async watermarks(accountId: number): Promise<Map<string, Date>> {
      const rows = await queryRows<{ wid: string; swept_until: Date }>(
        db,
        'select wid, swept_until from chat_watermarks where account_id = :accountId',
        { accountId },
      )
      return new Map(rows.map(row => [row.wid, row.swept_until]))
    },

    /** A watermark never goes back. */
    async setWatermark(accountId: number, wid: string, sweptUntil: Date): Promise<void> {
      await db.raw(
        `insert into chat_watermarks (account_id, wid, swept_until) values (:accountId, :wid, :sweptUntil)
         on conflict (account_id, wid) do update
           set swept_until = greatest(chat_watermarks.swept_until, excluded.swept_until)`,
        { accountId, wid, sweptUntil },
      )
    },
  }
}
