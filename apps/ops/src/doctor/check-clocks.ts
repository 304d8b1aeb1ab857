import { describeClocks } from '@comanda/shared/accounts/clocks.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { pendingMigrations } from '@comanda/shared/database/migrate.js'
import type { Finding } from './finding.js'

const topic = 'clocks'
const toleratedMs = 60_000
const mend = 'set the machine’s clock, and have it kept by a time server (timedatectl set-ntp true)'

/** This machine's clock against the database's, and both against WhatsApp's, as the bots measured it last. */
export async function checkClocks(db: Database): Promise<Finding> {
  if ((await pendingMigrations(db)).length > 0) {
    return { topic, state: 'good', text: 'compared once the schema is up to date' }
  }
  const accounts = createAccountRepository(db)
  const hereMs = Date.now() - (await accounts.databaseNow()).getTime()
  if (Math.abs(hereMs) > toleratedMs) {
    const text = `this machine’s and the database’s differ by ${Math.round(Math.abs(hereMs) / 1_000)} s`
    return { topic, state: 'warning', text, mend }
  }
  const measured = (await accounts.all()).flatMap(({ clocksAhead }) => clocksAhead ?? [])
  const off = measured.flatMap(ahead => describeClocks(ahead) ?? [])
  if (off.length > 0) return { topic, state: 'warning', text: off.join('; '), mend }
  const text =
    measured.length > 0
      ? 'this machine’s, the database’s and WhatsApp’s agree'
      : 'this machine’s and the database’s agree; WhatsApp’s isn’t known before a bot has run'
  return { topic, state: 'good', text }
}
