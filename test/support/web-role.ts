import type { WebRole } from '@comanda/shared/config/config.js'

/** What the dashboard connects as, on the tests' own Postgres. */
export function webRole(): WebRole {
  const password = process.env.TEST_DATABASE_WEB_PASSWORD
  if (password === undefined) {
    throw new Error('TEST_DATABASE_WEB_PASSWORD is not set: run the tests through npm test')
  }
  return { user: 'comanda_web', password }
}
