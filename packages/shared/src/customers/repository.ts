import type { OrderLine } from '@comanda/order-language/reading.js'
import type { Database } from '../database/connect.js'
import { prepare, runPrepared } from '../database/statements.js'
import { toDueTime } from '../orders/summary/repository.js'
import type { Fulfilment, OrderLineOption, OrderStatus } from '../orders/types.js'
import type { KnownCustomer } from './types.js'

interface KnownRow {
  address: string | null
  id: number | null
  number: number
  status: OrderStatus
  created_at: Date
  fulfilment: Fulfilment | null
  total_minor: number
  due_at: Date | null
  start_at: Date | null
  details: Record<string, string>
  lines: {
    item: string
    quantity: number
    unit: string | null
    options: OrderLineOption[]
    note: string | null
  }[]
}

const toLine = ({ item, quantity, unit, options, note }: KnownRow['lines'][number]): OrderLine => ({
  item,
  quantity,
  ...(unit !== null && { unit }),
  // what nobody said is left to the menu, as it was
  options: options
    .filter(({ standard }) => standard !== true)
    .map(({ group, option, amount, part }) => ({ group, option, amount, ...(part && { part }) })),
  ...(note !== null && { note }),
})

const knownStatement = prepare(
  `select k.address, o.id, o.number, o.status, o.created_at, o.fulfilment, o.total_minor, o.due_at, o.start_at, o.details,
     (select coalesce(jsonb_agg(jsonb_build_object('item', l.item_key, 'quantity', l.quantity, 'unit', l.unit,
        'options', l.options, 'note', l.note) order by l.position), '[]'::jsonb)
      from order_lines l where l.order_id = o.id) as lines
   from customers k
     left join lateral (
       select id, number, status, created_at, fulfilment, total_minor, due_at, start_at, details from orders
       where customer_id = k.id order by created_at desc, id desc limit 1
     ) o on true
   where k.business_id = :businessId and k.contact_id = :contactId`,
)

export type CustomerRepository = ReturnType<typeof createCustomerRepository>

export function createCustomerRepository(db: Database) {
  return {
    async known(businessId: number, contactId: number, trx: Database = db): Promise<KnownCustomer> {
      const [row] = await runPrepared<KnownRow>(trx, knownStatement, { businessId, contactId })
      if (row === undefined) return { address: undefined, lastOrder: undefined }
      const {
        id,
        number,
        status,
        created_at: placedAt,
        fulfilment,
        total_minor: totalMinor,
        details,
        lines,
      } = row
      return {
        address: row.address ?? undefined,
        lastOrder:
          id === null
            ? undefined
            : {
                id,
                number,
                status,
                placedAt,
                fulfilment: fulfilment ?? undefined,
                totalMinor,
                due: toDueTime(row),
                details,
                lines: lines.map(toLine),
              },
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
