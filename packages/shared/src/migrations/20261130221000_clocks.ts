import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts
      -- how far its bot's and the database's clock are ahead of WhatsApp's, in ms; null before that was measured
      add column bot_clock_ahead_ms bigint,
      add column database_clock_ahead_ms bigint
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table accounts drop column bot_clock_ahead_ms, drop column database_clock_ahead_ms')
}
