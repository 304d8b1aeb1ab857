CREATE OR REPLACE FUNCTION public.note_linked_number()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into audit_events (business_id, what) values (new.business_id,
        case when new.paired_at is null then 'number_unlinked' else 'number_linked' end);
      return null;
    end $function$;

CREATE TRIGGER accounts_linked_audited AFTER UPDATE ON accounts FOR EACH ROW WHEN (old.paired_at IS DISTINCT FROM new.paired_at) EXECUTE FUNCTION note_linked_number();
