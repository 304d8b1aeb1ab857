CREATE OR REPLACE FUNCTION public.record_message(p_account bigint, p_from_me boolean, p_message_key text, p_kind text, p_version bigint, p_chat_kind text, p_chat_wid text, p_phone text, p_lid text, p_name text, p_type text, p_body text, p_payload jsonb, p_sent_at timestamp with time zone, p_status text)
 RETURNS bigint
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
    declare
      v_contact bigint;
      v_chat bigint;
      v_inbox bigint;
    begin
      perform 1 from inbox where account_id = p_account and from_me = p_from_me
        and message_key = p_message_key and kind = p_kind and version = p_version;
      if found then return null; end if;

      if p_phone is not null or p_lid is not null then
        v_contact := resolve_contact(p_account, p_phone, p_lid, p_name);
      end if;
      if p_chat_kind = 'direct' then
        insert into chats (account_id, kind, wid, contact_id)
          values (p_account, 'direct', p_chat_wid, v_contact)
          on conflict (contact_id) where kind = 'direct' do update set wid = excluded.wid
          returning id into v_chat;
      else
        insert into chats (account_id, kind, wid) values (p_account, 'group', p_chat_wid)
          on conflict (account_id, wid) where kind = 'group' do update set wid = excluded.wid
          returning id into v_chat;
      end if;

      insert into inbox (account_id, from_me, message_key, kind, version, chat_id, contact_id, type, body,
          payload, sent_at, status)
        values (p_account, p_from_me, p_message_key, p_kind, p_version, v_chat, v_contact, p_type, p_body,
          p_payload, p_sent_at, p_status)
        on conflict (account_id, from_me, message_key, kind, version) do nothing
        returning id into v_inbox;
      if v_inbox is not null and p_status = 'pending' then
        perform pg_notify('inbox', p_account::text);
      end if;
      return v_inbox;
    end $function$;
