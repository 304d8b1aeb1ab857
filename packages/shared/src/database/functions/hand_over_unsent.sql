CREATE OR REPLACE FUNCTION public.hand_over_unsent(p_outbox bigint[])
 RETURNS void
 LANGUAGE sql
AS $function$
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
    $function$;
