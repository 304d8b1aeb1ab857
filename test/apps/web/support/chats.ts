import { randomBytes } from 'node:crypto'
import type { Database } from '@comanda/shared/database/connect.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import type { HandoverReason } from '@comanda/shared/handovers/types.js'
import type { Message } from '@comanda/shared/inbox/types.js'
import { identity, newPhone, type RecordedMessage, record } from '../../../packages/shared/shop.js'
import type { Shop } from './dashboard.js'

/** A customer of a shop, with a phone and a name. */
export interface Customer {
  phone: string
  contactId: number
  chatId: number
  /** Another message of theirs. */
  write(body: string, given?: Partial<Message>): Promise<RecordedMessage>
}

/** A customer's message waits for a person, as the bot hands it over. */
export async function waitForPerson(
  db: Database,
  shop: Shop,
  given: { body?: string; name?: string; reason?: HandoverReason; message?: Partial<Message> } = {},
): Promise<Customer> {
  const phone = newPhone()
  const write = (body: string, more: Partial<Message> = {}): Promise<RecordedMessage> =>
    record(
      db,
      shop.accountId,
      {
        contact: identity({ phone, name: given.name ?? `Customer ${randomBytes(3).toString('hex')}` }),
        body,
        sentAt: new Date(),
        ...more,
      },
      'handover',
    )
  const { id, chatId, contactId } = await write(given.body ?? 'do you cater weddings?', given.message)
  await createHandoverRepository(db).open({
    businessId: shop.business.id,
    contactId,
    chatId,
    inboxId: id,
    reason: given.reason ?? 'question',
  })
  return { phone, contactId, chatId, write }
}
