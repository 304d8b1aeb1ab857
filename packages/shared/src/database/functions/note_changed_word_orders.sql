CREATE OR REPLACE FUNCTION public.note_changed_word_orders()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into business_changes (business_id, topic)
        select distinct w.business_id, 'menu' from changed c join learnt_words w on w.id = c.learnt_word_id;
      return null;
    end $function$;

CREATE TRIGGER learnt_word_orders_insert_noted AFTER INSERT ON learnt_word_orders REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_word_orders();
