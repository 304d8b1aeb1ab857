import type { Database } from '@comanda/shared/database/connect.js'

/** How lists are usually written, for what ours is measured against. */
export function createUsualLists(db: Database) {
  return {
    async page(businessId: number, limit: number, offset: number): Promise<{ id: number }[]> {
      const { rows } = await db.raw(
        `select o.*, k.name as customer_name from orders o join customers k on k.id = o.customer_id
         where o.business_id = :businessId order by o.created_at desc, o.id desc limit :limit offset :offset`,
        { businessId, limit, offset },
      )
      return rows
    },

    async count(businessId: number): Promise<number> {
      const { rows } = await db.raw('select count(*) as count from orders where business_id = :businessId', {
        businessId,
      })
      return rows[0]?.count
    },
  }
}
