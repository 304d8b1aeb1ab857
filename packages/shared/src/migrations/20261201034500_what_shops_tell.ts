import type { Knex } from 'knex'

/** What customers ask of a shop, days that aren't like others, and a pause. null: nobody has said. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table businesses
      add column address text,
      add column phone text,
      add column payment_methods text,
      add column delivery_area text,
      -- instead of the bot's own first words
      add column greeting text,
      -- [{date: "2026-12-24", name, hours: [{opens, closes}]}]; no hours: closed
      add column special_days jsonb not null default '[]',
      -- no orders are begun before
      add column paused_until timestamptz;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table businesses drop column address, drop column phone, drop column payment_methods,
      drop column delivery_area, drop column greeting, drop column special_days, drop column paused_until
  `)
}
