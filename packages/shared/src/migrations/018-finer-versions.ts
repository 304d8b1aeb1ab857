import type { Knex } from 'knex'

/** As 016: once a statement, with the rows that it changed. */
const noteEach = (table: string, noting: string): string =>
  [
    ['insert', 'new'],
    ['update', 'new'],
    ['delete', 'old'],
  ]
    .map(
      ([event, rows]) => `
    create trigger ${table}_${event}_noted after ${event} on ${table}
      referencing ${rows} table as changed for each statement execute function ${noting};`,
    )
    .join('')

const dropEach = (table: string): string =>
  ['insert', 'update', 'delete'].map(event => `drop trigger ${table}_${event}_noted on ${table};`).join(' ')

/** Of an order `o`: of all orders, and of the eighth that it is in. */
const orderTopics = `(values ('orders'), ('orders/' || o.id % 8)) as t(topic)`

const added = [
  'customers',
  'memory',
  'happenings',
  ...Array.from({ length: 8 }, (_, part) => `orders/${part}`),
]
const addedTopics = `(values ${added.map(topic => `('${topic}')`).join(', ')}) as t(topic)`

/**
 * Topics that change more seldom: an eighth of the orders, so that one order's step leaves the others' pages as they are;
 * what customers are called; what is kept of the memory, and what happened to it. What was noted before goes on being noted, for processes of
 * the release before, which know nothing of these.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table business_changes drop constraint business_changes_topic_check;

    create function note_changed_orders() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic)
        select distinct o.business_id, t.topic from changed o cross join lateral ${orderTopics};
      return null;
    end $$;

    create or replace function note_changed_events() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic)
        select distinct o.business_id, t.topic from changed c join orders o on o.id = c.order_id
          cross join lateral ${orderTopics};
      return null;
    end $$;

    create or replace function note_changed_customer() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic) values
        (new.business_id, 'orders'), (new.business_id, 'customers');
      return null;
    end $$;

    create or replace function note_changed_contact() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic)
        select a.business_id, t.topic
        from accounts a cross join (values ('orders'), ('customers')) as t(topic) where a.id = new.account_id;
      return null;
    end $$;

    create function note_changes_of_account() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic)
        select distinct a.business_id, tg_argv[0] from changed c join accounts a on a.id = c.account_id;
      return null;
    end $$;

    create or replace function note_business() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic)
        select new.id, topic from (values ('orders'), ('menu'), ('shop')) as t(topic)
        union all select new.id, topic from ${addedTopics};
      return null;
    end $$;

    ${dropEach('orders')}
    ${noteEach('orders', 'note_changed_orders()')}
    ${noteEach('memory_samples', `note_changes_of_account('memory')`)}
    ${noteEach('memory_decisions', `note_changes_of_account('happenings')`)}
    ${noteEach('restarts', `note_changes_of_account('happenings')`)}

    insert into business_changes (business_id, topic)
      select b.id, t.topic from businesses b cross join ${addedTopics};
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ${dropEach('orders')}
    ${noteEach('orders', `note_changes('orders')`)}
    drop function note_changed_orders, note_changes_of_account cascade;

    create or replace function note_changed_events() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic)
        select distinct o.business_id, 'orders' from changed c join orders o on o.id = c.order_id;
      return null;
    end $$;

    create or replace function note_changed_customer() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic) values (new.business_id, 'orders');
      return null;
    end $$;

    create or replace function note_changed_contact() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic)
        select business_id, 'orders' from accounts where id = new.account_id;
      return null;
    end $$;

    create or replace function note_business() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic) values
        (new.id, 'orders'), (new.id, 'menu'), (new.id, 'shop');
      return null;
    end $$;

    delete from business_versions where topic not in ('orders', 'menu', 'shop');
    delete from business_changes where topic not in ('orders', 'menu', 'shop');
    alter table business_changes add constraint business_changes_topic_check
      check (topic in ('orders', 'menu', 'shop'));
  `)
}
