import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createAuditRepository } from '@comanda/shared/audit/repository.js'
import { operator } from '@comanda/shared/audit/types.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { DatabaseConfig } from '@comanda/shared/config/config.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { takeImportLock } from '@comanda/shared/imports/lock.js'
import { createImportRepository } from '@comanda/shared/imports/repository.js'
import type { Import, ImportProgress, SetAside } from '@comanda/shared/imports/types.js'
import type { Description, ImportKind } from './description/types.js'
import { ImportBusyError, ImportError } from './import-error.js'
import type { ImportMode } from './merge.js'
import { runImport } from './run-import.js'
import { runMenuImport } from './run-menu-import.js'
import type { Source } from './work/chunks.js'

export interface ImportRequest {
  business: Business
  kind: ImportKind
  source: Source
  /** as it is kept and told: a path, or a file's name */
  name: string
  /** undefined: found by the columns */
  description?: Description | undefined
  mode: ImportMode
  /** one that was made before, for example of an upload; undefined: the unfinished one of this name, or a new one */
  known?: Import | undefined
  signal?: AbortSignal | undefined
  onProgress?: ((progress: ImportProgress) => void) | undefined
  onSetAside?: ((entries: readonly SetAside[]) => void) | undefined
}

export interface ImportOutcome {
  /** undefined in a dry run and where it is compared */
  importId: number | undefined
  progress: ImportProgress
  /** false: it was told to stop before, and goes on from there when it is run again */
  isDone: boolean
}

const progressOf = (row: Import): ImportProgress => ({
  files: row.files,
  bytesDone: row.bytesDone,
  bytesTotal: row.bytesTotal,
  added: row.added,
  changed: row.changed,
  unchanged: row.unchanged,
  setAside: row.setAside,
})

/** Runs imports, one at a time in a shop. @param db with a driver that takes no statements in a row */
export function createImporter(db: Database, database: DatabaseConfig) {
  const imports = createImportRepository(db)
  const accounts = createAccountRepository(db)
  const audit = createAuditRepository(db)

  async function begin(request: ImportRequest): Promise<Import | undefined> {
    const { business, kind, name, mode, known } = request
    if (mode !== 'run') return undefined
    if (known !== undefined) return known
    const unfinished = await imports.findUnfinished(business.id, kind, name)
    if (unfinished !== undefined) {
      await imports.setStatus(unfinished.id, ['running', 'paused'], 'running')
      return unfinished
    }
    return db.transaction(async trx => {
      const bytesTotal = request.source.bytes
      const given = { businessId: business.id, kind, source: name, status: 'running', bytesTotal } as const
      await audit.note({ businessId: business.id, what: 'import_begun', detail: kind }, operator, trx)
      return imports.create(given, trx)
    })
  }

  async function importMenu(request: ImportRequest, row: Import | undefined): Promise<ImportOutcome> {
    const { business, source, description, mode } = request
    const { progress, setAside } = await runMenuImport({ db, business, source, description, mode })
    request.onSetAside?.(setAside)
    request.onProgress?.(progress)
    if (row !== undefined) {
      await db.transaction(async trx => {
        await imports.setAside(row.id, setAside, trx)
        const position = { file: '', records: 0 }
        await imports.advance(row.id, { ...progress, bytes: progress.bytesDone, position }, trx)
      })
    }
    return { importId: row?.id, progress, isDone: true }
  }

  async function importRecords(request: ImportRequest, row: Import | undefined): Promise<ImportOutcome> {
    const { business, kind, source, description, mode, signal, onProgress, onSetAside } = request
    if (kind === 'menu') return importMenu(request, row)
    const account = await accounts.ofBusiness(business.id)
    if (account === undefined) throw new ImportError(`${business.slug} has no WhatsApp account.`)
    const outcome = await runImport({
      db,
      business,
      accountId: account.id,
      kind,
      source,
      description,
      mode,
      importId: row?.id,
      from: row?.position,
      progress: row && progressOf(row),
      signal,
      onProgress,
      onSetAside,
    })
    return { importId: row?.id, ...outcome }
  }

  return {
    /**
     * Runs it to its end, or until `signal` stops it.
     * @throws ImportError where it can't be, with what to do; what was merged until then stays
     */
    async run(request: ImportRequest): Promise<ImportOutcome> {
      const lock = await takeImportLock(database, request.business.id)
      if (lock === undefined) throw new ImportBusyError()
      try {
        const row = await begin(request)
        try {
          const outcome = await importRecords(request, row)
          if (row !== undefined && outcome.isDone) await imports.setStatus(row.id, ['running'], 'done')
          return outcome
        } catch (error) {
          if (row !== undefined && error instanceof ImportError) {
            await imports.setStatus(row.id, ['running'], 'failed', error.message)
          }
          throw error
        }
      } finally {
        await lock.release()
      }
    },
  }
}
