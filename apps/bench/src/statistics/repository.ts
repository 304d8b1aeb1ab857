import type { Database } from '@comanda/shared/database/connect.js'

export function createRawStatistics(db: Database) {
  return {
    /** A shop's takings of some of its days from the orders themselves, as one does without kept figures. */
    async read(
      businessId: number,
      { from, until }: { from: string; until: string },
    ): Promise<{ orders: number; totalMinor: number }> {
      const { rows } = await db.raw(
        `select count(*) as orders, cast(coalesce(sum(o.total_minor), 0) as bigint) as total
         from orders o join businesses b on b.id = o.business_id
         where o.business_id = :businessId and o.status not in ('rejected', 'cancelled')
           and cast(o.created_at at time zone b.time_zone as date) between cast(:from as date) and cast(:until as date)`,
        { businessId, from, until },
      )
      return { orders: rows[0].orders, totalMinor: rows[0].total }
    },

    /** Orders are placed as if no figures were kept of them. What else notes their changes goes on. */
    async keepNothing(): Promise<void> {
      await db.raw(`alter table orders disable trigger order_added`)
      await db.raw(`alter table order_lines disable trigger line_added`)
    },
  }
}
