CREATE OR REPLACE FUNCTION public.note_changed_options()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into business_changes (business_id, topic)
        select distinct g.business_id, 'menu' from changed c join option_groups g on g.id = c.group_id;
      return null;
    end $function$;

CREATE TRIGGER options_delete_noted AFTER DELETE ON options REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_options();

CREATE TRIGGER options_insert_noted AFTER INSERT ON options REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_options();

CREATE TRIGGER options_update_noted AFTER UPDATE ON options REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_options();
