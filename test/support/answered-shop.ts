import { createAnswerer } from '@comanda/bot/inbox/answerer.js'
import { createCompiledMenus } from '@comanda/bot/inbox/compiled-menus.js'
import { findSent } from '@comanda/bot/outbox/proof.js'
import type { Menu } from '@comanda/order-language/menu/menu.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import { createInboxService } from '@comanda/shared/inbox/service.js'
import type { Message } from '@comanda/shared/inbox/types.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import type { ClaimedMessage } from '@comanda/shared/outbox/types.js'
import { createShop, identity, message, newPhone, type TestShop } from '../packages/shared/shop.js'
import { createTestDatabase, type TestDatabase } from './database.js'
import { createDyingProcess, KilledError } from './dying-process.js'
import { shopMenu } from './menus.js'

/** How far a message on its way out gets before the bot is killed. */
export type SendStep = 'claimed' | 'left' | 'out'

/** A shop whose messages are answered in a real database, without WhatsApp: the test says when what leaves. */
export interface AnsweredShop extends TestShop {
  database: TestDatabase
  customer(): Customer
  /** The bot is killed in its next answer, so many statements on; it is started again at once. */
  diesAnswering(statements: number): void
  /** The bot is killed with the next message that it sends, and started again when there is something to do. */
  diesSending(step: SendStep): void
  close(): Promise<void>
}

export interface Customer {
  phone: string
  /** @returns the message's key */
  writes(text: string, given?: Partial<Message>): Promise<string>
  edits(key: string, text: string, given?: Partial<Message>): Promise<void>
  deletes(key: string, given?: Partial<Message>): Promise<void>
  /** @param key of a message of the shop */
  reacts(key: string, emoji: string, given?: Partial<Message>): Promise<void>
  /** All that waits is answered, as one burst. */
  isAnswered(): Promise<void>
  /** So long nothing happens. */
  waits(minutes: number): Promise<void>
  /** What was said so far was said too long ago to be a round. */
  forgetsRounds(): Promise<void>
  /** What waits in the outbox leaves. @returns the keys under which it went out */
  hears(): Promise<string[]>
  /** All that the shop wrote so far, whether it left or not. */
  replies(): Promise<string[]>
  /** What the phone shows of the shop, oldest first. */
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

const leaseMs = 60_000

/** What is compared with one another, or with now, when a message is answered. */
const timesOf = {
  inbox: ['sent_at', 'received_at'],
  outbox: ['created_at', 'claimed_at', 'left_at', 'sent_at'],
  conversations: ['proposed_at'],
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
  const dying = createDyingProcess(db)
  const startBot = () =>
    createAnswerer({
      db: dying.db,
      account,
      menus: createCompiledMenus(createMenuRepository(db)),
      orderLimits: { items: 100, lines: 40, totalMinor: 900_00 },
      whatsAppNow: () => new Date(),
    })
  let answerer = startBot()
  const inbox = createInboxRepository(db)
  const service = createInboxService(db)
  const outbox = createOutboxRepository(db)
  let sent = 0
  let diesAt: SendStep | undefined
  let isDead = false
  /** what customers' phones show of the shop */
  const phones: { chatId: number; key: string; body: string; ack: number; sentAt: Date }[] = []

  /** @returns its key, or undefined where the bot was killed with it */
  async function send(claim: ClaimedMessage): Promise<string | undefined> {
    isDead = diesAt !== undefined
    const step = diesAt
    diesAt = undefined
    if (step === 'claimed') return undefined
    await outbox.renew(claim, leaseMs)
    if (step === 'left') return undefined
    const out = { key: `OUT${++sent}`, ack: 1, sentAt: new Date() }
    phones.push({ ...out, chatId: claim.chatId, body: claim.body })
    if (step === 'out') return undefined
    await outbox.markSent(claim, { ...out, messageKey: out.key })
    return out.key
  }

  /** What a bot that was killed left open. */
  async function settle(): Promise<void> {
    if (!isDead) return
    isDead = false
    answerer = startBot()
    for (const claim of await outbox.takeOverUnknown(accountId, leaseMs, true)) {
      const ownMessagesSince = async () => phones.filter(({ chatId }) => chatId === claim.chatId)
      const found = await findSent(accountId, claim, { ownMessagesSince }, outbox)
      if (found === undefined) await outbox.release(claim, 'it was not in the chat', 0)
      else await outbox.markSent(claim, { ...found, messageKey: found.key })
    }
  }

  async function answerAll(contactId: number): Promise<void> {
    const isWaiting = async (): Promise<boolean> =>
      (await inbox.waitingContacts(accountId)).some(waiting => waiting.contactId === contactId)
    while (await isWaiting()) {
      try {
        await answerer.answer(await inbox.startAttempt(accountId, contactId))
      } catch (error) {
        if (!(error instanceof KilledError)) throw error
        answerer = startBot()
      }
    }
  }

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
      edits: async (key, body, given) => {
        await record({ key, body, kind: 'edit', version: Date.now(), ...given })
      },
      deletes: async (key, given) => {
        await record({ key, body: '', kind: 'revoke', type: 'revoked', ...given })
      },
      reacts: async (key, body, given) => {
        await record({ body, kind: 'reaction', type: 'reaction', payload: { targetKey: key }, ...given })
      },
      isAnswered: async () => {
        const id = await contactId()
        // a bot that was started again may come to what waits before it knows what became of what it sent
        if (isDead) await answerAll(id)
        await settle()
        await answerAll(id)
      },
      waits: async minutes => {
        const id = await contactId()
        const ago = db.raw("? * interval '1 minute'", [minutes])
        for (const [table, columns] of Object.entries(timesOf)) {
          const earlier = columns.map(column => [column, db.raw('?? - ?', [column, ago])])
          await db(table).where({ contact_id: id }).update(Object.fromEntries(earlier))
        }
      },
      forgetsRounds: async () => {
        const longAgo = db.raw("created_at - interval '1 hour'")
        await db('outbox')
          .where({ contact_id: await contactId() })
          .update({ created_at: longAgo })
      },
      hears: async () => {
        const keys: string[] = []
        await settle()
        while (!isDead) {
          const claim = await outbox.claimNext(accountId, leaseMs)
          const key = claim && (await send(claim))
          if (key === undefined) break
          keys.push(key)
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
      heard: async () => {
        const chats = (
          await db('chats')
            .where({ contact_id: await contactId() })
            .select('id')
        ).map(({ id }) => id)
        return phones.filter(({ chatId }) => chats.includes(chatId)).map(({ key, body }) => ({ key, body }))
      },
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

  return {
    ...shop,
    database,
    customer,
    diesAnswering: dying.dieAfter,
    diesSending: step => {
      diesAt = step
    },
    close: () => database.drop(),
  }
}
