CREATE OR REPLACE FUNCTION public.note_changed_business()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into business_changes (business_id, topic) values (new.id, 'shop');
      return null;
    end $function$;

CREATE TRIGGER businesses_update_noted AFTER UPDATE ON businesses FOR EACH ROW WHEN (old.last_order_number = new.last_order_number) EXECUTE FUNCTION note_changed_business();
