import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts
      -- when its rows came back from a backup: what was written from its number before that may be its own bot's
      add column restored_at timestamptz
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table accounts drop column restored_at')
}
