import type { Knex } from 'knex'

/** How long a session may last at most, by the database's clock; `expire` is when it ends unless it is used before. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table sessions add column ends_at timestamp(6);
    -- they name no login, so nothing opens by them any more; and visitors have none now
    delete from sessions where sess->>'loginId' is null;
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table sessions drop column ends_at')
}
