import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { configAs, grantRows } from '@comanda/shared/database/web-role.js'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { webRole } from '../../../support/web-role.js'
import { createShop } from '../shop.js'

describe('the dashboard’s role of the database', () => {
  let database: TestDatabase
  let db: Database

  before(async () => {
    database = await createTestDatabase()
    // several processes start at once
    await Promise.all([1, 2, 3].map(() => grantRows(database.config, webRole())))
    db = createDatabase(configAs(database.config, webRole()))
  })
  after(async () => {
    await db.destroy()
    await database.drop()
  })

  const refused = async (statement: string): Promise<string> =>
    db.raw(statement).then(
      () => 'taken',
      (error: Error) => error.message,
    )

  it('works on rows', async () => {
    const { businessId } = await createShop(db)
    await db.raw('update businesses set name = ? where id = ?', ['Bella', businessId])
    await db.raw('select pg_notify(?, ?)', ['x', 'y'])
    await db.raw(`insert into sign_in_attempts (key, count) values ('\\x00', 1)`)
    await db.raw('delete from sign_in_attempts')
  })

  for (const statement of [
    'create table planted (id int)',
    'create schema planted',
    'create function planted() returns int language sql as $$ select 1 $$',
    'alter table members add column planted int',
    'alter table members disable trigger all',
    'drop table audit_events',
    'drop function record_message',
    'truncate audit_events',
    'create trigger planted before insert on members for each row execute function leave_login()',
    'alter table members owner to comanda_web',
    'create index planted on members (role)',
    'alter role comanda_web createdb',
    'create role planted',
    'set role comanda',
    'delete from knex_migrations',
    `copy (select 1) to program 'true'`,
    `select pg_read_file('postgresql.conf')`,
  ]) {
    it(`is refused: ${statement}`, async () => {
      expect(await refused(statement)).to.match(/permission denied|must be owner|must have|only roles/i)
    })
  }

  it('has what a later migration makes', async () => {
    await database.db.raw(
      'create table made_later (id bigint generated always as identity primary key, x int)',
    )
    await db.raw('insert into made_later (x) values (1)')
    expect((await db.raw('select x from made_later')).rows).to.deep.equal([{ x: 1 }])
    expect(await refused('drop table made_later')).to.match(/must be owner/)
  })
})
