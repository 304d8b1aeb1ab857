import type { Database } from '@comanda/shared/database/connect.js'
import type { OrderStatus } from '@comanda/shared/orders/types.js'
import type { Shop } from './dashboard.js'

/** Of twenty orders in a row, how far each has come: order #1 is at the second. */
export const statusesInTurn: readonly OrderStatus[] = [
  'out_for_delivery',
  'pending',
  'accepted',
  'preparing',
  'ready',
  'out_for_delivery',
  'rejected',
  'cancelled',
  'cancelled',
  ...Array<OrderStatus>(11).fill('completed'),
]

const peopleAtMost = 1_000

/** Orders #1 to #count, a minute apart, the last one at `newestAt`, of a thousand customers in turn. */
export async function fillShop(db: Database, shop: Shop, count: number, newestAt: Date): Promise<void> {
  const values = {
    businessId: shop.business.id,
    accountId: shop.accountId,
    count,
    people: Math.min(count, peopleAtMost),
    currency: shop.business.currency,
    statuses: [...statusesInTurn],
    newestAt,
  }
  await db.raw(
    `with people as (
       insert into contacts (account_id, phone, name)
       select :accountId, 100000 + n || '@c.us', 'Customer ' || n from generate_series(1, :people) n
       returning id, name
     ), rooms as (
       insert into chats (account_id, kind, wid, contact_id)
       select :accountId, 'direct', cast(id as text), id from people returning id, contact_id
     ), buyers as (
       insert into customers (business_id, contact_id, name)
       select :businessId, id, name from people returning id, contact_id
     ), numbered as (
       select b.id as customer_id, r.id as chat_id, row_number() over (order by b.id) as place
       from buyers b join rooms r on r.contact_id = b.contact_id
     ), placed as (
       insert into orders (business_id, customer_id, chat_id, number, status, currency, total_minor, created_at)
       select :businessId, p.customer_id, p.chat_id, n, (cast(:statuses as text[]))[1 + n % 20], :currency, 1900,
         cast(:newestAt as timestamptz) - (:count - n) * interval '1 minute'
       from generate_series(1, :count) n join numbered p on p.place = 1 + n % :people
       returning id
     ), events as (
       insert into order_events (order_id, actor, to_status) select id, 'customer', 'pending' from placed
     )
     insert into order_lines (order_id, position, item_key, name, quantity, unit_price_minor, total_minor)
     select id, 1, 'margherita', 'Margherita', 2, 950, 1900 from placed`,
    values as unknown as Record<string, string>,
  )
  await db.raw('update businesses set last_order_number = :count where id = :businessId', {
    count,
    businessId: shop.business.id,
  })
  await db.raw('analyze')
}
