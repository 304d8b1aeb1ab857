import type { Knex } from 'knex'

/** A yes answers what was read back only where that had left before the yes was written. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- when the send that counts began, by this clock: WhatsApp's stamps of what we send are the browser's
    alter table outbox add column left_at timestamptz;

    -- what carried the latest read-back or question
    alter table conversations add column asked_in bigint references outbox on delete set null;
    create index conversations_asked_in on conversations (asked_in);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table conversations drop column asked_in;
    alter table outbox drop column left_at;
  `)
}
