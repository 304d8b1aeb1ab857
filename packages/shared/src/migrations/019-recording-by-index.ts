import type { Knex } from 'knex'

/**
 * PostgreSQL keeps the plans of a function's statements for as long as a connection lives. Where they were made while the
 * tables were all but empty, every way to a row looked as good: to know whether a message was recorded already, all of the
 * account's messages were read, at a thirtieth of the rate, until the table was analysed again. So the unique index is the
 * only one that recording can use: by a message's time there is one that knows no account, and a table isn't read whole.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index inbox_account_received;
    create index inbox_received on inbox using brin (received_at);
    alter function record_message set enable_seqscan = off;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter function record_message reset enable_seqscan;
    drop index inbox_received;
    create index inbox_account_received on inbox (account_id, received_at);
  `)
}
