import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts
      -- since when WhatsApp is away, over all relaunches and restarts; null while it is ready
      add column away_since timestamptz,
      -- why nothing can be sent, or heard, though the page is there; null while it can
      add column cannot_send text,
      add column cannot_send_since timestamptz,
      add column cannot_receive text,
      add column cannot_receive_since timestamptz;

    -- times in which nobody was answered, and what became of what customers wrote meanwhile
    create table outages (
      id bigint generated always as identity primary key,
      account_id bigint not null references accounts (id) on delete cascade,
      began_at timestamptz not null,
      ended_at timestamptz not null,
      messages integer not null,
      answered integer not null,
      handed_over integer not null,
      check (ended_at >= began_at)
    );
    create unique index outages_began on outages (account_id, began_at);
    create index outages_ended on outages (account_id, ended_at desc);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table outages;
    alter table accounts drop column away_since, drop column cannot_send, drop column cannot_send_since,
      drop column cannot_receive, drop column cannot_receive_since;
  `)
}
