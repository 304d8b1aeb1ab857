import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import type { DatabaseConfig } from '@comanda/shared/config/config.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { createImportRepository } from '@comanda/shared/imports/repository.js'
import type { Import } from '@comanda/shared/imports/types.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { Description } from './description/types.js'
import { ImportBusyError } from './import-error.js'
import { createImporter } from './service.js'
import { openSource } from './work/chunks.js'

export interface ImportRunner {
  /** Something was begun: looks at once rather than in some seconds. */
  wake(): void
  /** Stops what runs; the next process goes on with it. */
  stop(): Promise<void>
}

const lookEveryMs = 5_000
const askEveryMs = 1_000

/**
 * Runs what was uploaded and begun on the page, one at a time. Any number of processes may: a lock of the shop's decides,
 * and what a killed one left is taken over within seconds.
 */
export function createImportRunner(options: {
  /** for looking, which is seldom */
  db: Database
  database: DatabaseConfig
  logger: Logger
}): ImportRunner {
  const { db, database, logger } = options
  const imports = createImportRepository(db)
  const businesses = createBusinessRepository(db)
  const stopping = new AbortController()
  let underWay: Promise<void> | undefined

  /** Whoever paused or cancelled it on the page says so by its row. */
  function watch(importId: number, wished: AbortController): () => void {
    const timer = setInterval(() => {
      imports.status(importId).then(
        status => {
          if (status !== 'running') wished.abort()
        },
        // an outage ends the import by itself
        () => undefined,
      )
    }, askEveryMs)
    return () => clearInterval(timer)
  }

  async function run(row: Import, own: Database, folder: string): Promise<void> {
    const business = await businesses.find(row.businessId)
    if (business === undefined) return
    const file = path.join(folder, `upload${path.extname(row.source).toLowerCase()}`)
    await pipeline(imports.upload(row.id), createWriteStream(file, { mode: 0o600 }))
    const wished = new AbortController()
    const unwatch = watch(row.id, wished)
    try {
      await createImporter(own, database).run({
        business,
        kind: row.kind,
        source: openSource(file, row.source),
        name: row.source,
        description: row.description as Description | undefined,
        mode: 'run',
        known: row,
        signal: AbortSignal.any([wished.signal, stopping.signal]),
      })
    } finally {
      unwatch()
    }
    const status = await imports.status(row.id)
    if (status !== 'running' && status !== 'paused') await imports.dropUpload(row.id)
  }

  async function runOne(row: Import): Promise<void> {
    // rows are copied in streams, which a pipelining driver doesn't take
    const own = createDatabase({ ...database, poolMax: 2 }, { pipelines: false })
    const folder = await mkdtemp(path.join(tmpdir(), 'comanda-import-'))
    try {
      await run(row, own, folder)
    } catch (error) {
      if (error instanceof ImportBusyError) return
      logger.warn({ err: error, importId: row.id }, 'an import stopped; what it merged stays')
    } finally {
      await rm(folder, { recursive: true, force: true })
      await own.destroy()
    }
  }

  async function look(): Promise<void> {
    try {
      for (const row of await imports.running()) {
        if (stopping.signal.aborted) return
        await runOne(row)
      }
    } catch (error) {
      logger.debug({ err: error }, 'could not look for imports; trying again')
    } finally {
      underWay = undefined
    }
  }

  const wake = (): void => {
    if (!stopping.signal.aborted) underWay ??= look()
  }
  const timer = setInterval(wake, lookEveryMs)

  return {
    wake,
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await underWay
    },
  }
}
