import pg from 'pg'
import type { DatabaseConfig, WebRole } from '../config/config.js'
import { connectionSettings } from './connection-settings.js'

const advisoryLock = 7_201_954_303
const timeoutMs = 60_000

const withRole = (url: string, { user, password }: WebRole): string => {
  const changed = new URL(url)
  changed.username = encodeURIComponent(user)
  changed.password = encodeURIComponent(password)
  return changed.href
}

/** The same database, by that role. */
export const configAs = (config: DatabaseConfig, role: WebRole): DatabaseConfig => ({
  ...config,
  url: () => withRole(config.url(), role),
  directUrl: () => withRole(config.directUrl(), role),
})

/** What the role doesn't have of what it needs: nothing, but at the first start with it and after a restore. */
const missing = `
  select c.relname from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'knex%'
    and not (has_table_privilege($1, c.oid, 'select') and has_table_privilege($1, c.oid, 'insert')
      and has_table_privilege($1, c.oid, 'update') and has_table_privilege($1, c.oid, 'delete'))`

/** @param name quoted */
const grants = (name: string): string => `
  grant usage on schema public to ${name};
  grant select, insert, update, delete on all tables in schema public to ${name};
  grant usage, select on all sequences in schema public to ${name};
  alter default privileges in schema public grant select, insert, update, delete on tables to ${name};
  alter default privileges in schema public grant usage, select on sequences to ${name};
  revoke insert, update, delete on knex_migrations, knex_migrations_lock from ${name}`

/**
 * Lets the role read and write rows, of the tables that are there and of those that migrations will make. The tables'
 * owner gives that; several processes may do so at once.
 */
export async function grantRows(config: DatabaseConfig, { user }: WebRole): Promise<void> {
  const client = new pg.Client(connectionSettings(config.directUrl(), timeoutMs))
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    const { rowCount } = await client.query(missing, [user])
    if (rowCount !== null && rowCount > 0) await client.query(grants(client.escapeIdentifier(user)))
  } finally {
    await client.end()
  }
}
