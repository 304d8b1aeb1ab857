import { BackupError } from '@comanda/backup/backup-error.js'
import { ImportError, SetAsideError } from '@comanda/import/import-error.js'
import { BusinessError } from '@comanda/shared/businesses/service.js'
import { ConfigError } from '@comanda/shared/config/config-error.js'
import { isAccessRefused, isDatabaseUnavailable } from '@comanda/shared/database/errors.js'
import { MenuFileError } from '@comanda/shared/menu/menu-file.js'
import { CommandError } from './command-error.js'
import { wordsOf } from './doctor/finding.js'

const forPeople = [
  BackupError,
  BusinessError,
  CommandError,
  ConfigError,
  ImportError,
  MenuFileError,
  SetAsideError,
]

/** What went wrong, for the person at the keyboard. What nobody foresaw comes with its stack. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (forPeople.some(kind => error instanceof kind)) return error.message
  if (error.name === 'AbortError') return 'Stopped. Nothing was left behind.'
  const hint = 'Look at DATABASE_URL, or ask: npm run ops -- doctor'
  if (isDatabaseUnavailable(error)) return `The database does not answer: ${wordsOf(error)}. ${hint}`
  if (isAccessRefused(error)) return `The database lets nobody in: ${wordsOf(error)}. ${hint}`
  return error.stack ?? error.message
}
