import type { CompiledMenu } from '@comanda/order-language/compile-menu.js'
import { readQuestions } from '@comanda/order-language/questions/read-questions.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createStatisticsRepository } from '@comanda/shared/statistics/repository.js'
import { DateTime } from 'luxon'

/** What was ordered in so many days says what people like now. */
const days = 30
/** Fewer orders say nothing. */
const ordersAtLeast = 10
const dishesAtMost = 20

/**
 * What sold best lately, looked up only where a message asks for it.
 * @returns ids of the menu, the best first; undefined where nobody asks, or too little was ordered
 */
export async function popularDishes(
  menu: CompiledMenu | undefined,
  text: string,
  business: Business,
  now: Date,
  trx: Database,
): Promise<readonly string[] | undefined> {
  if (menu === undefined) return undefined
  const asks = readQuestions(menu, text).questions.some(({ topic }) => topic === 'popular')
  if (!asks) return undefined
  const today = DateTime.fromJSDate(now, { zone: business.timeZone })
  const period = { from: today.minus({ days }).toISODate() ?? '', until: today.toISODate() ?? '' }
  const { all, products } = await createStatisticsRepository(trx).read(
    business.id,
    period,
    business.currency,
    dishesAtMost,
  )
  return all.orders < ordersAtLeast ? undefined : products.map(({ itemKey }) => itemKey)
}
