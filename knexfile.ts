import type { Knex } from 'knex'
import { knexConfiguration } from './scripts/setup/knex-configuration.mjs'

/**
 * For knex's own command: npx knex migrate:status, migrate:latest, migrate:make NAME. It works on the database that
 * `npm start` works on, and records what it does as that does: see docs/runbook.md.
 */
export default (): Promise<Knex.Config> => knexConfiguration(process.argv.slice(2))
