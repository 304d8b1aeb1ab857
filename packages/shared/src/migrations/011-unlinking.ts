import type { Knex } from 'knex'

/** An owner's wish to unlink the number, which the bot fulfils. It is open while it is newer than the last unlinking. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts
      add column unlink_requested_at timestamptz,
      add column unlink_requested_by bigint references members,
      add column unlinked_at timestamptz;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts drop column unlink_requested_at, drop column unlink_requested_by,
      drop column unlinked_at;
  `)
}
