import type { Database } from './connect.js'
import { requireRow } from './rows.js'

/** What a server says of itself. */
export interface ServerFacts {
  version: string
  /** told only to roles that may see all settings */
  directory: string | null
  /** how many it takes, and how many of these are for its superuser */
  connections: number
  reserved: number
}

export const readServerFacts = (db: Database): Promise<ServerFacts> =>
  requireRow<ServerFacts>(
    db,
    `select split_part(current_setting('server_version'), ' ', 1) as version,
       case when pg_has_role('pg_read_all_settings', 'member')
         then current_setting('data_directory', true) end as directory,
       cast(current_setting('max_connections') as int) as connections,
       cast(current_setting('superuser_reserved_connections') as int) as reserved`,
  )
