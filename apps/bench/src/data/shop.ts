import type { Menu } from '@comanda/order-language/menu/menu.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Account } from '@comanda/shared/accounts/types.js'
import { createBusinessService } from '@comanda/shared/businesses/service.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import type { InboxMessage, Message } from '@comanda/shared/inbox/types.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import type { NewOrder } from '@comanda/shared/orders/types.js'

const item = (id: string, name: string, priceMinor: number) => ({
  id,
  name,
  aliases: [],
  priceMinor,
  groups: [],
  defaults: [],
})

const menu: Menu = {
  currency: 'USD',
  language: 'en',
  items: [
    item('margherita', 'Margherita', 950),
    item('cola', 'Coke', 250),
    item('tiramisu', 'Tiramisu', 600),
  ],
  groups: [],
}

/** What a customer orders, all of it in one message. */
export const orderText = '2 margherita, a coke and a tiramisu, pickup'

/** A shop that delivers nothing, with an account. */
export async function openShop(db: Database): Promise<Account> {
  const { business, account } = await createBusinessService(db).create({
    name: 'Bench',
    slug: 'bench',
    currency: 'USD',
    timeZone: 'UTC',
  })
  await createMenuRepository(db).replace(business.id, menu)
  const found = await createAccountRepository(db).find(account.id)
  if (found === undefined) throw new Error('the account is gone')
  return found
}

/** As one of so many customers writes it. */
export function messageOf(person: number, key: string, body: string): Message {
  const phone = `${1_000_000 + person}@c.us`
  return {
    fromMe: false,
    key,
    kind: 'message',
    version: 0,
    chat: { kind: 'direct', wid: phone },
    contact: { phone, lid: undefined, name: `Customer ${person}` },
    type: 'chat',
    body,
    payload: {},
    sentAt: new Date(),
  }
}

/** A message that waits, of a customer who wrote nothing before. */
export async function receive(db: Database, accountId: number, person: number): Promise<InboxMessage> {
  const inbox = createInboxRepository(db)
  await inbox.record(accountId, messageOf(person, `first of ${person}`, 'hello'), 'pending')
  const contact = (await inbox.waitingContacts(accountId)).at(-1)
  const [message] = await inbox.startAttempt(accountId, contact?.contactId ?? 0)
  if (message === undefined) throw new Error('the message doesn’t wait')
  return message
}

/** An order of three lines, which may be placed any number of times. */
export const orderOf = (
  { businessId }: Pick<Account, 'businessId'>,
  { contactId, chatId }: InboxMessage,
): NewOrder => ({
  businessId,
  contactId,
  customerName: undefined,
  chatId,
  currency: menu.currency,
  lines: menu.items.map(({ id, name, priceMinor }) => ({
    itemKey: id,
    name,
    quantity: 1,
    unit: undefined,
    unitPriceMinor: priceMinor,
    totalMinor: priceMinor,
    options: [],
    note: undefined,
    readFrom: [],
  })),
  totalMinor: menu.items.reduce((sum, { priceMinor }) => sum + priceMinor, 0),
  details: {},
  placedByInboxId: undefined,
  inboxIds: [],
})
