import type { Database } from '@comanda/shared/database/connect.js'
import { queryRows } from '@comanda/shared/database/rows.js'
import { createCheckingRepository } from '@comanda/shared/statistics/checking/repository.js'
import { createFoldingRepository } from '@comanda/shared/statistics/folding/repository.js'
import { expect } from 'chai'

/** What is kept now, folded, for a look at the rows themselves. */
export async function foldAll(db: Database): Promise<void> {
  const folding = createFoldingRepository(db)
  while (await folding.hasDeltas()) await folding.foldOnce()
}

/** The kept figures are what the orders come to, with deltas waiting and without. */
export async function expectRight(db: Database, businessId: number): Promise<void> {
  const checking = createCheckingRepository(db)
  expect(await checking.compare(businessId), 'before folding').to.deep.equal([])
  await foldAll(db)
  expect(await checking.compare(businessId), 'after folding').to.deep.equal([])
}

export const countOf = async (db: Database, table: string): Promise<number> =>
  (await queryRows(db, `select 1 from ${table}`)).length
