import type { Knex } from 'knex'

const keepsSums = `(current_setting('comanda.sums_noted', true) is distinct from 'on')`

const mergeContacts = (withImports: string): string => `
    create or replace function merge_contacts(p_keep bigint, p_gone bigint)
 returns void language plpgsql as $$
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
      ${withImports}

      delete from contacts where id = p_gone returning lid, name into v_lid, v_name;
      update contacts set lid = coalesce(lid, v_lid), name = coalesce(name, v_name) where id = p_keep;
    end $$`

/**
 * What a shop brings with it: see docs/decisions/042-imports.md. What names people stands in none of these tables but in
 * `import_uploads`, for as long as it is needed: keys are hashes.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table imports (
      id bigint generated always as identity primary key,
      business_id bigint not null references businesses,
      kind text not null check (kind in ('menu', 'customers', 'orders')),
      -- as people call it: the file's name, or the path that the command was given
      source text not null,
      -- how its columns are read: a Description of packages/import
      description jsonb,
      -- draft: uploaded, but its columns aren't confirmed yet
      status text not null check (status in ('draft', 'running', 'paused', 'done', 'cancelled', 'failed')),
      -- whoever asked for it; null: the operator
      member_id bigint references members on delete set null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      finished_at timestamptz,
      -- the file that was begun last, and how many of its records are done; null before the first
      position_file text,
      position_records bigint not null default 0,
      bytes_done bigint not null default 0,
      bytes_total bigint not null default 0,
      files bigint not null default 0,
      added bigint not null default 0,
      changed bigint not null default 0,
      unchanged bigint not null default 0,
      set_aside bigint not null default 0,
      -- why it failed, for people
      problem text
    );
    create index imports_business on imports (business_id, id desc);
    create index imports_open on imports (id) where status = 'running';

    -- What couldn't be taken. Reasons quote nothing that may be a person's.
    create table import_set_aside (
      id bigint generated always as identity primary key,
      import_id bigint not null references imports on delete cascade,
      file text not null,
      -- in a table the line, else the record, counted from 1; null: the file as a whole
      line bigint,
      reason text not null
    );
    create index import_set_aside_import on import_set_aside (import_id, id);

    -- The file itself while it is needed, in pieces.
    create table import_uploads (
      import_id bigint not null references imports on delete cascade,
      position integer not null,
      content bytea not null,
      primary key (import_id, position)
    );

    -- Files that were taken whole: unchanged ones aren't read into records again.
    create table import_files (
      business_id bigint not null references businesses on delete cascade,
      path_hash uuid not null,
      content_hash uuid not null,
      records bigint not null,
      primary key (business_id, path_hash)
    );

    -- Orders of the past by their key in the old system.
    create table import_orders (
      business_id bigint not null references businesses on delete cascade,
      ref_hash uuid not null,
      content_hash uuid not null,
      order_id bigint not null references orders on delete cascade,
      primary key (business_id, ref_hash)
    );
    create index import_orders_order on import_orders (order_id);

    -- People by their number's or address's hash; whoever was erased stays known here, and isn't brought back.
    create table import_people (
      business_id bigint not null references businesses on delete cascade,
      person_hash uuid not null,
      -- of their row in the shop's own list; null: known from orders alone
      content_hash uuid,
      contact_id bigint not null references contacts on delete cascade,
      primary key (business_id, person_hash)
    );
    create index import_people_contact on import_people (contact_id);

    -- of last_order_number, how many were given to orders of the past: those are news to nobody
    alter table businesses add column imported_orders bigint not null default 0;

    -- whoever brings many orders notes what they come to itself, once for all of them
    drop trigger order_added on orders;
    create trigger order_added after insert on orders referencing new table as new_orders
      for each statement when ${keepsSums} execute function note_orders();
    drop trigger line_added on order_lines;
    create trigger line_added after insert on order_lines referencing new table as new_lines
      for each statement when ${keepsSums} execute function note_order_lines();

    ${mergeContacts('update import_people set contact_id = p_keep where contact_id = p_gone;')};
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger order_added on orders;
    create trigger order_added after insert on orders referencing new table as new_orders
      for each statement execute function note_orders();
    drop trigger line_added on order_lines;
    create trigger line_added after insert on order_lines referencing new table as new_lines
      for each statement execute function note_order_lines();
    ${mergeContacts('')};
    alter table businesses drop column imported_orders;
    drop table import_people, import_orders, import_files, import_uploads, import_set_aside, imports;
  `)
}
