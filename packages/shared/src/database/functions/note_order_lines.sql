CREATE OR REPLACE FUNCTION public.note_order_lines()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if tg_op <> 'DELETE' then
        insert into product_deltas (business_id, placed_at, currency, item_key, unit, name, quantity, total_minor)
          select o.business_id, o.created_at, o.currency, l.item_key, coalesce(l.unit, ''), l.name, l.quantity, l.total_minor
          from (select * from new_lines order by order_id, position) l cross join lateral (select * from orders where id = l.order_id offset 0 for no key update) o
          where o.status not in ('rejected', 'cancelled');
      end if;
      if tg_op <> 'INSERT' then
        insert into product_deltas (business_id, placed_at, currency, item_key, unit, name, quantity, total_minor)
          select o.business_id, o.created_at, o.currency, l.item_key, coalesce(l.unit, ''), l.name, -l.quantity, -l.total_minor
          from (select * from old_lines order by order_id, position) l cross join lateral (select * from orders where id = l.order_id offset 0 for no key update) o
          where o.status not in ('rejected', 'cancelled');
      end if;
      return null;
    end $function$;

CREATE TRIGGER line_added AFTER INSERT ON order_lines REFERENCING NEW TABLE AS new_lines FOR EACH STATEMENT WHEN (current_setting('comanda.sums_noted'::text, true) IS DISTINCT FROM 'on'::text) EXECUTE FUNCTION note_order_lines();

CREATE TRIGGER line_changed AFTER UPDATE ON order_lines REFERENCING OLD TABLE AS old_lines NEW TABLE AS new_lines FOR EACH STATEMENT EXECUTE FUNCTION note_order_lines();

CREATE TRIGGER line_removed AFTER DELETE ON order_lines REFERENCING OLD TABLE AS old_lines FOR EACH STATEMENT EXECUTE FUNCTION note_order_lines();
