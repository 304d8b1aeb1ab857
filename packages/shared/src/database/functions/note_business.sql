CREATE OR REPLACE FUNCTION public.note_business()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into business_changes (business_id, topic)
        select new.id, topic from (values ('orders'), ('menu'), ('shop')) as t(topic)
        union all select new.id, topic from (values ('customers'), ('memory'), ('happenings'), ('orders/0'), ('orders/1'), ('orders/2'), ('orders/3'), ('orders/4'), ('orders/5'), ('orders/6'), ('orders/7')) as t(topic);
      return null;
    end $function$;

CREATE TRIGGER businesses_insert_noted AFTER INSERT ON businesses FOR EACH ROW EXECUTE FUNCTION note_business();
