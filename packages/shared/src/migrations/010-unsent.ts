import type { Knex } from 'knex'

const reasonsBefore = `'not_understood', 'question', 'too_long', 'not_text', 'changed', 'failed', 'old', 'asked_for_person',
  'cancel_request'`

/** What could not be sent waits for a person, with the newest message of its chat. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table handovers
      drop constraint handovers_reason_check,
      add constraint handovers_reason_check check (reason in (${reasonsBefore}, 'not_sent'));

    create function hand_over_unsent(p_outbox bigint[]) returns void language sql as $$
      with opened as (
        insert into handovers (business_id, contact_id, chat_id, inbox_id, reason)
        select a.business_id, i.contact_id, i.chat_id, i.id, 'not_sent'
        from (select distinct account_id, chat_id from outbox where id = any(p_outbox)) o
          join accounts a on a.id = o.account_id
          cross join lateral (
            select id, chat_id, contact_id from inbox
            where chat_id = o.chat_id and contact_id is not null and kind = 'message' and not from_me
            order by sent_at desc, id desc limit 1
          ) i
        on conflict (inbox_id) do update
          set reason = excluded.reason, created_at = now(), closed_at = null, closed_by = null
        returning business_id
      )
      select pg_notify('handovers', cast(business_id as text)) from opened
    $$;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function hand_over_unsent;
    update handovers set reason = 'failed' where reason = 'not_sent';
    alter table handovers
      drop constraint handovers_reason_check,
      add constraint handovers_reason_check check (reason in (${reasonsBefore}));
  `)
}
