import type { Knex } from 'knex'

/** What a customer asks of an order that is being made: as it would be, and what the shop decided. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table order_amendments
      -- the order as it would be: {lines, totalMinor, feeMinor, fulfilment, details}; null where it is only asked in words
      add column change jsonb,
      add column decision text check (decision in ('accepted', 'refused')),
      add column decided_at timestamptz,
      add column decided_by bigint references members on delete set null
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table order_amendments
      drop column change, drop column decision, drop column decided_at, drop column decided_by
  `)
}
