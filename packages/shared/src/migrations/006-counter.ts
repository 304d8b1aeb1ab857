import type { Knex } from 'knex'

/** What a conversation that serves and a desk to answer from need: the shop's terms, the order's way, the chat's mode. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table businesses
      -- [{day: 1 Monday … 7 Sunday, opens: 'HH:MM', closes: 'HH:MM'}]; closes at or before opens is the next day; empty: always open
      add column opening_hours jsonb not null default '[]',
      add column offers_delivery boolean not null default true,
      add column offers_pickup boolean not null default true,
      add column delivery_fee_minor bigint not null default 0 check (delivery_fee_minor >= 0),
      add column minimum_order_minor bigint not null default 0 check (minimum_order_minor >= 0),
      add column ready_in_minutes integer not null default 30 check (ready_in_minutes between 1 and 1440);

    alter table customers
      add column address text,
      add column address_at timestamptz;

    alter table orders
      add column fulfilment text check (fulfilment in ('delivery', 'pickup')),
      add column fee_minor bigint not null default 0 check (fee_minor >= 0),
      add column note text;
    create index orders_status on orders (business_id, status, created_at desc, id desc);

    alter table conversations
      -- what the bot asked last, for an answer like “1”: see conversations/types.ts
      add column pending jsonb,
      add column fulfilment text check (fulfilment in ('delivery', 'pickup')),
      add column address text,
      -- a person writes in this chat: the bot is quiet until then
      add column silent_until timestamptz;

    alter table handovers
      drop constraint handovers_reason_check,
      add constraint handovers_reason_check check (reason in ('not_understood', 'question', 'too_long',
        'not_text', 'changed', 'failed', 'old', 'asked_for_person', 'cancel_request')),
      add column closed_by bigint references members;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table handovers drop column closed_by;
    alter table conversations drop column pending, drop column fulfilment, drop column address,
      drop column silent_until;
    drop index orders_status;
    alter table orders drop column fulfilment, drop column fee_minor, drop column note;
    alter table customers drop column address, drop column address_at;
    alter table businesses drop column opening_hours, drop column offers_delivery, drop column offers_pickup,
      drop column delivery_fee_minor, drop column minimum_order_minor, drop column ready_in_minutes;
  `)
}
