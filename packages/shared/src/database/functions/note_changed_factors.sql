CREATE OR REPLACE FUNCTION public.note_changed_factors()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into business_changes (business_id, topic)
        select business_id, 'shop' from members where login_id = coalesce(new.login_id, old.login_id);
      return null;
    end $function$;

CREATE TRIGGER authenticator_apps_noted AFTER INSERT OR DELETE ON authenticator_apps FOR EACH ROW EXECUTE FUNCTION note_changed_factors();

CREATE TRIGGER passkeys_noted AFTER INSERT OR DELETE ON passkeys FOR EACH ROW EXECUTE FUNCTION note_changed_factors();
