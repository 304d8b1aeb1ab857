import type { Knex } from 'knex'

/**
 * Each start of a bot that opens a browser, for the restart budget, and the restarts that were asked for. A number
 * that was linked before gets an entry long past: without any its record would count as lost.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table restarts (
      id uuid primary key,
      account_id bigint not null references accounts,
      at timestamptz not null,
      boot text,
      uptime_ms bigint,
      reason text not null,
      forced_by text
    );
    create index restarts_account on restarts (account_id, at desc);

    insert into restarts (id, account_id, at, reason)
      select gen_random_uuid(), id, now() - interval '1 day', 'before the record' from accounts
      where wid is not null;

    create table restart_requests (
      id bigint generated always as identity primary key,
      account_id bigint not null references accounts,
      requested_at timestamptz not null default now(),
      reason text not null,
      forced_by text,
      answered_at timestamptz,
      refused_because text,
      refused_until timestamptz
    );
    create index restart_requests_open on restart_requests (account_id) where answered_at is null;

    alter table accounts add column waiting_until timestamptz;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table restarts, restart_requests; alter table accounts drop column waiting_until')
}
