import type { Knex } from 'knex'

const counts = (status: string): string => `${status} not in ('rejected', 'cancelled')`

/**
 * These go by the index, whatever a session's first statement was like: its plan is kept, and after a large one each small
 * one would look through all orders.
 */
const orderOf = 'select * from orders where id = l.order_id offset 0 for no key update'
const linesOf = 'select * from order_lines where order_id = s.id offset 0'

/** Which product an order line `l` is of. */
const lineColumns = `l.item_key, coalesce(l.unit, ''), l.name`

/**
 * Whoever changes an order's status meanwhile comes before this or after it: the order is locked, and taken as the lock
 * finds it. One statement, since a shop's next order waits for this one.
 */
const noteLines = (lines: string, sign: '' | '-'): string =>
  `insert into product_deltas (business_id, placed_at, currency, item_key, unit, name, quantity, total_minor)
          select o.business_id, o.created_at, o.currency, ${lineColumns}, ${sign}l.quantity, ${sign}l.total_minor
          from (select * from ${lines} order by order_id, position) l cross join lateral (${orderOf}) o
          where ${counts('o.status')};`

/**
 * What a shop's orders come to, kept rather than counted: see docs/decisions/022-statistics.md. Nothing here refers to
 * businesses by a foreign key: whoever changes a business's settings would wait for whoever folds, and that one for him.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table order_totals (
      business_id bigint not null,
      status text not null,
      orders bigint not null,
      primary key (business_id, status)
    ) with (fillfactor = 70);

    create table order_statistics (
      business_id bigint not null,
      -- of the shop's calendar and clock
      day date not null,
      hour smallint not null,
      status text not null,
      currency text not null,
      orders bigint not null,
      total_minor bigint not null,
      primary key (business_id, day, hour, status, currency)
    ) with (fillfactor = 70);

    -- of orders that were neither rejected nor cancelled
    create table product_statistics (
      business_id bigint not null,
      day date not null,
      item_key text not null,
      -- empty: by the piece
      unit text not null,
      currency text not null,
      name text not null,
      quantity numeric not null,
      total_minor bigint not null,
      primary key (business_id, day, item_key, unit, currency)
    ) with (fillfactor = 70);

    -- What isn't in these yet. Rows are only added, so that nobody waits for anybody.
    create table order_deltas (
      id bigint generated always as identity,
      business_id bigint not null,
      placed_at timestamptz not null,
      status text not null,
      currency text not null,
      orders bigint not null,
      total_minor bigint not null,
      primary key (business_id, id)
    );
    create table product_deltas (
      id bigint generated always as identity,
      business_id bigint not null,
      placed_at timestamptz not null,
      item_key text not null,
      unit text not null,
      currency text not null,
      name text not null,
      quantity numeric not null,
      total_minor bigint not null,
      primary key (business_id, id)
    );

    create function note_orders() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into order_deltas (business_id, placed_at, status, currency, orders, total_minor)
          select business_id, created_at, status, currency, 1, total_minor from new_orders;
      elsif tg_op = 'DELETE' then
        insert into order_deltas (business_id, placed_at, status, currency, orders, total_minor)
          select business_id, created_at, status, currency, -1, -total_minor from old_orders;
      else
        with changed as materialized (
          select n.id, (o.business_id, o.created_at, o.currency, ${counts('o.status')}) is distinct from
              (n.business_id, n.created_at, n.currency, ${counts('n.status')}) as moves_lines
          from old_orders o join new_orders n on n.id = o.id
          where (o.business_id, o.created_at, o.status, o.currency, o.total_minor) is distinct from
            (n.business_id, n.created_at, n.status, n.currency, n.total_minor)
        ), sides as materialized (
          select -1 as sign, o.*, c.moves_lines from changed c join old_orders o on o.id = c.id
          union all
          select 1, n.*, c.moves_lines from changed c join new_orders n on n.id = c.id
        ), noted as (
          insert into order_deltas (business_id, placed_at, status, currency, orders, total_minor)
            select business_id, created_at, status, currency, sign, sign * total_minor from sides
        )
        insert into product_deltas (business_id, placed_at, currency, item_key, unit, name, quantity, total_minor)
          select s.business_id, s.created_at, s.currency, ${lineColumns}, s.sign * l.quantity, s.sign * l.total_minor
          from sides s cross join lateral (${linesOf}) l where s.moves_lines and ${counts('s.status')};
      end if;
      return null;
    end $$;

    -- A statement that changes an order's status and its lines at once would be counted wrongly: make two of it.
    create function note_order_lines() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'DELETE' then
        ${noteLines('new_lines', '')}
      end if;
      if tg_op <> 'INSERT' then
        ${noteLines('old_lines', '-')}
      end if;
      return null;
    end $$;

    -- Counts a business's orders anew, or everybody's. What is noted meanwhile is of after its moment, and stays.
    create function rebuild_statistics(p_business bigint) returns void language plpgsql
      set plan_cache_mode = force_custom_plan set work_mem = '64MB' as $$
    begin
      perform pg_advisory_xact_lock(cast(7201954304 as bigint));
      delete from order_totals where p_business is null or business_id = p_business;
      delete from order_statistics where p_business is null or business_id = p_business;
      delete from product_statistics where p_business is null or business_id = p_business;
      with noted_orders as (
        delete from order_deltas where p_business is null or business_id = p_business
      ), noted_products as (
        delete from product_deltas where p_business is null or business_id = p_business
      ), placed as materialized (
        select o.id, o.business_id, o.status, o.currency, o.total_minor,
          o.created_at at time zone b.time_zone as shop_time
        from orders o join businesses b on b.id = o.business_id
        where p_business is null or o.business_id = p_business
      ), totals as (
        insert into order_totals (business_id, status, orders)
          select business_id, status, count(*) from placed group by 1, 2
      ), hours as (
        insert into order_statistics (business_id, day, hour, status, currency, orders, total_minor)
          select business_id, cast(shop_time as date), extract(hour from shop_time), status, currency, count(*),
            sum(total_minor)
          -- in this order a stretch of days lies together
          from placed group by 1, 2, 3, 4, 5 order by 1, 2, 3
      )
      insert into product_statistics (business_id, day, item_key, unit, currency, name, quantity, total_minor)
        select p.business_id, cast(p.shop_time as date), l.item_key, coalesce(l.unit, ''), p.currency,
          -- of a day on which it was renamed either will do; the last one would have to be sorted for
          max(l.name collate "C"), sum(l.quantity), sum(l.total_minor)
        from placed p join order_lines l on l.order_id = p.id where ${counts('p.status')}
        group by 1, 2, 3, 4, 5 order by 1, 2;
    end $$;

    create function note_time_zone() returns trigger language plpgsql as $$
    begin
      -- refused here, where PostgreSQL doesn't know it, rather than by each order
      perform now() at time zone new.time_zone;
      if tg_op = 'UPDATE' then perform rebuild_statistics(new.id); end if;
      return null;
    end $$;

    create trigger order_added after insert on orders referencing new table as new_orders
      for each statement execute function note_orders();
    create trigger order_changed after update on orders referencing old table as old_orders new table as new_orders
      for each statement execute function note_orders();
    create trigger order_removed after delete on orders referencing old table as old_orders
      for each statement execute function note_orders();
    create trigger line_added after insert on order_lines referencing new table as new_lines
      for each statement execute function note_order_lines();
    create trigger line_changed after update on order_lines referencing old table as old_lines new table as new_lines
      for each statement execute function note_order_lines();
    create trigger line_removed after delete on order_lines referencing old table as old_lines
      for each statement execute function note_order_lines();
    create trigger business_added after insert on businesses for each row execute function note_time_zone();
    create trigger time_zone_changed after update of time_zone on businesses for each row
      when (old.time_zone is distinct from new.time_zone) execute function note_time_zone();

    select rebuild_statistics(null);
    analyze order_totals, order_statistics, product_statistics;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger order_added on orders;
    drop trigger order_changed on orders;
    drop trigger order_removed on orders;
    drop trigger line_added on order_lines;
    drop trigger line_changed on order_lines;
    drop trigger line_removed on order_lines;
    drop trigger business_added on businesses;
    drop trigger time_zone_changed on businesses;
    drop function note_orders, note_order_lines, note_time_zone, rebuild_statistics;
    drop table order_totals, order_statistics, product_statistics, order_deltas, product_deltas;
  `)
}
