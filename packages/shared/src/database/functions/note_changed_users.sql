CREATE OR REPLACE FUNCTION public.note_changed_users()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into business_changes (business_id, topic)
        select distinct m.business_id, 'shop' from changed c join members m on m.user_id = c.id;
      return null;
    end $function$;

CREATE TRIGGER users_update_noted AFTER UPDATE ON users REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_users();
