import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Account } from '@comanda/shared/accounts/types.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createMemberService } from '@comanda/shared/members/service.js'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { nextSteps } from '@comanda/shared/orders/steps.js'
import { orderOf, receive } from '../data/shop.js'

const megabyte = 1_048_576
const sample = {
  tree: {
    bytes: 300 * megabyte,
    kinds: { node: 100 * megabyte, renderer: 200 * megabyte },
    processes: 4,
    method: 'pss',
  },
  level: 'fine',
  details: {
    thresholds: {
      warning: 500 * megabyte,
      critical: 800 * megabyte,
      restart: 1_200 * megabyte,
      limit: 1_500 * megabyte,
    },
    limitedBy: 'setting',
    rssBytes: 120 * megabyte,
    heapUsedBytes: 50 * megabyte,
    heapTotalBytes: 80 * megabyte,
    heapLimitBytes: 512 * megabyte,
    externalBytes: 4 * megabyte,
    activeHandles: 30,
  },
} as const

/** What happens to a shop in a day, beside people looking at it. Its WhatsApp is linked. */
export async function createHappenings(db: Database, account: Account) {
  const { id: accountId, businessId } = account
  const orders = createOrderRepository(db)
  const service = createOrderService(db)
  const handovers = createHandoverRepository(db)
  const memory = createMemoryRepository(db)
  await createAccountRepository(db).setState(accountId, 'ready')
  const carer = await createMemberService(db).addWithPassword({
    businessId,
    role: 'manager',
    email: 'carer@example.com',
    password: 'correct horse battery',
  })
  const order = orderOf(account, await receive(db, accountId, 1))
  const open: number[] = []
  const placed: number[] = []
  const waiting: number[] = []
  let people = 1
  let sampledAt = Date.now()

  return {
    recent: (place: number): number | undefined => placed[place],

    order: async (): Promise<void> => {
      const { id } = await db.transaction(trx => orders.place({ ...order, fulfilment: 'pickup' }, trx))
      open.push(id)
      placed.unshift(id)
    },

    /** The oldest open order, the usual way. */
    step: async (): Promise<void> => {
      const orderId = open[0]
      const found = orderId === undefined ? undefined : await orders.find(businessId, orderId)
      const to = found && nextSteps(found.status, found.fulfilment)[0]
      if (found === undefined || to === undefined) return
      const change = { businessId, orderId: found.id, from: found.status, to }
      await service.changeStatus({ ...change, actor: { kind: 'system' } })
      if (to === 'completed') open.shift()
    },

    call: async (): Promise<void> => {
      people += 1
      const { id: inboxId, chatId, contactId } = await receive(db, accountId, people)
      await handovers.open({ businessId, contactId, chatId, inboxId, reason: 'asked_for_person' })
      waiting.push(contactId)
    },

    care: async (): Promise<void> => {
      const contactId = waiting.shift()
      if (contactId !== undefined) await handovers.closeAll({ businessId, contactId, memberId: carer.id })
    },

    sample: async (): Promise<void> => {
      sampledAt = Math.max(Date.now(), sampledAt + 1)
      await memory.addSample({ ...sample, accountId, at: new Date(sampledAt) })
    },
  }
}
