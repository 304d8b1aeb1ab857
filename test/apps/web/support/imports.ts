import type { Database } from '@comanda/shared/database/connect.js'
import { createImportRepository } from '@comanda/shared/imports/repository.js'
import type { ImportStatus } from '@comanda/shared/imports/types.js'
import type { Shop } from './dashboard.js'

/** A table that was uploaded: its columns wait to be confirmed. @returns its id */
export async function uploadTable(
  db: Database,
  shop: Shop,
  source = 'menu.csv',
  table = 'name,price\nPizza,9.50',
): Promise<number> {
  const row = await createImportRepository(db).createUpload({
    businessId: shop.business.id,
    kind: 'menu',
    source,
    status: 'draft',
    content: Buffer.from(table),
  })
  return row.id
}

/** One that nobody runs, since its file isn't here, with something set aside. */
export async function beganImport(
  db: Database,
  shop: Shop,
  status: ImportStatus,
  source: string,
): Promise<number> {
  const imports = createImportRepository(db)
  const { id } = await imports.create({
    businessId: shop.business.id,
    kind: 'orders',
    source,
    status,
    bytesTotal: 2_000,
  })
  const position = { file: source, records: 40 }
  const counts = { added: 1_234, changed: 5, unchanged: 60, setAside: 2, files: 0, bytes: 800, position }
  await db.transaction(async trx => {
    await imports.advance(id, counts, trx)
    await imports.setAside(
      id,
      [
        {
          file: source,
          line: 7,
          reason: 'The phone number can’t be read: write it with its country’s code.',
        },
        { file: `2024/${source}`, line: undefined, reason: 'It is no whole JSON: export it again.' },
      ],
      trx,
    )
  })
  return id
}
