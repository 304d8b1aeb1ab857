import { createAuditRepository } from '../audit/repository.js'
import { operator, type Requester } from '../audit/types.js'
import type { Database } from '../database/connect.js'
import { createPersonalDataRepository } from './repository.js'
import type { CustomerData, Erased, FoundCustomer } from './types.js'

const mostFound = 50

export type PersonalDataService = ReturnType<typeof createPersonalDataService>

/** What is kept of one customer: shown to them, or taken away, when they ask. */
export function createPersonalDataService(db: Database) {
  const data = createPersonalDataRepository(db)
  const audit = createAuditRepository(db)
  return {
    /** By a part of the name, or of the number however it is written. */
    find: (businessId: number, text: string): Promise<FoundCustomer[]> =>
      data.find(businessId, { text: text.trim(), digits: text.replace(/\D/g, '') }, mostFound),

    /** @returns undefined where the shop has no such customer */
    async export(
      businessId: number,
      contactId: number,
      by: Requester = operator,
    ): Promise<CustomerData | undefined> {
      const found = await data.read(businessId, contactId)
      if (found !== undefined) {
        await audit.note({ businessId, what: 'customer_exported', detail: String(contactId) }, by)
      }
      return found
    },

    /**
     * Leaves no text, name, number or address of theirs. Their orders stay with what they came to, so that the shop's
     * sums do.
     * @returns the orders that have to come to an end first, where there are any
     */
    async erase(businessId: number, contactId: number, by: Requester = operator): Promise<Erased> {
      return db.transaction(async trx => {
        if (!(await data.isOf(businessId, contactId, trx))) return 'not_found'
        await data.lock(contactId, trx)
        const openOrders = await data.openOrders(contactId, trx)
        if (openOrders.length > 0) return { openOrders }
        await data.erase(contactId, trx)
        await audit.note({ businessId, what: 'customer_erased', detail: String(contactId) }, by, trx)
        return 'erased'
      })
    },
  }
}
