CREATE OR REPLACE FUNCTION public.note_changed_orders()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into business_changes (business_id, topic)
        select distinct o.business_id, t.topic from changed o cross join lateral (values ('orders'), ('orders/' || o.id % 8)) as t(topic);
      return null;
    end $function$;

CREATE TRIGGER orders_delete_noted AFTER DELETE ON orders REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_orders();

CREATE TRIGGER orders_insert_noted AFTER INSERT ON orders REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_orders();

CREATE TRIGGER orders_update_noted AFTER UPDATE ON orders REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_orders();
