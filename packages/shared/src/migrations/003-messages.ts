import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table contacts (
      id bigint generated always as identity primary key,
      account_id bigint not null references accounts,
      phone text,
      lid text,
      name text,
      created_at timestamptz not null default now(),
      check (phone is not null or lid is not null)
    );
    create unique index contacts_phone on contacts (account_id, phone) where phone is not null;
    create unique index contacts_lid on contacts (account_id, lid) where lid is not null;

    create table chats (
      id bigint generated always as identity primary key,
      account_id bigint not null references accounts,
      kind text not null check (kind in ('direct', 'group')),
      -- the address that a reply goes to; a direct chat's may change between lid and phone form
      wid text not null,
      contact_id bigint references contacts,
      created_at timestamptz not null default now(),
      check ((kind = 'direct') = (contact_id is not null))
    );
    create unique index chats_contact on chats (contact_id) where kind = 'direct';
    create unique index chats_group on chats (account_id, wid) where kind = 'group';

    -- Up to when a chat, in the id form that WhatsApp lists it under, is known to be recorded whole.
    create table chat_watermarks (
      account_id bigint not null references accounts,
      wid text not null,
      swept_until timestamptz not null,
      primary key (account_id, wid)
    );

    create table inbox (
      id bigint generated always as identity primary key,
      account_id bigint not null references accounts,
      from_me boolean not null,
      message_key text not null,
      kind text not null check (kind in ('message', 'edit', 'revoke', 'reaction')),
      -- an edit's time in ms; 0 for the other kinds
      version bigint not null default 0,
      chat_id bigint not null references chats,
      contact_id bigint references contacts,
      type text not null,
      body text not null,
      payload jsonb not null default '{}',
      sent_at timestamptz not null,
      received_at timestamptz not null default now(),
      status text not null check (status in ('pending', 'done', 'handover', 'recorded')),
      attempts smallint not null default 0,
      last_error text,
      completed_at timestamptz,
      unique (account_id, from_me, message_key, kind, version)
    );
    create index inbox_pending on inbox (account_id, contact_id) where status = 'pending';
    create index inbox_chat on inbox (chat_id, sent_at, id);
    create index inbox_contact on inbox (contact_id);

    create table outbox (
      id bigint generated always as identity primary key,
      account_id bigint not null references accounts,
      chat_id bigint not null references chats,
      contact_id bigint references contacts,
      kind text not null check (kind in ('reply', 'status', 'staff')),
      body text not null,
      -- the inbox rows that this answers
      inbox_ids bigint[] not null default '{}',
      status text not null default 'pending' check (status in ('pending', 'claimed', 'sent', 'failed')),
      -- the fence: a sender that lost its claim can't report on it
      claim_token bigint not null default 0,
      claimed_at timestamptz,
      claimed_until timestamptz,
      attempts smallint not null default 0,
      not_before timestamptz not null default now(),
      message_key text,
      ack smallint,
      last_error text,
      created_at timestamptz not null default now(),
      sent_at timestamptz
    );
    create unique index outbox_message_key on outbox (account_id, message_key) where message_key is not null;
    create index outbox_open on outbox (account_id, chat_id, id) where status in ('pending', 'claimed');
    create index outbox_unconfirmed on outbox (account_id, sent_at) where status = 'sent' and ack < 1;
    create index outbox_chat on outbox (chat_id, id);
    create index outbox_contact on outbox (contact_id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table outbox, inbox, chat_watermarks, chats, contacts')
}
