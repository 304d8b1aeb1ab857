import type { Database } from '@comanda/shared/database/connect.js'
import { queryRows } from '@comanda/shared/database/rows.js'

/** What each look at a page may write: versions are folded by looks, and stay what they are. */
const written = ['sessions', 'sign_in_attempts', 'business_changes', 'business_versions']

/** A digest of each table's rows, to tell that nothing was changed anywhere. */
export async function contentsOf(db: Database): Promise<Record<string, string>> {
  const tables = await queryRows<{ name: string }>(
    db,
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all(:written)
     order by table_name`,
    { written },
  )
  const digests = await queryRows<{ name: string; digest: string }>(
    db,
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*) || ' ' || md5(string_agg(cast(r as text), ',' order by cast(r as text)))
           as digest from ${name} r`,
      )
      .join(' union all '),
  )
  return Object.fromEntries(digests.map(({ name, digest }) => [name, digest]))
}
