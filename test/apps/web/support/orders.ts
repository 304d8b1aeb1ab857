import { randomBytes } from 'node:crypto'
import type { Database } from '@comanda/shared/database/connect.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import type { DueTime, Fulfilment, OrderLine } from '@comanda/shared/orders/types.js'
import type { Shop } from './dashboard.js'

export const margherita: OrderLine = {
  itemKey: 'margherita',
  name: 'Margherita',
  quantity: 2,
  unit: undefined,
  unitPriceMinor: 950,
  totalMinor: 1900,
  options: [],
  note: undefined,
  readFrom: ['2 margheritas'],
}

/** An order as the bot places it, from a message that was recorded first. */
export async function placeOrder(
  db: Database,
  shop: Shop,
  order: {
    customerName?: string
    lines?: OrderLine[]
    details?: Record<string, string>
    createdAt?: Date
    due?: DueTime
    fulfilment?: Fulfilment
  } = {},
): Promise<{ id: number; number: number }> {
  const key = randomBytes(8).toString('hex')
  const lines = order.lines ?? [margherita]
  return db.transaction(async trx => {
    const insert = async (sql: string, values: Record<string, unknown>): Promise<number> =>
      ((await trx.raw(sql, values as Record<string, string>)) as { rows: { id: number }[] }).rows[0]?.id ?? 0
    const { accountId } = shop
    const contactId = await insert(
      'insert into contacts (account_id, phone) values (:accountId, :key) returning id',
      { accountId, key },
    )
    const chatId = await insert(
      `insert into chats (account_id, kind, wid, contact_id) values (:accountId, 'direct', :key, :contactId)
       returning id`,
      { accountId, key, contactId },
    )
    const inboxId = await insert(
      `insert into inbox (account_id, from_me, message_key, kind, chat_id, contact_id, type, body, sent_at, status)
       values (:accountId, false, :key, 'message', :chatId, :contactId, 'chat', 'yes', now(), 'done') returning id`,
      { accountId, key, chatId, contactId },
    )
    const placed = await createOrderRepository(db).place(
      {
        businessId: shop.business.id,
        contactId,
        customerName: order.customerName,
        chatId,
        currency: shop.business.currency,
        lines,
        totalMinor: lines.reduce((sum, line) => sum + line.totalMinor, 0),
        details: order.details ?? {},
        due: order.due,
        fulfilment: order.fulfilment,
        placedByInboxId: inboxId,
        inboxIds: [inboxId],
      },
      trx,
    )
    if (order.createdAt !== undefined) {
      await trx.raw('update orders set created_at = :at where id = :id', {
        at: order.createdAt,
        id: placed.id,
      })
    }
    return placed
  })
}

/** What the bot keeps where a customer asks for a third margherita while the order is made. */
export async function requestChange(db: Database, shop: Shop, orderId: number): Promise<void> {
  const businessId = shop.business.id
  const orders = createOrderRepository(db)
  const order = await orders.find(businessId, orderId)
  const [message] = await orders.messages(businessId, orderId)
  if (order === undefined || message === undefined) throw new Error('no such order')
  const { chatId, contactId, details } = order
  const inboxId = message.id
  const change = {
    lines: [{ ...margherita, quantity: 3, totalMinor: 2_850 }],
    totalMinor: 2_850,
    feeMinor: 0,
    details,
  }
  await db.transaction(async trx => {
    const handover = { businessId, contactId, chatId, inboxId, reason: 'change_request' } as const
    await createHandoverRepository(db).open(handover, trx)
    await orders.amend({ businessId, orderId, inboxId, kind: 'asked', change }, trx)
  })
}
