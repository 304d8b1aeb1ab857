import { setTimeout as delay } from 'node:timers/promises'
import type { StandInControl } from '@comanda/stand-in-control/client.js'
import { conversation, phoneOf } from '../memory/customers.js'

/**
 * Customers write one after the other at a steady pace, whether they were answered or not; one who was on goes on
 * where the conversation stood.
 * @returns how many messages were written
 */
export async function writeSteadily(
  control: StandInControl,
  { perSecond, customers, minutes }: { perSecond: number; customers: number; minutes: number },
): Promise<number> {
  const startedAt = performance.now()
  const count = Math.round(perSecond * minutes * 60)
  for (let written = 0; written < count; written += 1) {
    const customer = written % customers
    const turn = Math.floor(written / customers) % conversation.length
    await control.inject({
      from: { phone: phoneOf(customer), name: `Customer ${customer}` },
      text: conversation[turn] ?? '',
    })
    const due = startedAt + ((written + 1) * 1_000) / perSecond
    await delay(Math.max(0, due - performance.now()))
  }
  return count
}
