import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { queryRows } from '@comanda/shared/database/rows.js'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'

const folder = path.resolve(import.meta.dirname, '../../../../../packages/shared/src/database/functions')

// each function of ours as PostgreSQL tells it, with the triggers that call it
const definitions = `
  select proname as name, pg_get_functiondef(p.oid) as body, array(
    select pg_get_triggerdef(t.oid, true) from pg_trigger t
    where t.tgfoid = p.oid and not t.tgisinternal order by cast(t.tgrelid as regclass)::text, t.tgname
  ) as triggers
  from pg_proc p where pronamespace = 'public'::regnamespace order by proname`

describe('the files of the database’s functions', () => {
  let database: TestDatabase

  before(async () => {
    database = await createTestDatabase()
  })
  after(() => database.drop())

  it('say what the migrations come to', async () => {
    const rows = await queryRows<{ name: string; body: string; triggers: string[] }>(database.db, definitions)
    const inDatabase = Object.fromEntries(
      rows.map(({ name, body, triggers }) => [
        `${name}.sql`,
        [body.trim(), ...triggers].map(statement => `${statement};\n`).join('\n'),
      ]),
    )
    if (process.env.WRITE_FUNCTIONS === '1') {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder)
      for (const [file, text] of Object.entries(inDatabase)) writeFileSync(path.join(folder, file), text)
    }
    const inFiles = Object.fromEntries(
      readdirSync(folder).map(file => [file, readFileSync(path.join(folder, file), 'utf8')]),
    )
    expect(inFiles, 'docs/runbook.md says how a function is changed: Migrations by hand').to.deep.equal(
      inDatabase,
    )
  })
})
