import type { Knex } from 'knex'

/** Customers are answered in the language that they write in. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- as "es", found from what they wrote; null: the shop's own
    alter table conversations add column language text;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table conversations drop column language')
}
