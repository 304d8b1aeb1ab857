import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createBusinessService } from '@comanda/shared/businesses/service.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { queryRow, queryRows, requireRow } from '@comanda/shared/database/rows.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import type { ContactIdentity, InboxStatus, Message } from '@comanda/shared/inbox/types.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import type { NewOrder, OrderLine } from '@comanda/shared/orders/types.js'

let made = 0
const next = (): number => {
  made += 1
  return made
}

export interface TestShop {
  businessId: number
  accountId: number
}

/** A business with its account, as `business create` makes them. */
export async function createShop(db: Database): Promise<TestShop> {
  const { business, account } = await createBusinessService(db).create({
    name: 'Bella Napoli',
    slug: `bella-${next()}`,
    currency: 'USD',
    timeZone: 'America/New_York',
  })
  return { businessId: business.id, accountId: account.id }
}

/** A second account of a business: the schema lets it have more. */
export const createSecondAccount = async (db: Database, businessId: number): Promise<number> =>
  (await createAccountRepository(db).create(businessId)).id

export const newPhone = (): string => `1555${String(next()).padStart(7, '0')}@c.us`
export const newLid = (): string => `99${String(next()).padStart(10, '0')}@lid`

export const identity = (given: Partial<ContactIdentity>): ContactIdentity => ({
  phone: undefined,
  lid: undefined,
  name: undefined,
  ...given,
})

/** A text from a customer as the WhatsApp edge hands it over; the chat is the contact's, phone before lid. */
export function message(given: Partial<Message> = {}): Message {
  const contact = 'contact' in given ? given.contact : identity({ phone: newPhone() })
  return {
    fromMe: false,
    key: `3EB0${String(next()).padStart(16, '0')}`,
    kind: 'message',
    version: 0,
    chat: { kind: 'direct', wid: contact?.phone ?? contact?.lid ?? '120363000000@g.us' },
    type: 'chat',
    body: 'two margheritas please',
    payload: {},
    sentAt: new Date('2026-03-01T12:00:00Z'),
    ...given,
    contact,
  }
}

export interface RecordedMessage {
  id: number
  chatId: number
  contactId: number
}

/** Records a message and says where it went. */
export async function record(
  db: Database,
  accountId: number,
  given: Partial<Message> = {},
  status: InboxStatus = 'pending',
): Promise<RecordedMessage> {
  const id = await createInboxRepository(db).record(accountId, message(given), status)
  if (id === undefined) throw new Error('the message was there already')
  const row = await requireRow<{ chat_id: number; contact_id: number }>(
    db,
    'select chat_id, contact_id from inbox where id = :id',
    { id },
  )
  return { id, chatId: row.chat_id, contactId: row.contact_id }
}

export const contactOf = async (db: Database, accountId: number, given: Partial<ContactIdentity>) =>
  queryRow<{ id: number; phone: string | null; lid: string | null; name: string | null }>(
    db,
    `select id, phone, lid, name from contacts
     where account_id = :accountId and (phone = :phone or lid = :lid) order by id`,
    { accountId, phone: given.phone ?? null, lid: given.lid ?? null },
  )

/** Rows of a table, counted where `column` holds `value`. */
export async function countWhere(
  db: Database,
  table: string,
  column: string,
  value: string | number,
): Promise<number> {
  return (await queryRows(db, `select 1 from ${table} where ${column} = :value`, { value })).length
}

export const line = (given: Partial<OrderLine> = {}): OrderLine => ({
  itemKey: 'margherita',
  name: 'Margherita',
  quantity: 2,
  unit: undefined,
  unitPriceMinor: 950,
  totalMinor: 1_900,
  options: [],
  note: undefined,
  readFrom: ['2 margheritas'],
  ...given,
})

/** An order that this message said yes to. */
export function newOrder(shop: TestShop, yes: RecordedMessage, given: Partial<NewOrder> = {}): NewOrder {
  return {
    businessId: shop.businessId,
    contactId: yes.contactId,
    customerName: undefined,
    chatId: yes.chatId,
    currency: 'USD',
    lines: [line()],
    totalMinor: 1_900,
    details: {},
    placedByInboxId: yes.id,
    inboxIds: [yes.id],
    ...given,
  }
}

/** Places an order of a new message in a transaction of its own. */
export async function placeOrder(db: Database, shop: TestShop, given: Partial<NewOrder> = {}) {
  const yes = await record(db, shop.accountId, { body: 'yes' })
  const orders = createOrderRepository(db)
  return db.transaction(trx => orders.place(newOrder(shop, yes, given), trx))
}
