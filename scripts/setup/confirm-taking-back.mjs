import { createInterface } from 'node:readline/promises'

/** Nothing was done. Knex's command shows an error's stack where it has one, and this is no fault to be traced. */
function notConfirmed() {
  const error = new Error('Nothing was taken back: the answer wasn’t the database’s name.')
  error.stack = undefined
  return error
}

/**
 * Asks before migrations are taken back, which deletes tables with all that they hold. Whoever has no terminal writes the
 * answer to stdin.
 * @param {import('knex').Knex} db
 * @param {{ name: string }[]} migrations
 * @throws where they don't want it
 */
export async function confirmTakingBack(db, migrations) {
  const { rows } = await db.raw('select current_database() as name')
  const database = /** @type {string} */ (rows[0].name)
  const names = migrations.map(({ name }) => name).join(', ')
  process.stderr.write(
    `To be taken back in the database ${database}: ${names}.\n` +
      'Their tables and columns are deleted with all that they hold, and no backup is made (npm run ops -- backup).\n' +
      `Type the database’s name (${database}) to go on: `,
  )
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await terminal[Symbol.asyncIterator]().next()
    if (answer.done === true || answer.value.trim() !== database) throw notConfirmed()
  } finally {
    terminal.close()
  }
}
