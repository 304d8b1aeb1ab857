import type { Business } from '@comanda/shared/businesses/types.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { createImportRepository } from '@comanda/shared/imports/repository.js'
import type { ImportPosition, ImportProgress, SetAside } from '@comanda/shared/imports/types.js'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { fold } from './description/fold.js'
import type { Description, ImportKind } from './description/types.js'
import type { MappingContext } from './mapping/context.js'
import { hashOf } from './mapping/hash.js'
import { createMerger, type ImportMode } from './merge.js'
import { chunksOf, type Source } from './work/chunks.js'
import { readInOrder } from './work/reading.js'

/** Names of the menu, and what else its dishes are called, with their ids. */
async function itemKeysOf(db: Database, businessId: number): Promise<Map<string, string>> {
  const menu = await createMenuRepository(db).load(businessId, undefined, {
    withSoldOut: true,
    withLearntWords: false,
  })
  const keys = new Map<string, string>()
  for (const { id, name, aliases } of menu?.items ?? []) {
    for (const called of [name, ...aliases]) if (!keys.has(fold(called))) keys.set(fold(called), id)
  }
  return keys
}

export async function contextOf(
  db: Database,
  business: Business,
  description: Description | undefined,
): Promise<MappingContext> {
  return {
    businessId: business.id,
    currency: business.currency,
    timeZone: business.timeZone,
    country: business.country,
    description,
    itemKeys: await itemKeysOf(db, business.id),
  }
}

export interface RunOptions {
  /** its driver takes no statements in a row: rows are copied in streams */
  db: Database
  business: Business
  /** whose contacts they become */
  accountId: number
  kind: Exclude<ImportKind, 'menu'>
  source: Source
  description: Description | undefined
  mode: ImportMode
  /** the row that keeps how far it is; only in mode run */
  importId?: number | undefined
  from?: ImportPosition | undefined
  /** what was done before `from` */
  progress?: ImportProgress | undefined
  signal?: AbortSignal | undefined
  onProgress?: ((progress: ImportProgress) => void) | undefined
  /** told of what is set aside where no row keeps it */
  onSetAside?: ((entries: readonly SetAside[]) => void) | undefined
}

const nothing: ImportProgress = {
  files: 0,
  bytesDone: 0,
  bytesTotal: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  setAside: 0,
}

/** Raised with what reading or checking depends on: files that were taken whole by another are read anew. */
const mappingVersion = 1

/**
 * Reads a source into a shop's orders or customers. Each batch is a transaction with how far it came, so that whoever
 * calls this again with what was kept goes on exactly there.
 * @returns how far it came, and whether that is the end; not where `signal` asked for a pause
 * @throws ImportError where the source as a whole can't be read
 */
export async function runImport(options: RunOptions): Promise<{ progress: ImportProgress; isDone: boolean }> {
  const { db, business, kind, source, mode, signal } = options
  const context = await contextOf(db, business, options.description)
  const mapping = hashOf(
    JSON.stringify([
      mappingVersion,
      kind,
      options.description,
      context.currency,
      context.timeZone,
      context.country,
    ]),
  )
  const target = { businessId: business.id, accountId: options.accountId }
  const merger = createMerger({ db, target, kind, mode, importId: options.importId })
  const imports = createImportRepository(db)
  const progress = { ...nothing, bytesTotal: source.bytes, ...options.progress }
  const chunks = chunksOf(source, options.from, mapping, async pathHashes =>
    mode === 'verify' ? new Map() : imports.takenFiles(business.id, pathHashes),
  )
  for await (const batch of readInOrder({ kind, context, mapping }, chunks, source.isSingle)) {
    if (signal?.aborted === true) return { progress, isDone: false }
    const { added, changed, unchanged, setAside, entries } = await merger.merge(batch)
    progress.added += added
    progress.changed += changed
    progress.unchanged += unchanged
    progress.setAside += setAside
    progress.files += batch.files
    progress.bytesDone += batch.bytes
    options.onProgress?.({ ...progress })
    if (entries.length > 0) options.onSetAside?.(entries)
  }
  return { progress, isDone: true }
}
