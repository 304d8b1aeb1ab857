import type { Knex } from 'knex'

/** For whoever follows a shop's orders: what changed since. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index orders_changed on orders (business_id, updated_at)')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index orders_changed')
}
