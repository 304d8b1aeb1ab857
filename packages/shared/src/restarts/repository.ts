import type { Statements } from '../database/connect.js'
import { queryRow, queryRows, requireRow } from '../database/rows.js'
import { type RefusalCause, type RestartRequest, recordLost, type Start } from './types.js'

interface StartRow {
  id: string
  at: Date
  boot: string | null
  uptime_ms: number | null
  reason: string
  forced_by: string | null
}

interface RequestRow {
  id: number
  account_id: number
  reason: string
  forced_by: string | null
  answered_at: Date | null
  refused_because: RefusalCause | null
  refused_until: Date | null
}

const toStart = (row: StartRow): Start => ({
  id: row.id,
  at: row.at,
  boot: row.boot ?? undefined,
  uptimeMs: row.uptime_ms ?? undefined,
  reason: row.reason,
  forcedBy: row.forced_by ?? undefined,
})

const toRequest = (row: RequestRow): RestartRequest => ({
  id: row.id,
  accountId: row.account_id,
  reason: row.reason,
  forcedBy: row.forced_by ?? undefined,
  answeredAt: row.answered_at ?? undefined,
  refused:
    row.refused_because && row.refused_until
      ? { because: row.refused_because, until: row.refused_until }
      : undefined,
})

/** Nobody waits for an answer any more: a bot that comes back later would surprise them. */
const requestLifeMs = 60_000

export type RestartRepository = ReturnType<typeof createRestartRepository>

export function createRestartRepository(db: Statements) {
  return {
    /** The newest starts, newest first. */
    async latest(accountId: number, limit: number): Promise<Start[]> {
      const rows = await queryRows<StartRow>(
        db,
        'select * from restarts where account_id = :accountId order by at desc, id limit :limit',
        { accountId, limit },
      )
      return rows.map(toStart)
    },

    /** Those since then, oldest first; where the record was lost nothing was started. */
    async since(accountId: number, businessId: number, since: Date): Promise<Start[]> {
      const rows = await queryRows<StartRow>(
        db,
        `select r.* from restarts r join accounts a on a.id = r.account_id
         where r.account_id = :accountId and a.business_id = :businessId and r.at >= :since
           and r.reason <> :recordLost
         order by r.at, r.id`,
        { accountId, businessId, since, recordLost },
      )
      return rows.map(toStart)
    },

    /** How many there were lately, as far as the rows know. */
    async countWithin(accountId: number, windowMs: number): Promise<number> {
      const { count } = await requireRow<{ count: number }>(
        db,
        `select count(*) as count from restarts
         where account_id = :accountId and at > now() - :windowMs * interval '1 ms' and reason <> :recordLost`,
        { accountId, windowMs, recordLost },
      )
      return count
    },

    /** A start that is known already keeps its reason; its times are those given. */
    async record(accountId: number, starts: readonly Start[]): Promise<void> {
      for (const { id, at, boot = null, uptimeMs = null, reason, forcedBy = null } of starts) {
        await db.raw(
          `insert into restarts (id, account_id, at, boot, uptime_ms, reason, forced_by)
           values (:id, :accountId, :at, :boot, :uptimeMs, :reason, :forcedBy)
           on conflict (id) do update set at = excluded.at, boot = excluded.boot, uptime_ms = excluded.uptime_ms`,
          { id, accountId, at, boot, uptimeMs, reason, forcedBy },
        )
      }
    },

    /** Asks the account's bot for a restart. @returns the request's id, for `find` */
    async request(wish: { accountId: number; reason: string; forcedBy?: string }): Promise<number> {
      const { id } = await requireRow<{ id: number }>(
        db,
        `with wished as (
           insert into restart_requests (account_id, reason, forced_by)
           values (:accountId, :reason, :forcedBy) returning id, account_id
         ) select id, pg_notify('accounts', cast(account_id as text)) from wished`,
        { ...wish, forcedBy: wish.forcedBy ?? null },
      )
      return id
    },

    async find(id: number): Promise<RestartRequest | undefined> {
      const row = await queryRow<RequestRow>(db, 'select * from restart_requests where id = :id', { id })
      return row && toRequest(row)
    },

    /** The newest request that somebody still waits for. @param onlyForced those that the budget doesn't hold up */
    async open(accountId: number, onlyForced = false): Promise<RestartRequest | undefined> {
      const row = await queryRow<RequestRow>(
        db,
        `select * from restart_requests
         where account_id = :accountId and answered_at is null and (not :onlyForced or forced_by is not null)
           and requested_at > now() - :requestLifeMs * interval '1 ms'
         order by id desc limit 1`,
        { accountId, onlyForced, requestLifeMs },
      )
      return row && toRequest(row)
    },

    async answer(id: number, refused?: { because: RefusalCause; until: Date }): Promise<void> {
      await db.raw(
        `update restart_requests set answered_at = now(), refused_because = :because, refused_until = :until
         where id = :id`,
        { id, because: refused?.because ?? null, until: refused?.until ?? null },
      )
    },

    /** Nobody answered in time. @returns false where somebody did after all */
    async withdraw(id: number): Promise<boolean> {
      const row = await queryRow(
        db,
        'delete from restart_requests where id = :id and answered_at is null returning id',
        { id },
      )
      return row !== undefined
    },
  }
}
