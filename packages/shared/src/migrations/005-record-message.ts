import type { Knex } from 'knex'

/** Two contacts turned out to be one person: all that points to the second points to the first. */
export const createMergeContacts = `
    create or replace function merge_contacts(p_keep bigint, p_gone bigint) returns void language plpgsql as $$
    declare
      v_keep_chat bigint;
      v_gone_chat bigint;
      v_lid text;
      v_name text;
    begin
      -- Whoever is answering or recording for one of them comes first, and is then seen whole: it takes the
      -- conversation before it points to the contact, so taking them in this order ends in no deadlock.
      perform 1 from conversations where contact_id in (p_keep, p_gone) order by id for update;
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

      -- one conversation a person: the one that was used last goes on
      delete from conversations a using conversations b
        where a.business_id = b.business_id
          and a.contact_id in (p_keep, p_gone) and b.contact_id in (p_keep, p_gone)
          and (a.updated_at, a.id) < (b.updated_at, b.id);
      update conversations set contact_id = p_keep where contact_id = p_gone;

      update orders o set customer_id = k.id
        from customers g join customers k on k.business_id = g.business_id and k.contact_id = p_keep
        where g.contact_id = p_gone and o.customer_id = g.id;
      update customers k set name = g.name from customers g
        where g.contact_id = p_gone and k.business_id = g.business_id and k.contact_id = p_keep and k.name is null;
      delete from customers g using customers k
        where g.contact_id = p_gone and k.business_id = g.business_id and k.contact_id = p_keep;
      update customers set contact_id = p_keep where contact_id = p_gone;

      delete from contacts where id = p_gone returning lid, name into v_lid, v_name;
      update contacts set lid = coalesce(lid, v_lid), name = coalesce(name, v_name) where id = p_keep;
    end $$;`

/**
 * Recording is one statement: whoever calls it either has one committed inbox row or nothing at all.
 * A function, since finding or making the contact under two possible ids (phone, lid) takes a loop.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(createMergeContacts)
  await knex.raw(`
    -- The contact behind a phone, a lid or both; made where unknown, merged where it was two.
    create function resolve_contact(p_account bigint, p_phone text, p_lid text, p_name text)
    returns bigint language plpgsql as $$
    declare
      v_by_phone bigint;
      v_by_lid bigint;
      v_id bigint;
    begin
      loop
        select id into v_by_phone from contacts where account_id = p_account and phone = p_phone;
        select id into v_by_lid from contacts where account_id = p_account and lid = p_lid;
        if v_by_phone is not null and v_by_lid is not null and v_by_phone <> v_by_lid then
          perform merge_contacts(v_by_phone, v_by_lid);
          continue;
        end if;
        v_id := coalesce(v_by_phone, v_by_lid);
        if v_id is not null then
          begin
            -- a merge waits until this message points to the contact; one that came first took it away
            perform 1 from contacts where id = v_id for key share;
            continue when not found;
            update contacts
              set phone = coalesce(phone, p_phone), lid = coalesce(lid, p_lid), name = coalesce(p_name, name)
              where id = v_id and (
                (phone is null and p_phone is not null) or (lid is null and p_lid is not null)
                or (p_name is not null and name is distinct from p_name));
            return v_id;
          exception when unique_violation then
            -- the other id was taken by a new contact meanwhile: look again, and merge (the lock above is let go)
          end;
        else
          insert into contacts (account_id, phone, lid, name) values (p_account, p_phone, p_lid, p_name)
            on conflict do nothing returning id into v_id;
          if v_id is not null then return v_id; end if;
        end if;
      end loop;
    end $$;

    create function record_message(
      p_account bigint, p_from_me boolean, p_message_key text, p_kind text, p_version bigint,
      p_chat_kind text, p_chat_wid text, p_phone text, p_lid text, p_name text,
      p_type text, p_body text, p_payload jsonb, p_sent_at timestamptz, p_status text
    ) returns bigint language plpgsql as $$
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
    end $$;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop function record_message, resolve_contact, merge_contacts')
}
