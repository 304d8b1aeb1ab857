import type { Knex } from 'knex'

/** Who did what to whom at a shop, and from where: what the shop's owners are shown. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table audit_events (
      id bigint generated always as identity primary key,
      business_id bigint not null references businesses,
      at timestamptz not null default now(),
      what text not null,
      -- null: whoever runs Comanda, the bot, or somebody who isn't signed in
      actor_id bigint references members,
      -- the member whom it is about
      subject_id bigint references members,
      detail text,
      address text,
      user_agent text
    );
    create index audit_events_business on audit_events (business_id, id);
    create index audit_events_subject on audit_events (subject_id, id);
    create index audit_events_at on audit_events (at);

    create function note_linked_number() returns trigger language plpgsql as $$
    begin
      insert into audit_events (business_id, what) values (new.business_id,
        case when new.paired_at is null then 'number_unlinked' else 'number_linked' end);
      return null;
    end $$;
    create trigger accounts_linked_audited after update on accounts
      for each row when (old.paired_at is distinct from new.paired_at) execute function note_linked_number();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger accounts_linked_audited on accounts;
    drop function note_linked_number;
    drop table audit_events;
  `)
}
