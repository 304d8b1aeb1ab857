CREATE OR REPLACE FUNCTION public.note_changes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into business_changes (business_id, topic) select distinct business_id, tg_argv[0] from changed;
      return null;
    end $function$;

CREATE TRIGGER learnt_words_delete_noted AFTER DELETE ON learnt_words REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('menu');

CREATE TRIGGER learnt_words_insert_noted AFTER INSERT ON learnt_words REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('menu');

CREATE TRIGGER learnt_words_update_noted AFTER UPDATE ON learnt_words REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('menu');

CREATE TRIGGER members_delete_noted AFTER DELETE ON members REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('shop');

CREATE TRIGGER members_insert_noted AFTER INSERT ON members REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('shop');

CREATE TRIGGER members_update_noted AFTER UPDATE ON members REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('shop');

CREATE TRIGGER menu_items_delete_noted AFTER DELETE ON menu_items REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('menu');

CREATE TRIGGER menu_items_insert_noted AFTER INSERT ON menu_items REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('menu');

CREATE TRIGGER menu_items_update_noted AFTER UPDATE ON menu_items REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('menu');

CREATE TRIGGER option_groups_delete_noted AFTER DELETE ON option_groups REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('menu');

CREATE TRIGGER option_groups_insert_noted AFTER INSERT ON option_groups REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('menu');

CREATE TRIGGER option_groups_update_noted AFTER UPDATE ON option_groups REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changes('menu');
