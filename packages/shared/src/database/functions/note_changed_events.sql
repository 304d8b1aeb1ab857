CREATE OR REPLACE FUNCTION public.note_changed_events()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into business_changes (business_id, topic)
        select distinct o.business_id, t.topic from changed c join orders o on o.id = c.order_id
          cross join lateral (values ('orders'), ('orders/' || o.id % 8)) as t(topic);
      return null;
    end $function$;

CREATE TRIGGER order_events_delete_noted AFTER DELETE ON order_events REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_events();

CREATE TRIGGER order_events_insert_noted AFTER INSERT ON order_events REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_events();

CREATE TRIGGER order_events_update_noted AFTER UPDATE ON order_events REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_events();
