CREATE OR REPLACE FUNCTION public.note_changes_of_account()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into business_changes (business_id, topic)
        select distinct a.business_id, tg_argv[0] from changed c join accounts a on a.id = c.account_id;
      return null;
    end $function$;

CREATE TRIGGER memory_decisions_delete_noted AFTER DELETE ON memory_decisions REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes_of_account('happenings');

CREATE TRIGGER memory_decisions_insert_noted AFTER INSERT ON memory_decisions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes_of_account('happenings');

CREATE TRIGGER memory_decisions_update_noted AFTER UPDATE ON memory_decisions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes_of_account('happenings');

CREATE TRIGGER memory_samples_delete_noted AFTER DELETE ON memory_samples REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes_of_account('memory');

CREATE TRIGGER memory_samples_insert_noted AFTER INSERT ON memory_samples REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes_of_account('memory');

CREATE TRIGGER memory_samples_update_noted AFTER UPDATE ON memory_samples REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes_of_account('memory');

CREATE TRIGGER restarts_delete_noted AFTER DELETE ON restarts REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes_of_account('happenings');

CREATE TRIGGER restarts_insert_noted AFTER INSERT ON restarts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes_of_account('happenings');

CREATE TRIGGER restarts_update_noted AFTER UPDATE ON restarts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes_of_account('happenings');
