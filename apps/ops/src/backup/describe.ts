import type { DumpProgress } from '@comanda/backup/dump.js'
import type { BackupManifest } from '@comanda/backup/manifest.js'

const units = ['B', 'kB', 'MB', 'GB', 'TB']

export function describeSize(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`
}

export const countRows = ({ tables }: BackupManifest): number =>
  tables.reduce((sum, { rows }) => sum + rows, 0)

/** The accounts whose sign-in a backup holds. */
export function accountsIn({ session }: BackupManifest): number[] {
  const profiles = new Set(session.map(({ path }) => path.split('/')[0] ?? ''))
  return [...profiles].map(profile => Number(profile.replace('session-account-', ''))).sort((a, b) => a - b)
}

/** @returns "1,234 rows in 21 tables and the sign-in of account 1" */
export function describeContent(manifest: BackupManifest): string {
  const rows = countRows(manifest).toLocaleString('en')
  const accounts = accountsIn(manifest)
  const signIn =
    accounts.length === 0 ? 'no WhatsApp sign-in' : `the WhatsApp sign-in of account ${accounts.join(', ')}`
  return `${rows} rows in ${manifest.tables.length} tables, and ${signIn}`
}

/** @param estimate of all rows, where there is one; the server's may be old */
export function describeProgress({ table, rows, bytes }: DumpProgress, estimate?: number): string {
  const of = estimate !== undefined && estimate > rows ? ` of about ${estimate.toLocaleString('en')}` : ''
  return `  ${rows.toLocaleString('en')} rows${of}, ${describeSize(bytes)} (${table})`
}
