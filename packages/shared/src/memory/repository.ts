import type { Database } from '../database/connect.js'
import { queryRow, queryRows } from '../database/rows.js'
import type {
  DecisionReason,
  MemoryAction,
  MemoryDecision,
  MemoryDetails,
  MemoryLevel,
  MemoryMethod,
  MemoryRequest,
  MemoryRequestKind,
  MemorySample,
  TreeMemory,
} from './types.js'

interface SampleRow {
  account_id: number
  at: Date
  tree_bytes: number
  kinds: TreeMemory['kinds'] & { processes?: number }
  method: MemoryMethod
  level: MemoryLevel
  details: MemoryDetails
}

interface DecisionRow {
  account_id: number
  at: Date
  what: MemoryAction
  reason: DecisionReason
}

function toSample(row: SampleRow): MemorySample {
  const { processes = 0, ...kinds } = row.kinds
  return {
    accountId: row.account_id,
    at: row.at,
    tree: { bytes: row.tree_bytes, kinds, processes, method: row.method },
    level: row.level,
    details: row.details,
  }
}

const toDecision = ({ account_id: accountId, at, what, reason }: DecisionRow): MemoryDecision => ({
  accountId,
  at,
  what,
  reason,
})

export type MemoryRepository = ReturnType<typeof createMemoryRepository>

/** What an account's processes held, what was decided on it, and what operators ask for. */
export function createMemoryRepository(db: Database) {
  return {
    async addSample({ accountId, at, tree, level, details }: MemorySample): Promise<void> {
      await db.raw(
        `insert into memory_samples (account_id, at, tree_bytes, kinds, method, level, limit_bytes, details)
         values (:accountId, :at, :bytes, :kinds, :method, :level, :limit, :details)
         on conflict (account_id, at) do nothing`,
        {
          accountId,
          at,
          bytes: Math.round(tree.bytes),
          kinds: JSON.stringify({ ...tree.kinds, processes: tree.processes }),
          method: tree.method,
          level,
          limit: Math.round(details.thresholds.limit),
          details: JSON.stringify(details),
        },
      )
    },

    async addDecision({ accountId, at, what, reason }: MemoryDecision): Promise<void> {
      await db.raw(
        `insert into memory_decisions (account_id, at, what, reason) values (:accountId, :at, :what, :reason)`,
        { accountId, at, what, reason: JSON.stringify(reason) },
      )
    },

    async lastSample(accountId: number, businessId: number): Promise<MemorySample | undefined> {
      const row = await queryRow<SampleRow>(
        db,
        `select s.* from memory_samples s join accounts a on a.id = s.account_id
         where s.account_id = :accountId and a.business_id = :businessId order by s.at desc limit 1`,
        { accountId, businessId },
      )
      return row && toSample(row)
    },

    /** The fullest sample of each stretch of time since then, oldest first. */
    async samplesSince(
      accountId: number,
      businessId: number,
      since: Date,
      stretchMs: number,
    ): Promise<MemorySample[]> {
      const rows = await queryRows<SampleRow>(
        db,
        `select * from (
           select distinct on (stretch) s.*
           from (
             select s.*, floor(extract(epoch from s.at) * 1000 / :stretchMs) as stretch
             from memory_samples s join accounts a on a.id = s.account_id
             where s.account_id = :accountId and a.business_id = :businessId and s.at >= :since
           ) s order by stretch, s.tree_bytes desc
         ) fullest order by at`,
        { accountId, businessId, since, stretchMs },
      )
      return rows.map(toSample)
    },

    /** Newest first. */
    async decisionsSince(
      accountId: number,
      businessId: number,
      since: Date,
      most: number,
    ): Promise<MemoryDecision[]> {
      const rows = await queryRows<DecisionRow>(
        db,
        `select d.account_id, d.at, d.what, d.reason
         from memory_decisions d join accounts a on a.id = d.account_id
         where d.account_id = :accountId and a.business_id = :businessId and d.at >= :since
         order by d.at desc, d.id desc limit :most`,
        { accountId, businessId, since, most },
      )
      return rows.map(toDecision)
    },

    /** After two days one in fifteen minutes stays (the fullest), after `keepDays` none; decisions stay as long. */
    async thin(accountId: number, now: Date, keepDays: number): Promise<void> {
      await db.raw(
        `with old as (
           delete from memory_samples where account_id = :accountId and at < cast(:now as timestamptz) - :keepDays * interval '1 day'
         ), old_decisions as (
           delete from memory_decisions where account_id = :accountId and at < cast(:now as timestamptz) - :keepDays * interval '1 day'
         ), old_requests as (
           delete from memory_requests where account_id = :accountId and asked_at < cast(:now as timestamptz) - :keepDays * interval '1 day'
         )
         delete from memory_samples using (
           select at as doomed, row_number() over (
             partition by floor(extract(epoch from at) / 900) order by tree_bytes desc, at
           ) as place
           from memory_samples where account_id = :accountId and at < cast(:now as timestamptz) - interval '2 days'
         ) ranked
         where account_id = :accountId and at = doomed and place > 1`,
        { accountId, now, keepDays },
      )
    },

    /** How many messages came in each hour of the day by the shop's clock, over the last four weeks. */
    async traffic(accountId: number): Promise<{ timeZone: string; byHour: number[] }> {
      const rows = await queryRows<{ time_zone: string; hour: number | null; count: number }>(
        db,
        `select b.time_zone, cast(extract(hour from i.received_at at time zone b.time_zone) as int) as hour,
           count(i.id) as count
         from accounts a join businesses b on b.id = a.business_id
           left join inbox i on i.account_id = a.id and i.received_at > now() - interval '28 days'
             and i.kind = 'message' and not i.from_me
         where a.id = :accountId group by 1, 2`,
        { accountId },
      )
      const byHour = Array.from({ length: 24 }, () => 0)
      for (const { hour, count } of rows) if (hour !== null) byHour[hour] = count
      return { timeZone: rows[0]?.time_zone ?? 'UTC', byHour }
    },

    async request(accountId: number, what: MemoryRequestKind): Promise<number> {
      const row = await queryRow<{ id: number }>(
        db,
        `with asked as (
           insert into memory_requests (account_id, what) values (:accountId, :what) returning id
         ) select id, pg_notify('memory', cast(:accountId as text)) from asked`,
        { accountId, what },
      )
      return row?.id ?? 0
    },

    /** Older ones were asked of a bot that didn't run: they are no longer wanted. */
    async openRequests(accountId: number, youngerThanMs: number): Promise<MemoryRequest[]> {
      return queryRows<MemoryRequest>(
        db,
        `select id, what from memory_requests
         where account_id = :accountId and done_at is null
           and asked_at > now() - :youngerThanMs * interval '1 ms' order by id`,
        { accountId, youngerThanMs },
      )
    },

    async completeRequest(id: number, result: string): Promise<void> {
      await db.raw('update memory_requests set done_at = now(), result = :result where id = :id', {
        id,
        result,
      })
    },

    /** @returns undefined while it isn't done */
    async requestResult(id: number): Promise<string | undefined> {
      const row = await queryRow<{ result: string | null }>(
        db,
        'select result from memory_requests where id = :id and done_at is not null',
        { id },
      )
      return row?.result ?? undefined
    },
  }
}
