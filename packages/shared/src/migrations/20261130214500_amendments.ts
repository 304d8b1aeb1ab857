import type { Knex } from 'knex'

const reasonsBefore = `'not_understood', 'question', 'too_long', 'not_text', 'changed', 'failed', 'old', 'asked_for_person',
  'cancel_request', 'not_sent'`

/** What customers do to what was acted on already: for a person to decide, and never silently. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- the messages that moved the cart since it was empty: an edited one takes its place among them
    alter table conversations
      add column message_ids jsonb not null default '[]',
      -- an allergy that was told, in the customer's words, until an order has it
      add column allergy text,
      -- the placed order that the cart changes: {orderId, number, totalMinor, details}
      add column amends jsonb;

    create table order_amendments (
      id bigint generated always as identity primary key,
      order_id bigint not null references orders,
      -- the edit, the deletion, or the message that asks; it waits as a handover until somebody has decided
      inbox_id bigint not null unique references inbox,
      kind text not null check (kind in ('edited', 'deleted', 'asked')),
      created_at timestamptz not null default now()
    );
    create index order_amendments_order on order_amendments (order_id);

    alter table handovers
      drop constraint handovers_reason_check,
      add constraint handovers_reason_check check (reason in (${reasonsBefore}, 'change_request', 'allergy'));
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table order_amendments;
    alter table conversations drop column message_ids, drop column allergy, drop column amends;
    update handovers set reason = 'cancel_request' where reason = 'change_request';
    update handovers set reason = 'not_understood' where reason = 'allergy';
    alter table handovers
      drop constraint handovers_reason_check,
      add constraint handovers_reason_check check (reason in (${reasonsBefore}));
  `)
}
