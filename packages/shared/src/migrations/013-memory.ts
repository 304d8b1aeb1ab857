import type { Knex } from 'knex'

/** What the processes of an account's tree held, what was done about it, and what an operator asks for. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table memory_samples (
      account_id bigint not null references accounts on delete cascade,
      at timestamptz not null,
      tree_bytes bigint not null check (tree_bytes > 0),
      -- a number of bytes for each kind of process that there was
      kinds jsonb not null,
      method text not null check (method in ('pss', 'rss', 'mixed')),
      level text not null check (level in ('fine', 'warning', 'critical', 'restart')),
      limit_bytes bigint not null,
      -- heap, handles, pool: what could not be told is missing
      details jsonb not null,
      primary key (account_id, at)
    );

    create table memory_decisions (
      id bigint generated always as identity primary key,
      account_id bigint not null references accounts on delete cascade,
      at timestamptz not null,
      what text not null check (what in (
        'warned', 'cleaned', 'collected', 'reloaded', 'relaunched', 'asked_for_restart', 'recovered'
      )),
      -- the figures that it was decided on
      reason jsonb not null
    );
    create index memory_decisions_account_at on memory_decisions (account_id, at);

    create table memory_requests (
      id bigint generated always as identity primary key,
      account_id bigint not null references accounts on delete cascade,
      what text not null check (what in ('gc', 'clear_caches', 'cleanup')),
      asked_at timestamptz not null default now(),
      done_at timestamptz,
      result text
    );
    create index memory_requests_open on memory_requests (account_id) where done_at is null;

    -- by the hour of day: when is it quiet?
    create index inbox_account_received on inbox (account_id, received_at);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index inbox_account_received;
    drop table memory_requests;
    drop table memory_decisions;
    drop table memory_samples;
  `)
}
