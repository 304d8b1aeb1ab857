CREATE OR REPLACE FUNCTION public.leave_login()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      new.login_id := null;
      return new;
    end $function$;

CREATE TRIGGER members_leave BEFORE INSERT OR UPDATE ON members FOR EACH ROW WHEN (new.removed_at IS NOT NULL) EXECUTE FUNCTION leave_login();
