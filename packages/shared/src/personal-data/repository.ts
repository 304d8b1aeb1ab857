import type { Database } from '../database/connect.js'
import { queryRow, queryRows } from '../database/rows.js'
import type { CustomerData, FoundCustomer } from './types.js'

interface FoundRow {
  id: number
  name: string | null
  phone: string | null
  orders: number
  messages: number
  last_at: Date | null
}

/** A contact's chats, and every table's rows of it, by the one parameter :contactId. */
const chatsOf = `(select id from chats where contact_id = :contactId)`
const customersOf = `(select id from customers where contact_id = :contactId)`
const ordersOf = `(select id from orders where customer_id in ${customersOf})`

const rowsOf: Record<keyof CustomerData, string> = {
  contacts: 'id = :contactId',
  customers: 'contact_id = :contactId',
  chats: 'contact_id = :contactId',
  inbox: `contact_id = :contactId or chat_id in ${chatsOf}`,
  outbox: `contact_id = :contactId or chat_id in ${chatsOf}`,
  conversations: 'contact_id = :contactId',
  handovers: 'contact_id = :contactId',
  orders: `customer_id in ${customersOf}`,
  order_lines: `order_id in ${ordersOf}`,
  order_events: `order_id in ${ordersOf}`,
  order_amendments: `order_id in ${ordersOf}`,
  import_people: 'contact_id = :contactId',
  import_orders: `order_id in ${ordersOf}`,
  learnt_words: `id in (select learnt_word_id from learnt_word_orders where order_id in ${ordersOf})`,
}

/** What makes a row nobody's. Orders keep what they came to; messages keep their keys, so that none is recorded anew. */
const erasures: readonly string[] = [
  `delete from conversations where contact_id = :contactId`,
  // of the words that wait for the owner those that nobody else said
  `delete from learnt_words w where state = 'suggested'
     and exists (select 1 from learnt_word_orders o where o.learnt_word_id = w.id and o.order_id in ${ordersOf})
     and not exists (
       select 1 from learnt_word_orders o where o.learnt_word_id = w.id and o.order_id not in ${ordersOf})`,
  `delete from learnt_word_orders where order_id in ${ordersOf}`,
  `update handovers set closed_at = now() where contact_id = :contactId and closed_at is null`,
  `update inbox set body = '', payload = '{}', last_error = null,
     status = case when status = 'pending' then 'done' else status end,
     completed_at = coalesce(completed_at, now())
   where ${rowsOf.inbox}`,
  // what wasn't sent yet isn't sent any more
  `update outbox set body = '', last_error = null,
     status = case when status in ('pending', 'claimed') then 'failed' else status end
   where ${rowsOf.outbox}`,
  `update order_lines set note = null, read_from = '[]' where ${rowsOf.order_lines}`,
  `update order_events set reason = null where ${rowsOf.order_events}`,
  `update orders set details = '{}', note = null where ${rowsOf.orders}`,
  `update customers set name = null, address = null, address_at = null where ${rowsOf.customers}`,
  `delete from chat_watermarks w using chats c, contacts p
   where p.id = :contactId and c.contact_id = p.id and w.account_id = p.account_id
     and w.wid in (c.wid, p.phone, p.lid)`,
  // that it was they is kept as a hash, so that no file brings them back
  `update import_people set content_hash = null where ${rowsOf.import_people}`,
  `update chats set wid = 'erased-' || id where ${rowsOf.chats}`,
  `update contacts set phone = null, lid = 'erased-' || id, name = null where ${rowsOf.contacts}`,
]

export type PersonalDataRepository = ReturnType<typeof createPersonalDataRepository>

export function createPersonalDataRepository(db: Database) {
  return {
    /** By a part of the name or the number, who was heard of last first. */
    async find(businessId: number, { text, digits }: { text: string; digits: string }, most: number) {
      const rows = await queryRows<FoundRow>(
        db,
        `select p.id, coalesce(k.name, p.name) as name, split_part(p.phone, '@', 1) as phone,
           (select count(*) from orders where customer_id = k.id) as orders, m.messages, m.last_at
         from contacts p join accounts a on a.id = p.account_id
           left join customers k on k.business_id = a.business_id and k.contact_id = p.id
           cross join lateral (
             select count(*) as messages, max(i.sent_at) as last_at from inbox i where i.contact_id = p.id
           ) m
         where a.business_id = :businessId and (
           position(lower(:text) in lower(coalesce(k.name, ''))) > 0
           or position(lower(:text) in lower(coalesce(p.name, ''))) > 0
           or (:digits <> '' and position(:digits in coalesce(p.phone, '')) > 0)
         ) order by m.last_at desc nulls last, p.id limit :most`,
        { businessId, text, digits, most },
      )
      return rows.map(
        (row): FoundCustomer => ({
          id: row.id,
          name: row.name ?? undefined,
          phone: row.phone ?? undefined,
          orders: row.orders,
          messages: row.messages,
          lastAt: row.last_at ?? undefined,
        }),
      )
    },

    /** All rows of a contact of this business; undefined where there is none. */
    async read(businessId: number, contactId: number): Promise<CustomerData | undefined> {
      return db.transaction(
        async trx => {
          if (!(await this.isOf(businessId, contactId, trx))) return undefined
          const read: [string, Record<string, unknown>[]][] = []
          for (const [table, where] of Object.entries(rowsOf)) {
            read.push([table, await queryRows(trx, `select * from ${table} where ${where}`, { contactId })])
          }
          return Object.fromEntries(read) as CustomerData
        },
        { isolationLevel: 'repeatable read' },
      )
    },

    async isOf(businessId: number, contactId: number, trx: Database): Promise<boolean> {
      const row = await queryRow(
        trx,
        `select 1 from contacts p join accounts a on a.id = p.account_id
         where p.id = :contactId and a.business_id = :businessId`,
        { businessId, contactId },
      )
      return row !== undefined
    },

    /** Nobody answers, records or moves an order for them until the transaction ends: in the order of merge_contacts. */
    async lock(contactId: number, trx: Database): Promise<void> {
      await trx.raw('select 1 from conversations where contact_id = :contactId order by id for update', {
        contactId,
      })
      await trx.raw(`select 1 from orders where ${rowsOf.orders} order by id for update`, { contactId })
      await trx.raw('select 1 from contacts where id = :contactId for update', { contactId })
    },

    /** Numbers of the orders that are under way. */
    async openOrders(contactId: number, trx: Database): Promise<number[]> {
      const rows = await queryRows<{ number: number }>(
        trx,
        `select number from orders where (${rowsOf.orders})
           and status not in ('rejected', 'cancelled', 'completed') order by number`,
        { contactId },
      )
      return rows.map(({ number }) => number)
    },

    async erase(contactId: number, trx: Database): Promise<void> {
      for (const statement of erasures) await trx.raw(statement, { contactId })
    },
  }
}
