import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Config } from '@comanda/shared/config/config.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { pendingMigrations } from '@comanda/shared/database/migrate.js'
import { readServerFacts, type ServerFacts } from '@comanda/shared/database/server-facts.js'
import type { Finding } from './finding.js'

// set by whoever runs the server: the commands of an operator and the watch over the embedded one come on top
const spareConnections = 5

async function countBots(db: Database, pending: string[]): Promise<number> {
  if (pending.length > 0) return 1
  return Math.max(1, (await createAccountRepository(db).all()).length)
}

/** Every bot and the web have a pool, and each bot keeps connections of its own for its lock and for listening. */
function connectionsFinding({ database }: Config, server: ServerFacts, bots: number): Finding {
  const needed = (bots + 1) * database.poolMax + bots * 2 + 1 + spareConnections
  const given = server.connections - server.reserved
  const sum = `${bots === 1 ? 'one bot' : `${bots} bots`} and the web with ${database.poolMax} each, and ${spareConnections} to spare, may take ${needed} connections of ${given}`
  if (needed <= given) return { topic: 'connections', state: 'good', text: sum }
  const mend = `lower DATABASE_POOL_MAX, or raise max_connections to ${needed + server.reserved}`
  return { topic: 'connections', state: 'bad', text: sum, mend }
}

/** What the database says of itself. @throws where it can't be reached */
export async function checkDatabase(config: Config, db: Database): Promise<Finding[]> {
  const server = await readServerFacts(db)
  const pending = await pendingMigrations(db)
  const where = server.directory === null ? '' : `, its data is in ${server.directory}`
  const migrations: Finding =
    pending.length === 0
      ? { topic: 'migrations', state: 'good', text: 'the schema is up to date' }
      : {
          topic: 'migrations',
          state: 'warning',
          text: `${pending.length} to run (${pending.join(', ')}); they run by themselves at the next start`,
          mend: 'npm start',
        }
  return [
    { topic: 'database', state: 'good', text: `PostgreSQL ${server.version} answers${where}` },
    migrations,
    connectionsFinding(config, server, await countBots(db, pending)),
  ]
}
