import type { Knex } from 'knex'

/** How a shop's bot speaks, what it may promise and accept by itself, and when a person is told. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table businesses
      -- null: it has none
      add column bot_name text,
      add column tone text not null default 'plain' check (tone in ('plain', 'warm')),
      -- codes of the languages that customers are answered in besides the shop's own; null: all that there are
      add column reply_languages jsonb,
      -- whether it tells how long an order takes
      add column promises_time boolean not null default true,
      -- limited: while the shop is open, and below accepts_below_minor
      add column accepts text not null default 'never' check (accepts in ('never', 'always', 'limited')),
      add column accepts_below_minor bigint not null default 0 check (accepts_below_minor >= 0),
      add column unaccepted_after_minutes integer not null default 10
        check (unaccepted_after_minutes between 1 and 240),
      add column asks_at_most integer not null default 2 check (asks_at_most between 1 and 5);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table businesses drop column bot_name, drop column tone, drop column reply_languages,
      drop column promises_time, drop column accepts, drop column accepts_below_minor,
      drop column unaccepted_after_minutes, drop column asks_at_most
  `)
}
