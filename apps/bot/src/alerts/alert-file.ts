import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type AlertFileContent, alertFileSchema } from '@comanda/shared/alerts/types.js'
import { writeDurably } from '../write-durably.js'

export interface AlertFile {
  /** @returns undefined where it isn't there, or holds none of ours */
  read(): Promise<AlertFileContent | undefined>
  /** On the disk, whole, when it resolves; killed at any moment, the former one is there. */
  write(content: AlertFileContent): Promise<void>
}

/**
 * Beside the record of starts: what was told must be known also while the database is away.
 * @param accountId as it is set; undefined: the only account, which a bot without a database can't name
 */
export function createAlertFile(sessionDir: string, accountId: number | undefined): AlertFile {
  const file = path.join(
    sessionDir,
    `alerts-${accountId === undefined ? 'bot' : `account-${accountId}`}.json`,
  )
  return {
    read: async () => {
      try {
        return alertFileSchema.parse(JSON.parse(await readFile(file, 'utf8')))
      } catch {
        return undefined
      }
    },
    write: content => writeDurably(file, `${JSON.stringify(content)}\n`),
  }
}
