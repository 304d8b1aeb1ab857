CREATE OR REPLACE FUNCTION public.note_changed_customer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into business_changes (business_id, topic) values
        (new.business_id, 'orders'), (new.business_id, 'customers');
      return null;
    end $function$;

CREATE TRIGGER customers_renamed_noted AFTER UPDATE ON customers FOR EACH ROW WHEN (old.name IS DISTINCT FROM new.name) EXECUTE FUNCTION note_changed_customer();
