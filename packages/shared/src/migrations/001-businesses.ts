import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table businesses (
      id bigint generated always as identity primary key,
      slug text not null unique,
      name text not null,
      currency text not null,
      time_zone text not null,
      language text not null default 'en',
      country text,
      menu_version bigint not null default 0,
      last_order_number bigint not null default 0,
      created_at timestamptz not null default now()
    );

    create table users (
      id bigint generated always as identity primary key,
      email text not null,
      password_hash text,
      created_at timestamptz not null default now()
    );
    create unique index users_email on users (lower(email));

    create table members (
      id bigint generated always as identity primary key,
      business_id bigint not null references businesses,
      user_id bigint not null references users,
      role text not null check (role in ('owner', 'manager', 'kitchen', 'driver')),
      created_at timestamptz not null default now(),
      unique (business_id, user_id)
    );
    create index members_user on members (user_id);

    create table sign_in_links (
      token_hash bytea primary key,
      user_id bigint not null references users,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    );

    -- connect-pg-simple's table
    create table sessions (
      sid varchar primary key,
      sess json not null,
      expire timestamp(6) not null
    );
    create index sessions_expire on sessions (expire);

    create table accounts (
      id bigint generated always as identity primary key,
      business_id bigint not null references businesses,
      wid text,
      state text not null default 'offline'
        check (state in ('offline', 'starting', 'pairing', 'ready', 'reconnecting')),
      state_at timestamptz not null default now(),
      paired_at timestamptz,
      last_proof_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index accounts_business on accounts (business_id);

    create table pairing_codes (
      account_id bigint primary key references accounts,
      code text not null,
      expires_at timestamptz not null
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'drop table pairing_codes, accounts, sessions, sign_in_links, members, users, businesses cascade',
  )
}
