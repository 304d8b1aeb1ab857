import type { Knex } from 'knex'

const events = [
  ['insert', 'new'],
  ['update', 'new'],
  ['delete', 'old'],
] as const

/** Once a statement, however many rows it touches; a trigger with the changed rows takes one kind of change each. */
const noteEach = (table: string, noting: string): string =>
  events
    .map(
      ([event, rows]) => `
    create trigger ${table}_${event}_noted after ${event} on ${table}
      referencing ${rows} table as changed for each statement execute function ${noting};`,
    )
    .join('')

/**
 * What a page shows has a version, a business and a topic: all steps of its changes, summed up. A change adds a row in
 * its own transaction, by triggers, so that nobody forgets to, and nobody waits: a counter in one row would make a shop's
 * orders queue behind each other. Rows are folded into `business_versions` by and by; any snapshot sees the same sum
 * before and after. It can only grow, in whatever order transactions commit, which the highest id of a log doesn't.
 *
 * Steps are random: two histories that part, as after a restore or a crash that lost a commit, never meet in a version.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table business_versions (
      business_id bigint not null,
      topic text not null,
      version bigint not null,
      primary key (business_id, topic)
    );

    -- Short-lived rows: each look at a page reads those of its business, so their remains had better go soon.
    create table business_changes (
      business_id bigint not null,
      topic text not null check (topic in ('orders', 'menu', 'shop')),
      step bigint not null default 1 + floor(random() * 1000000000)
    ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
      autovacuum_vacuum_insert_threshold = -1);
    create index business_changes_business on business_changes (business_id);

    create function note_changes() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic) select distinct business_id, tg_argv[0] from changed;
      return null;
    end $$;

    create function note_changed_events() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic)
        select distinct o.business_id, 'orders' from changed c join orders o on o.id = c.order_id;
      return null;
    end $$;

    create function note_changed_options() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic)
        select distinct g.business_id, 'menu' from changed c join option_groups g on g.id = c.group_id;
      return null;
    end $$;

    create function note_changed_users() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic)
        select distinct m.business_id, 'shop' from changed c join members m on m.user_id = c.id;
      return null;
    end $$;

    create function note_changed_customer() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic) values (new.business_id, 'orders');
      return null;
    end $$;

    create function note_changed_contact() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic)
        select business_id, 'orders' from accounts where id = new.account_id;
      return null;
    end $$;

    create function note_business() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic) values
        (new.id, 'orders'), (new.id, 'menu'), (new.id, 'shop');
      return null;
    end $$;

    create function note_changed_business() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic) values (new.id, 'shop');
      return null;
    end $$;

    ${noteEach('orders', `note_changes('orders')`)}
    ${noteEach('order_events', 'note_changed_events()')}
    ${noteEach('menu_items', `note_changes('menu')`)}
    ${noteEach('option_groups', `note_changes('menu')`)}
    ${noteEach('options', 'note_changed_options()')}
    ${noteEach('members', `note_changes('shop')`)}
    create trigger users_update_noted after update on users
      referencing new table as changed for each statement execute function note_changed_users();
    create trigger customers_renamed_noted after update on customers
      for each row when (old.name is distinct from new.name) execute function note_changed_customer();
    create trigger contacts_phone_noted after update on contacts
      for each row when (old.phone is distinct from new.phone) execute function note_changed_contact();
    create trigger businesses_insert_noted after insert on businesses
      for each row execute function note_business();
    -- an order's number is a change of the orders
    create trigger businesses_update_noted after update on businesses
      for each row when (old.last_order_number = new.last_order_number) execute function note_changed_business();

    insert into business_changes (business_id, topic)
      select b.id, t.topic from businesses b cross join (values ('orders'), ('menu'), ('shop')) as t(topic);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function note_changes, note_changed_events, note_changed_options, note_changed_users,
      note_changed_customer, note_changed_contact, note_business, note_changed_business cascade;
    drop table business_changes, business_versions;
  `)
}
