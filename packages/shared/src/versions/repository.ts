import type { Database } from '../database/connect.js'
import { requireRow } from '../database/rows.js'
import { topics, type Versions } from './types.js'

const foldLock = 7_201_954_303
/** Bounds how long a fold holds its rows. */
const mostFolded = 10_000

/** Of a business `b.id`: its versions by topic, and how many changes aren't folded yet. One snapshot sees all of it. */
export const versionColumns = `
  (select coalesce(jsonb_object_agg(topic, version), '{}') from (
     select topic, cast(sum(step) as text) as version from (
       select topic, version as step from business_versions where business_id = b.id
       union all
       select topic, step from business_changes where business_id = b.id
     ) taken group by topic
   ) summed) as versions,
  (select count(*) from business_changes where business_id = b.id) as unfolded`

export type VersionRepository = ReturnType<typeof createVersionRepository>

/** See migration 016: how versions come about. */
export function createVersionRepository(db: Database) {
  return {
    async of(businessId: number): Promise<Versions> {
      const row = await requireRow<{ versions: Versions }>(
        db,
        `select ${versionColumns} from businesses b where b.id = :businessId`,
        { businessId },
      )
      return row.versions
    },

    /**
     * Sums up changes, so that few are left to be counted. The versions stay what they are. Of several at once one
     * works, and what it can't have at once stays for the next time.
     * @returns how many changes it took
     */
    async fold(): Promise<number> {
      const row = await requireRow<{ folded: number }>(
        db,
        `with turn as materialized (select pg_try_advisory_xact_lock(:foldLock) as is_mine), taken as (
           delete from business_changes where (select is_mine from turn) and ctid = any(array(
             select ctid from business_changes limit ${mostFolded} for update skip locked
           )) returning business_id, topic, step
         ), summed as (
           select business_id, topic, sum(step) as step, count(*) as count from taken group by business_id, topic
         ), added as (
           insert into business_versions (business_id, topic, version)
           select business_id, topic, step from summed
           on conflict (business_id, topic) do update set version = business_versions.version + excluded.version
         ) select coalesce(sum(count), 0)::bigint as folded from summed`,
        { foldLock },
      )
      return row.folded
    },

    /** Everything counts as changed: nothing that was kept under a version is used any more, in any process. */
    async changeAll(): Promise<void> {
      await db.raw(
        `insert into business_changes (business_id, topic)
         select b.id, t.topic from businesses b cross join unnest(cast(:topics as text[])) as t(topic)`,
        { topics: [...topics] },
      )
    },
  }
}
