CREATE OR REPLACE FUNCTION public.rebuild_statistics(p_business bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_custom_plan'
 SET work_mem TO '64MB'
AS $function$
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
        from placed p join order_lines l on l.order_id = p.id where p.status not in ('rejected', 'cancelled')
        group by 1, 2, 3, 4, 5 order by 1, 2;
    end $function$;
