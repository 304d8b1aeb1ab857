import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table menu_items (
      id bigint generated always as identity primary key,
      business_id bigint not null references businesses,
      key text not null,
      name text not null,
      aliases text[] not null default '{}',
      number text,
      category text,
      units text[] not null default '{}',
      price_minor bigint not null check (price_minor >= 0),
      available boolean not null default true,
      position integer not null,
      unique (business_id, key)
    );

    create table option_groups (
      id bigint generated always as identity primary key,
      business_id bigint not null references businesses,
      key text not null,
      name text not null,
      min integer not null default 0 check (min >= 0),
      max integer check (max >= min),
      amounts boolean not null default false,
      removable boolean not null default false,
      position integer not null,
      unique (business_id, key)
    );

    create table options (
      id bigint generated always as identity primary key,
      group_id bigint not null references option_groups on delete cascade,
      key text not null,
      name text not null,
      aliases text[] not null default '{}',
      price_minor bigint not null default 0,
      available boolean not null default true,
      position integer not null,
      unique (group_id, key)
    );

    create table menu_item_groups (
      item_id bigint not null references menu_items on delete cascade,
      group_id bigint not null references option_groups on delete cascade,
      position integer not null,
      primary key (item_id, group_id)
    );
    create index menu_item_groups_group on menu_item_groups (group_id);

    create table menu_item_defaults (
      item_id bigint not null references menu_items on delete cascade,
      option_id bigint not null references options on delete cascade,
      position integer not null,
      primary key (item_id, option_id)
    );
    create index menu_item_defaults_option on menu_item_defaults (option_id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table menu_item_defaults, menu_item_groups, options, option_groups, menu_items')
}
