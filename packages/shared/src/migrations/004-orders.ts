import type { Knex } from 'knex'

const statuses = `('pending', 'accepted', 'rejected', 'preparing', 'ready', 'out_for_delivery', 'completed', 'cancelled')`

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table customers (
      id bigint generated always as identity primary key,
      business_id bigint not null references businesses,
      contact_id bigint not null references contacts,
      name text,
      created_at timestamptz not null default now(),
      unique (business_id, contact_id)
    );
    create index customers_contact on customers (contact_id);

    create table conversations (
      id bigint generated always as identity primary key,
      business_id bigint not null references businesses,
      account_id bigint not null references accounts,
      contact_id bigint not null references contacts,
      chat_id bigint not null references chats,
      -- what the customer said since the cart was empty: [{inboxIds, text}]
      turns jsonb not null default '[]',
      -- the lines as they were read from the turns
      cart jsonb not null default '[]',
      -- the cart that was read back, with its prices, and when; null while nothing waits for a yes
      proposal jsonb,
      proposed_at timestamptz,
      updated_at timestamptz not null default now(),
      unique (business_id, contact_id)
    );
    create index conversations_contact on conversations (contact_id);

    create table orders (
      id bigint generated always as identity primary key,
      business_id bigint not null references businesses,
      customer_id bigint not null references customers,
      chat_id bigint not null references chats,
      number bigint not null,
      status text not null default 'pending' check (status in ${statuses}),
      currency text not null,
      total_minor bigint not null check (total_minor >= 0),
      details jsonb not null default '{}',
      -- the message whose yes placed it: one yes, one order
      placed_by_inbox_id bigint unique references inbox,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (business_id, number)
    );
    create index orders_newest on orders (business_id, created_at desc, id desc);
    create index orders_customer on orders (customer_id);

    create table order_lines (
      order_id bigint not null references orders,
      position integer not null,
      item_key text not null,
      name text not null,
      quantity numeric(12, 3) not null check (quantity > 0),
      unit text,
      unit_price_minor bigint not null,
      total_minor bigint not null,
      -- [{group, option, name, amount, part?}]
      options jsonb not null default '[]',
      note text,
      primary key (order_id, position)
    );

    create table order_events (
      id bigint generated always as identity primary key,
      order_id bigint not null references orders,
      at timestamptz not null default now(),
      actor text not null check (actor in ('customer', 'member', 'system')),
      member_id bigint references members,
      from_status text check (from_status in ${statuses}),
      to_status text not null check (to_status in ${statuses}),
      reason text
    );
    create index order_events_order on order_events (order_id, id);

    create table order_messages (
      order_id bigint not null references orders,
      inbox_id bigint not null references inbox,
      primary key (order_id, inbox_id)
    );
    create index order_messages_inbox on order_messages (inbox_id);

    create table handovers (
      id bigint generated always as identity primary key,
      business_id bigint not null references businesses,
      contact_id bigint not null references contacts,
      chat_id bigint not null references chats,
      inbox_id bigint not null unique references inbox,
      reason text not null
        check (reason in ('not_understood', 'question', 'too_long', 'not_text', 'changed', 'failed', 'old')),
      created_at timestamptz not null default now(),
      closed_at timestamptz
    );
    create index handovers_open on handovers (business_id, created_at, id) where closed_at is null;
    create index handovers_contact on handovers (contact_id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'drop table handovers, order_messages, order_events, order_lines, orders, conversations, customers',
  )
}
