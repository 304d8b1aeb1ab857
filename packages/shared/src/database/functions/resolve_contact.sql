CREATE OR REPLACE FUNCTION public.resolve_contact(p_account bigint, p_phone text, p_lid text, p_name text)
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
    declare
      v_by_phone bigint;
      v_by_lid bigint;
      v_id bigint;
    begin
      loop
        select id into v_by_phone from contacts where account_id = p_account and phone = p_phone;
        select id into v_by_lid from contacts where account_id = p_account and lid = p_lid;
        if v_by_phone is not null and v_by_lid is not null and v_by_phone <> v_by_lid then
          perform merge_contacts(v_by_phone, v_by_lid);
          continue;
        end if;
        v_id := coalesce(v_by_phone, v_by_lid);
        if v_id is not null then
          begin
            -- a merge waits until this message points to the contact; one that came first took it away
            perform 1 from contacts where id = v_id for key share;
            continue when not found;
            update contacts
              set phone = coalesce(phone, p_phone), lid = coalesce(lid, p_lid), name = coalesce(p_name, name)
              where id = v_id and (
                (phone is null and p_phone is not null) or (lid is null and p_lid is not null)
                or (p_name is not null and name is distinct from p_name));
            return v_id;
          exception when unique_violation then
            -- the other id was taken by a new contact meanwhile: look again, and merge (the lock above is let go)
          end;
        else
          insert into contacts (account_id, phone, lid, name) values (p_account, p_phone, p_lid, p_name)
            on conflict do nothing returning id into v_id;
          if v_id is not null then return v_id; end if;
        end if;
      end loop;
    end $function$;
