CREATE OR REPLACE FUNCTION public.note_time_zone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      -- refused here, where PostgreSQL doesn't know it, rather than by each order
      perform now() at time zone new.time_zone;
      if tg_op = 'UPDATE' then perform rebuild_statistics(new.id); end if;
      return null;
    end $function$;

CREATE TRIGGER business_added AFTER INSERT ON businesses FOR EACH ROW EXECUTE FUNCTION note_time_zone();

CREATE TRIGGER time_zone_changed AFTER UPDATE OF time_zone ON businesses FOR EACH ROW WHEN (old.time_zone IS DISTINCT FROM new.time_zone) EXECUTE FUNCTION note_time_zone();
