import { createImporter } from '@comanda/import/service.js'
import { openSource } from '@comanda/import/work/chunks.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import { readConfig } from '@comanda/shared/config/config.js'
import { createDatabase } from '@comanda/shared/database/connect.js'
import type { ImportRun } from './runs.js'

/** A process that imports as `ops import` does, and tells what it took. Its arguments: kind, path, mode. */
const [kind, path = '', mode] = process.argv.slice(2) as ['orders' | 'customers', string, 'run' | 'verify']
const { database } = readConfig()
const db = createDatabase({ ...database, queryTimeoutMs: 1_800_000 }, { pipelines: false })
const business = await createBusinessRepository(db).findBySlug('bench')
if (business === undefined) throw new Error('there is no shop to import into')
const startedAt = performance.now()
const { progress } = await createImporter(db, database).run({
  business,
  kind,
  source: openSource(path),
  name: path,
  mode,
})
const ms = performance.now() - startedAt
await db.destroy()
const rssMb = process.resourceUsage().maxRSS / 1_024
process.stdout.write(JSON.stringify({ ms, rssMb, progress } satisfies ImportRun))
