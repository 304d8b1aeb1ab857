import type { Knex } from 'knex'

/** Wrong passwords are counted, members leave without their traces, and a person's sessions are found fast. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table sign_in_attempts (
      -- SHA-256 of the e-mail or the address that is counted
      key bytea primary key,
      count integer not null,
      started_at timestamptz not null default now()
    );
    create index sign_in_attempts_started on sign_in_attempts (started_at);

    -- what they did stays theirs
    alter table members add column removed_at timestamptz;

    create index sessions_user on sessions ((sess->>'userId'));
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index sessions_user;
    alter table members drop column removed_at;
    drop table sign_in_attempts;
  `)
}
