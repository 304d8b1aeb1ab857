import type { Knex } from 'knex'

/**
 * A second factor belongs to a login, as its password does: an authenticator app, passkeys, and codes for the day when
 * both are gone. A shop says which of its roles must have one. People are told of what concerns their sign-in.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table authenticator_apps (
      login_id bigint primary key references logins on delete cascade,
      -- AES-256-GCM: see keys/seal.ts
      sealed_secret text not null,
      -- of 30 s each since 1970: a code of this step or an earlier one was used already
      last_step bigint not null,
      created_at timestamptz not null default now()
    );
    create table passkeys (
      id bigint generated always as identity primary key,
      login_id bigint not null references logins on delete cascade,
      -- base64url, as browsers name it
      credential_id text not null unique,
      public_key bytea not null,
      counter bigint not null,
      transports text[] not null,
      -- the browser that it was made in
      user_agent text,
      created_at timestamptz not null default now()
    );
    create index passkeys_login on passkeys (login_id);
    create table recovery_codes (
      login_id bigint not null references logins on delete cascade,
      -- with the salt of the person's passwords
      code_hash text not null,
      primary key (login_id, code_hash)
    );
    alter table businesses add column second_factor_roles text[] not null default '{}';

    alter table audit_events
      -- the person whom it is about is told on their next page
      add column is_told boolean not null default false,
      -- where it came from: a hash of a browser's name
      add column browser text;
    create index audit_events_told on audit_events (subject_id, at) where is_told;
    alter table members add column told_until timestamptz not null default now();

    -- who has one stands on the page of the shop's people
    create function note_changed_factors() returns trigger language plpgsql as $$
    begin
      insert into business_changes (business_id, topic)
        select business_id, 'shop' from members where login_id = coalesce(new.login_id, old.login_id);
      return null;
    end $$;
    create trigger authenticator_apps_noted after insert or delete on authenticator_apps
      for each row execute function note_changed_factors();
    create trigger passkeys_noted after insert or delete on passkeys
      for each row execute function note_changed_factors();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table members drop column told_until;
    alter table audit_events drop column is_told, drop column browser;
    alter table businesses drop column second_factor_roles;
    drop table authenticator_apps, passkeys, recovery_codes;
    drop function note_changed_factors;
  `)
}
