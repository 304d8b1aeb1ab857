import type { Knex } from 'knex'

/** What a cart's turns were read to, so that the next one is read behind it and none is read again. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table conversations
      -- as the order language gives it; null where it wasn't kept
      add column reading jsonb,
      -- md5 of the turns that it is of: a version before this one goes on with the turns alone
      add column reading_of text
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table conversations drop column reading, drop column reading_of')
}
