import type { Candidate } from '@comanda/order-language/reading.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createLearntWordRepository } from '@comanda/shared/learnt-words/repository.js'
import type { Shop } from './dashboard.js'
import { placeOrder } from './orders.js'

/** So many customers' orders in which these words were said for something. @returns the suggestion's id */
export async function suggestWords(
  db: Database,
  shop: Shop,
  words: string,
  { customers = 1, meant = { item: 'margherita' } }: { customers?: number; meant?: Candidate } = {},
): Promise<number> {
  const learntWords = createLearntWordRepository(db)
  const businessId = shop.business.id
  for (let customer = 0; customer < customers; customer += 1) {
    const order = await placeOrder(db, shop)
    await db.transaction(trx => learntWords.suggest(businessId, order.id, [{ words, meant }], trx))
  }
  const found = (await learntWords.suggestions(businessId)).find(suggestion => suggestion.words === words)
  if (found === undefined) throw new Error(`“${words}” weren’t suggested`)
  return found.id
}
