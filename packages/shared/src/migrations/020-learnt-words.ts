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

/**
 * What customers call the dishes, beside what the menu file says: an import leaves it alone, and a dish takes its words
 * with it when it goes. Who meant them are the customers of the orders that they came with, since customers may be merged.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table learnt_words (
      id bigint generated always as identity primary key,
      business_id bigint not null references businesses,
      words text not null check (length(words) between 1 and 120),
      -- as the order language compares them
      folded text not null check (folded <> ''),
      item_id bigint references menu_items on delete cascade,
      option_id bigint references options on delete cascade,
      state text not null default 'suggested' check (state in ('suggested', 'used', 'refused')),
      created_at timestamptz not null default now(),
      decided_at timestamptz,
      decided_by bigint references members,
      check (num_nonnulls(item_id, option_id) = 1)
    );
    create unique index learnt_words_once
      on learnt_words (business_id, folded, coalesce(item_id, 0), coalesce(option_id, 0));
    create index learnt_words_item on learnt_words (item_id);
    create index learnt_words_option on learnt_words (option_id);

    create table learnt_word_orders (
      learnt_word_id bigint not null references learnt_words on delete cascade,
      order_id bigint not null references orders on delete cascade,
      primary key (learnt_word_id, order_id)
    );
    create index learnt_word_orders_order on learnt_word_orders (order_id);

    create function note_changed_word_orders() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic)
        select distinct w.business_id, 'menu' from changed c join learnt_words w on w.id = c.learnt_word_id;
      return null;
    end $$;

    ${noteEach('learnt_words', `note_changes('menu')`)}
    create trigger learnt_word_orders_insert_noted after insert on learnt_word_orders
      referencing new table as changed for each statement execute function note_changed_word_orders();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table learnt_word_orders, learnt_words;
    drop function note_changed_word_orders;
  `)
}
