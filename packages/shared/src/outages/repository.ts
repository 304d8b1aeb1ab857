import type { Statements } from '../database/connect.js'
import { queryRows, requireRow } from '../database/rows.js'
import type { Outage } from './types.js'

interface OutageRow {
  began_at: Date
  ended_at: Date
  messages: number
  answered: number
  handed_over: number
}

const toOutage = (row: OutageRow): Outage => ({
  beganAt: row.began_at,
  endedAt: row.ended_at,
  messages: row.messages,
  answered: row.answered,
  handedOver: row.handed_over,
})

export type OutageRepository = ReturnType<typeof createOutageRepository>

export function createOutageRepository(db: Statements) {
  return {
    /**
     * What customers wrote in a time and wasn't answered within it, and what has become of it so far.
     * @param aheadMs by how much the database's clock is ahead of WhatsApp's, whose stamps messages carry
     */
    async count(
      accountId: number,
      { beganAt, endedAt }: Pick<Outage, 'beganAt' | 'endedAt'>,
      aheadMs: number,
    ): Promise<Outage> {
      const row = await requireRow<Omit<OutageRow, 'began_at' | 'ended_at'>>(
        db,
        `select count(*) as messages, count(*) filter (where i.status = 'done') as answered,
           count(*) filter (where i.status = 'handover') as handed_over
         from inbox i join chats c on c.id = i.chat_id
         where i.account_id = :accountId and i.kind = 'message' and not i.from_me and c.kind = 'direct'
           -- WhatsApp's stamps are whole seconds, and its clock is known only so well: what came in meanwhile did
           and (i.received_at between :beganAt and :endedAt
             or i.sent_at between date_trunc('second', cast(:beganAt as timestamptz) - :aheadMs * interval '1 ms')
               and cast(:endedAt as timestamptz) - :aheadMs * interval '1 ms')
           and not exists (
             select 1 from outbox o
             where o.chat_id = i.chat_id and i.id = any(o.inbox_ids)
               -- when the send began: WhatsApp's own stamps are whole seconds
               and o.left_at < cast(:endedAt as timestamptz)
           )`,
        { accountId, beganAt, endedAt, aheadMs },
      )
      return { beganAt, endedAt, messages: row.messages, answered: row.answered, handedOver: row.handed_over }
    },

    /** One that began then is kept once: a bot that dies over it tells it again. */
    async keep(accountId: number, outage: Outage): Promise<void> {
      await db.raw(
        `insert into outages (account_id, began_at, ended_at, messages, answered, handed_over)
         values (:accountId, :beganAt, :endedAt, :messages, :answered, :handedOver)
         on conflict (account_id, began_at) do update set ended_at = excluded.ended_at,
           messages = excluded.messages, answered = excluded.answered, handed_over = excluded.handed_over`,
        { accountId, ...outage },
      )
    },

    /** Newest first. */
    async latest(accountId: number, most: number): Promise<Outage[]> {
      const rows = await queryRows<OutageRow>(
        db,
        'select * from outages where account_id = :accountId order by ended_at desc limit :most',
        { accountId, most },
      )
      return rows.map(toOutage)
    },
  }
}
