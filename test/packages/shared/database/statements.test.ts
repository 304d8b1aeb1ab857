import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { queryRows } from '@comanda/shared/database/rows.js'
import { positional, prepare, runPrepared } from '@comanda/shared/database/statements.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'

const statement = prepare(
  "select cast(:first as int) + cast(:second as int) as sum, to_char(timestamp '2026-01-01 07:08', 'HH24:MI') as time",
)

describe('a prepared statement', () => {
  const database = useTestDatabase()

  /** Runs it on one connection, and says what PostgreSQL has kept there. */
  async function keptAfter(
    work: (db: Database) => Promise<void>,
    preparesStatements = true,
  ): Promise<string[]> {
    const db = createDatabase({ ...database.config, poolMax: 1, preparesStatements })
    try {
      await work(db)
      const rows = await queryRows<{ name: string }>(db, 'select name from pg_prepared_statements')
      return rows.map(({ name }) => name)
    } finally {
      await db.destroy()
    }
  }

  it('has PostgreSQL’s placeholders for its names, and leaves casts and formats alone', () => {
    expect(positional("select :a, (:b), :a::text, 'HH24:MI:SS' where x=:c")).to.deep.equal({
      text: "select $1, ($2), $3::text, 'HH24:MI:SS' where x=$4",
      names: ['a', 'b', 'a', 'c'],
    })
  })

  it('is kept once a connection, in a transaction too', async () => {
    const kept = await keptAfter(async db => {
      for (const first of [1, 2]) {
        expect(await runPrepared(db, statement, { first, second: 40 })).to.deep.equal([
          { sum: first + 40, time: '07:08' },
        ])
      }
      await db.transaction(trx => runPrepared(trx, statement, { first: 1, second: 1 }))
    })
    expect(kept).to.deep.equal([statement.name])
  })

  it('is nowhere kept where a pooler couldn’t', async () => {
    const kept = await keptAfter(async db => {
      expect(await runPrepared(db, statement, { first: 1, second: 1 })).to.deep.equal([
        { sum: 2, time: '07:08' },
      ])
    }, false)
    expect(kept).to.deep.equal([])
  })

  it('refuses a value that isn’t given, and a text that knex would read otherwise', async () => {
    const missing = runPrepared(database.db, statement, { first: 1 }).catch((error: unknown) => error)
    expect(await missing)
      .to.be.an.instanceOf(RangeError)
      .with.property('message', 'no value for :second')
    expect(() => prepare("select '{}' ? 'key'")).to.throw(RangeError)
  })

  it('says what failed as any other statement does', async () => {
    const divide = prepare('select 1 / cast(:by as int) as result')
    const error: unknown = await runPrepared(database.db, divide, { by: 0 }).catch(
      (caught: unknown) => caught,
    )
    expect(error).to.have.property('code', '22012')
  })
})
