CREATE OR REPLACE FUNCTION public.note_changed_contact()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into business_changes (business_id, topic)
        select a.business_id, t.topic
        from accounts a cross join (values ('orders'), ('customers')) as t(topic) where a.id = new.account_id;
      return null;
    end $function$;

CREATE TRIGGER contacts_phone_noted AFTER UPDATE ON contacts FOR EACH ROW WHEN (old.phone IS DISTINCT FROM new.phone) EXECUTE FUNCTION note_changed_contact();
