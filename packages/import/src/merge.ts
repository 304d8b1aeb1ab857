import type { Database } from '@comanda/shared/database/connect.js'
import { isRefusedData } from '@comanda/shared/database/errors.js'
import { createMergingRepository, type MergeTarget } from '@comanda/shared/imports/merging/repository.js'
import { createImportRepository } from '@comanda/shared/imports/repository.js'
import type { ImportCounts, Merged, SetAside, StagedRecords } from '@comanda/shared/imports/types.js'
import type { ImportKind } from './description/types.js'
import type { Batch } from './work/batch.js'

/** run: for good · dry: as if, and taken back · verify: compared with what is there */
export type ImportMode = 'run' | 'dry' | 'verify'

/** What became of a batch. */
export interface BatchOutcome extends ImportCounts {
  setAside: number
  entries: SetAside[]
}

/** A dry run takes back what it did. */
class TakenBack extends Error {}

/** The staged records from one place to another, counted anew. */
export function part(staged: StagedRecords, from: number, until: number): StagedRecords {
  const renumbered = (bytes: Uint8Array): Uint8Array => {
    const rows = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString().split('\n')
    const own = rows.flatMap(row => {
      const tab = row.indexOf('\t')
      const n = Number(row.slice(0, tab))
      return tab > 0 && n >= from && n < until ? [`${n - from}${row.slice(tab)}\n`] : []
    })
    return new TextEncoder().encode(own.join(''))
  }
  return { count: until - from, rows: renumbered(staged.rows), lines: renumbered(staged.lines) }
}

export function createMerger(options: {
  db: Database
  target: MergeTarget
  kind: Exclude<ImportKind, 'menu'>
  mode: ImportMode
  /** undefined in a dry run and where it is compared */
  importId: number | undefined
}) {
  const { db, target, kind, mode, importId } = options
  const merging = createMergingRepository(db)
  const imports = createImportRepository(db)

  async function mergeStaged(staged: StagedRecords, trx: Database): Promise<Merged> {
    if (kind === 'orders') {
      await merging.stageOrders(staged, trx)
      if (mode === 'verify')
        return { added: 0, changed: 0, refused: await merging.compareOrders(target, trx) }
      return merging.mergeOrders(target, await merging.takeNumbers(target, trx, mode === 'run'), trx)
    }
    await merging.stageCustomers(staged, trx)
    if (mode === 'verify')
      return { added: 0, changed: 0, refused: await merging.compareCustomers(target, trx) }
    return merging.mergeCustomers(target, trx)
  }

  /** What the database doesn't take, though it looked well, is found by halves; the rest lands. */
  async function mergeInParts(staged: StagedRecords, trx: Database): Promise<Merged> {
    if (staged.count === 0) return { added: 0, changed: 0, refused: [] }
    try {
      return await trx.transaction(savepoint => mergeStaged(staged, savepoint))
    } catch (error) {
      if (!isRefusedData(error)) throw error
      if (staged.count === 1) {
        return {
          added: 0,
          changed: 0,
          refused: [
            { n: 0, reason: 'The database doesn’t take it: look for a number or a date that can’t be.' },
          ],
        }
      }
      const middle = Math.floor(staged.count / 2)
      const first = await mergeInParts(part(staged, 0, middle), trx)
      const second = await mergeInParts(part(staged, middle, staged.count), trx)
      return {
        added: first.added + second.added,
        changed: first.changed + second.changed,
        refused: [...first.refused, ...second.refused.map(({ n, reason }) => ({ n: n + middle, reason }))],
      }
    }
  }

  async function mergeWithin(batch: Batch, trx: Database): Promise<BatchOutcome> {
    const { added, changed, refused } = await mergeInParts(batch, trx)
    const entries: SetAside[] = [
      ...batch.setAside,
      ...refused.map(({ n, reason }) => ({
        file: batch.fileNames[batch.places[n * 2] ?? 0] ?? '',
        line: batch.places[n * 2 + 1],
        reason,
      })),
    ]
    const unchanged = batch.unchanged + batch.count - added - changed - refused.length
    const counts = { added, changed, unchanged, setAside: entries.length }
    if (importId !== undefined && mode === 'run') {
      const { files, bytes, position } = batch
      await imports.setAside(importId, entries, trx)
      await imports.takeFiles(target.businessId, batch.taken, trx)
      await imports.advance(importId, { ...counts, files, bytes, position }, trx)
    }
    return { ...counts, entries }
  }

  return {
    /** All of it and the progress, or nothing. */
    async merge(batch: Batch): Promise<BatchOutcome> {
      let outcome: BatchOutcome | undefined
      try {
        await db.transaction(async trx => {
          outcome = await mergeWithin(batch, trx)
          if (mode !== 'run') throw new TakenBack()
        })
      } catch (error) {
        if (!(error instanceof TakenBack)) throw error
      }
      if (outcome === undefined) throw new Error('a transaction ended without an outcome')
      return outcome
    },
  }
}
