import type { Knex } from 'knex'

/** The customer's words that a line was read from, to show why it was read so. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table order_lines add column read_from jsonb not null default '[]'`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table order_lines drop column read_from')
}
