import type { Knex } from 'knex'

/**
 * What went wrong with an account, and what of it was told to whom: the whole of it is `state`, the rest is to find it.
 * And since when the present sign-in holds, which the first pairing doesn't tell.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table alerts (
      id uuid primary key,
      account_id bigint not null references accounts on delete cascade,
      kind text not null,
      level text not null check (level in ('news', 'warning', 'critical')),
      since timestamptz not null,
      closed_at timestamptz,
      version int not null,
      state jsonb not null
    );
    create index alerts_account on alerts (account_id, since desc);

    alter table accounts add column linked_at timestamptz;
    update accounts set linked_at = paired_at where state <> 'pairing';
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table alerts; alter table accounts drop column linked_at')
}
