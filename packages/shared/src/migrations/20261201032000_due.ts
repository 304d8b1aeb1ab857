import type { Knex } from 'knex'

/** Orders for later: when they are due, and when the kitchen had better begin. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table orders
      -- null: as soon as it can be made
      add column due_at timestamptz,
      -- due_at less what it took to make an order when it was placed
      add column start_at timestamptz,
      add constraint orders_start_with_due check ((due_at is null) = (start_at is null)) not valid;

    -- what is to be done, soonest first; each status has its own stretch
    create index orders_due on orders (business_id, status, (coalesce(start_at, created_at)), id)
      where status in ('pending', 'accepted', 'preparing', 'ready', 'out_for_delivery');

    -- when the order of the cart is wanted, as far as that was said: see orders/due/wanted.ts
    alter table conversations add column wanted jsonb;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table conversations drop column wanted;
    drop index orders_due;
    alter table orders drop constraint orders_start_with_due, drop column due_at, drop column start_at;
  `)
}
