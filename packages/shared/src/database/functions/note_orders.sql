CREATE OR REPLACE FUNCTION public.note_orders()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if tg_op = 'INSERT' then
        insert into order_deltas (business_id, placed_at, status, currency, orders, total_minor)
          select business_id, created_at, status, currency, 1, total_minor from new_orders;
      elsif tg_op = 'DELETE' then
        insert into order_deltas (business_id, placed_at, status, currency, orders, total_minor)
          select business_id, created_at, status, currency, -1, -total_minor from old_orders;
      else
        with changed as materialized (
          select n.id, (o.business_id, o.created_at, o.currency, o.status not in ('rejected', 'cancelled')) is distinct from
              (n.business_id, n.created_at, n.currency, n.status not in ('rejected', 'cancelled')) as moves_lines
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
          select s.business_id, s.created_at, s.currency, l.item_key, coalesce(l.unit, ''), l.name, s.sign * l.quantity, s.sign * l.total_minor
          from sides s cross join lateral (select * from order_lines where order_id = s.id offset 0) l where s.moves_lines and s.status not in ('rejected', 'cancelled');
      end if;
      return null;
    end $function$;

CREATE TRIGGER order_added AFTER INSERT ON orders REFERENCING NEW TABLE AS new_orders FOR EACH STATEMENT WHEN (current_setting('comanda.sums_noted'::text, true) IS DISTINCT FROM 'on'::text) EXECUTE FUNCTION note_orders();

CREATE TRIGGER order_changed AFTER UPDATE ON orders REFERENCING OLD TABLE AS old_orders NEW TABLE AS new_orders FOR EACH STATEMENT EXECUTE FUNCTION note_orders();

CREATE TRIGGER order_removed AFTER DELETE ON orders REFERENCING OLD TABLE AS old_orders FOR EACH STATEMENT EXECUTE FUNCTION note_orders();
