CREATE OR REPLACE FUNCTION public.merge_contacts(p_keep bigint, p_gone bigint)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
    declare
      v_keep_chat bigint;
      v_gone_chat bigint;
      v_lid text;
      v_name text;
    begin
      -- Whoever is answering, recording or moving an order for one of them comes first, and is then seen whole: it
      -- takes the conversation, then an order, before it points to the contact, so this order ends in no deadlock.
      perform 1 from conversations where contact_id in (p_keep, p_gone) order by id for update;
      perform 1 from orders o join customers k on k.id = o.customer_id
        where k.contact_id in (p_keep, p_gone) order by o.id for update of o;
      perform 1 from contacts where id in (p_keep, p_gone) order by id for update;
      if (select count(*) from contacts where id in (p_keep, p_gone)) < 2 then return; end if;

      select id into v_keep_chat from chats where contact_id = p_keep and kind = 'direct' for update;
      select id into v_gone_chat from chats where contact_id = p_gone and kind = 'direct' for update;
      if v_gone_chat is not null and v_keep_chat is null then
        update chats set contact_id = p_keep where id = v_gone_chat;
      elsif v_gone_chat is not null then
        update inbox set chat_id = v_keep_chat where chat_id = v_gone_chat;
        update outbox set chat_id = v_keep_chat where chat_id = v_gone_chat;
        update orders set chat_id = v_keep_chat where chat_id = v_gone_chat;
        update handovers set chat_id = v_keep_chat where chat_id = v_gone_chat;
        update conversations set chat_id = v_keep_chat where chat_id = v_gone_chat;
        delete from chats where id = v_gone_chat;
      end if;
      update inbox set contact_id = p_keep where contact_id = p_gone;
      update outbox set contact_id = p_keep where contact_id = p_gone;
      update handovers set contact_id = p_keep where contact_id = p_gone;

      -- where a person was writing to either, the bot stays quiet
      update conversations a set silent_until = greatest(a.silent_until, b.silent_until) from conversations b
        where a.business_id = b.business_id and a.id <> b.id
          and a.contact_id in (p_keep, p_gone) and b.contact_id in (p_keep, p_gone);
      -- one conversation a person: the one that was used last goes on
      delete from conversations a using conversations b
        where a.business_id = b.business_id
          and a.contact_id in (p_keep, p_gone) and b.contact_id in (p_keep, p_gone)
          and (a.updated_at, a.id) < (b.updated_at, b.id);
      update conversations set contact_id = p_keep where contact_id = p_gone;

      update orders o set customer_id = k.id
        from customers g join customers k on k.business_id = g.business_id and k.contact_id = p_keep
        where g.contact_id = p_gone and o.customer_id = g.id;
      update customers k set name = coalesce(k.name, g.name),
          address = case when k.address_at is null or g.address_at > k.address_at then g.address else k.address end,
          address_at = greatest(k.address_at, g.address_at)
        from customers g
        where g.contact_id = p_gone and k.business_id = g.business_id and k.contact_id = p_keep;
      delete from customers g using customers k
        where g.contact_id = p_gone and k.business_id = g.business_id and k.contact_id = p_keep;
      update customers set contact_id = p_keep where contact_id = p_gone;
      update import_people set contact_id = p_keep where contact_id = p_gone;

      delete from contacts where id = p_gone returning lid, name into v_lid, v_name;
      update contacts set lid = coalesce(lid, v_lid), name = coalesce(name, v_name) where id = p_keep;
    end $function$;
