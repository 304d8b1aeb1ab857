import { createAnswerer } from '@comanda/bot/inbox/answerer.js'
import { createCompiledMenus } from '@comanda/bot/inbox/compiled-menus.js'
import type { Menu } from '@comanda/order-language/menu/menu.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { createInboxService } from '@comanda/shared/inbox/service.js'
import type { Message } from '@comanda/shared/inbox/types.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { createShop, identity, message, newPhone, type TestShop } from '../packages/shared/shop.js'
import { createTestDatabase, type TestDatabase } from './database.js'
import { shopMenu } from './menus.js'

/** A shop whose messages are answered in a real database, without WhatsApp: the test says when what leaves. */
export interface AnsweredShop extends TestShop {
  database: TestDatabase
  customer(): Customer
  close(): Promise<void>
}

export interface Customer {
  phone: string
  /** @returns the message's key */
  writes(text: string, given?: Partial<Message>): Promise<string>
  edits(key: string, text: string): Promise<void>
  deletes(key: string): Promise<void>
  /** @param key of a message of the shop */
  reacts(key: string, emoji: string): Promise<void>
  /** All that waits is answered, as one burst. */
  isAnswered(): Promise<void>
  /** What waits in the outbox leaves. @returns the keys under which it went out */
  hears(): Promise<string[]>
  /** All that the shop wrote so far, whether it left or not. */
  replies(): Promise<string[]>
  /** What left so far, oldest first. */
  heard(): Promise<{ key: string; body: string }[]>
  /** What isn't placed yet: “2 margherita” */
  cart(): Promise<string[]>
  orders(): Promise<PlacedOrder[]>
  handovers(): Promise<string[]>
}

export interface PlacedOrder {
  number: number
  status: string
  totalMinor: number
  fulfilment: string | null
  details: Record<string, string>
  lines: string[]
}

export async function openAnsweredShop(menu: Menu = shopMenu): Promise<AnsweredShop> {
  const database = await createTestDatabase()
  const { db } = database
  const shop = await createShop(db)
  const { businessId, accountId } = shop
  await createMenuRepository(db).replace(businessId, menu)
  await db('businesses').where({ id: businessId }).update({ offers_delivery: false })
  const account = await createAccountRepository(db).find(accountId)
  if (account === undefined) throw new Error('the account is gone')
  const menus = createCompiledMenus(createMenuRepository(db))
  const answerer = createAnswerer({ db, account, menus })
  const inbox = createInboxRepository(db)
  const service = createInboxService(db)
  const outbox = createOutboxRepository(db)
  let sent = 0

  function customer(): Customer {
    const phone = newPhone()
    const contact = identity({ phone })
    const record = async (given: Partial<Message>): Promise<string> => {
      const made = message({ contact, sentAt: new Date(), ...given })
      await service.record(accountId, made)
      return made.key
    }
    const contactId = async (): Promise<number> =>
      (await db('contacts').where({ phone }).first('id'))?.id ?? 0
    return {
      phone,
      writes: (body, given) => record({ body, ...given }),
      edits: async (key, body) => {
        await record({ key, body, kind: 'edit', version: Date.now() })
      },
      deletes: async key => {
        await record({ key, body: '', kind: 'revoke', type: 'revoked' })
      },
      reacts: async (key, body) => {
        await record({ body, kind: 'reaction', type: 'reaction', payload: { targetKey: key } })
      },
      isAnswered: async () => {
        const messages = await inbox.startAttempt(accountId, await contactId())
        if (messages.length > 0) await answerer.answer(messages)
      },
      hears: async () => {
        const keys: string[] = []
        for (let claim = await outbox.claimNext(accountId, 60_000); claim !== undefined; ) {
          await outbox.renew(claim, 60_000)
          const messageKey = `OUT${++sent}`
          await outbox.markSent(claim, { messageKey, ack: 1, sentAt: new Date() })
          keys.push(messageKey)
          claim = await outbox.claimNext(accountId, 60_000)
        }
        return keys
      },
      replies: async () =>
        (
          await db('outbox')
            .where({ contact_id: await contactId() })
            .orderBy('id')
            .select('body')
        ).map(row => row.body),
      heard: async () =>
        db('outbox')
          .where({ contact_id: await contactId(), status: 'sent' })
          .orderBy('id')
          .select('message_key as key', 'body'),
      cart: async () => {
        const row = await db('conversations')
          .where({ contact_id: await contactId() })
          .first('cart')
        return (row?.cart ?? []).map(
          ({ quantity, item }: { quantity: number; item: string }) => `${quantity} ${item}`,
        )
      },
      orders: async () => {
        const rows = await db('orders')
          .join('customers', 'customers.id', 'orders.customer_id')
          .where({ contact_id: await contactId() })
          .orderBy('orders.id')
          .select('orders.id', 'number', 'status', 'total_minor', 'fulfilment', 'details')
        return Promise.all(
          rows.map(async ({ id, number, status, total_minor: totalMinor, fulfilment, details }) => {
            const lines = await db('order_lines').where({ order_id: id }).orderBy('position')
            return {
              number,
              status,
              totalMinor,
              fulfilment,
              details,
              lines: lines.map(({ quantity, item_key: item }) => `${Number(quantity)} ${item}`),
            }
          }),
        )
      },
      handovers: async () =>
        (
          await db('handovers')
            .where({ contact_id: await contactId() })
            .orderBy('id')
            .select('reason')
        ).map(row => row.reason),
    }
  }

  return { ...shop, database, customer, close: () => database.drop() }
}
