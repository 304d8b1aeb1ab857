import type { Knex } from 'knex'

/**
 * A right comes from a membership's own link and ends with it. An e-mail address is never proved, so it opens nothing:
 * a login does, and each membership says which. Links belong to memberships.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- one for all logins of an e-mail, so that a password is tried at all of them by one computation
    alter table users add column password_salt bytea not null default uuid_send(gen_random_uuid());
    update users set password_salt = decode(split_part(password_hash, '$', 5) || '==', 'base64')
      where password_hash like '$argon2id$%';

    create table logins (
      id bigint generated always as identity primary key,
      user_id bigint not null references users,
      password_hash text not null,
      -- sessions of an earlier one are over, also those that are being made
      version integer not null default 1,
      created_at timestamptz not null default now(),
      unique (id, user_id)
    );
    create index logins_user on logins (user_id);

    -- null: hasn't joined yet
    alter table members add column login_id bigint,
      add foreign key (login_id, user_id) references logins (id, user_id);
    create index members_login on members (login_id);

    insert into logins (user_id, password_hash)
      select id, password_hash from users where password_hash is not null order by id;
    update members m set login_id = l.id from logins l where l.user_id = m.user_id and m.removed_at is null;

    -- processes of the release before know nothing of logins
    create function leave_login() returns trigger language plpgsql as $$
    begin
      new.login_id := null;
      return new;
    end $$;
    create trigger members_leave before insert or update on members
      for each row when (new.removed_at is not null) execute function leave_login();

    alter table sign_in_links add column member_id bigint references members;
    create index sign_in_links_member on sign_in_links (member_id) where used_at is null;
    -- a person of one shop can only have been meant by that shop's link; of the others nobody knows
    update sign_in_links k set member_id = m.id from members m
      where m.user_id = k.user_id and m.removed_at is null
        and not exists (select 1 from members e where e.user_id = m.user_id and e.id <> m.id);
    update sign_in_links set used_at = now() where used_at is null and member_id is null;

    create index sessions_login on sessions ((sess->>'loginId'));
    create index sessions_member on sessions ((sess->>'memberId'));
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index sessions_login, sessions_member;
    alter table sign_in_links drop column member_id;
    drop trigger members_leave on members;
    drop function leave_login;
    update users u set password_hash = l.password_hash
      from (select distinct on (user_id) user_id, password_hash from logins order by user_id, id) l
      where l.user_id = u.id;
    alter table members drop column login_id;
    drop table logins;
    alter table users drop column password_salt;
  `)
}
