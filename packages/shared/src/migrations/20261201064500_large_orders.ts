import type { Knex } from 'knex'

const reasonsBefore = `'not_understood', 'question', 'too_long', 'not_text', 'changed', 'failed', 'old', 'asked_for_person',
  'cancel_request', 'not_sent', 'change_request', 'allergy', 'complaint', 'rounds'`

/** An order of a thousand pieces may be a slip or a joke: a person confirms it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table handovers
      drop constraint handovers_reason_check,
      add constraint handovers_reason_check check (reason in (${reasonsBefore}, 'large_order'))
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    update handovers set reason = 'not_understood' where reason = 'large_order';
    alter table handovers
      drop constraint handovers_reason_check,
      add constraint handovers_reason_check check (reason in (${reasonsBefore}));
  `)
}
