import type { Knex } from 'knex'

const reasonsBefore = `'not_understood', 'question', 'too_long', 'not_text', 'changed', 'failed', 'old', 'asked_for_person',
  'cancel_request', 'not_sent', 'change_request', 'allergy'`
const kindsBefore = `'edited', 'deleted', 'asked'`

/** A complaint stands on its order until somebody has taken care of it, and whoever complains waits for a person. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table handovers
      drop constraint handovers_reason_check,
      add constraint handovers_reason_check check (reason in (${reasonsBefore}, 'complaint'));
    alter table order_amendments
      drop constraint order_amendments_kind_check,
      add constraint order_amendments_kind_check check (kind in (${kindsBefore}, 'complained'));
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    update handovers set reason = 'not_understood' where reason = 'complaint';
    update order_amendments set kind = 'asked' where kind = 'complained';
    alter table handovers
      drop constraint handovers_reason_check,
      add constraint handovers_reason_check check (reason in (${reasonsBefore}));
    alter table order_amendments
      drop constraint order_amendments_kind_check,
      add constraint order_amendments_kind_check check (kind in (${kindsBefore}));
  `)
}
