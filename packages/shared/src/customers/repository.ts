import type { Database } from '../database/connect.js'
import { queryRow } from '../database/rows.js'
import type { Fulfilment, OrderStatus } from '../orders/types.js'
import type { KnownCustomer } from './types.js'

interface KnownRow {
  address: string | null
  id: number | null
  number: number
  status: OrderStatus
  fulfilment: Fulfilment | null
}

export type CustomerRepository = ReturnType<typeof createCustomerRepository>

export function createCustomerRepository(db: Database) {
  return {
    async known(businessId: number, contactId: number, trx: Database = db): Promise<KnownCustomer> {
      const row = await queryRow<KnownRow>(
        trx,
        `select k.address, o.id, o.number, o.status, o.fulfilment from customers k
           left join lateral (
             select id, number, status, fulfilment from orders
             where customer_id = k.id order by created_at desc, id desc limit 1
           ) o on true
         where k.business_id = :businessId and k.contact_id = :contactId`,
        { businessId, contactId },
      )
      if (row === undefined) return { address: undefined, lastOrder: undefined }
      const { id, number, status, fulfilment } = row
      return {
        address: row.address ?? undefined,
        lastOrder: id === null ? undefined : { id, number, status, fulfilment: fulfilment ?? undefined },
      }
    },

    /** For next time. The customer is there: an order was placed. */
    async rememberAddress(
      businessId: number,
      contactId: number,
      address: string,
      trx: Database = db,
    ): Promise<void> {
      await trx.raw(
        `update customers set address = :address, address_at = now()
         where business_id = :businessId and contact_id = :contactId`,
        { businessId, contactId, address },
      )
    },
  }
}
