import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { makeBackup } from '@comanda/backup/make-backup.js'
import { createBackupDatabase } from '@comanda/backup/restore-backup.js'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createBackupRepository } from '@comanda/shared/backup/repository.js'
import { readConfig } from '@comanda/shared/config/config.js'
import type { Database } from '@comanda/shared/database/connect.js'
import type { Outcome } from '../output.js'
import type { Terminal } from '../terminal.js'
import { chooseKey } from './choose-key.js'
import { accountsIn, countRows, describeContent, describeProgress, describeSize } from './describe.js'
import { createTeller } from './tell-progress.js'

export interface BackUpOptions {
  keyFile?: string
  session: boolean
}

/** @returns like comanda-20260301T021500Z.tar.gz */
function fileName(now: Date, isEncrypted: boolean): string {
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '')
  return `comanda-${time}.tar.gz${isEncrypted ? '.enc' : ''}`
}

/** How long it takes until every number that was just linked has settled: the browser still writes its profile. */
async function unsettledMs(db: Database, settleMs: number): Promise<number> {
  // what a newer or an older schema lacks is no reason to have no backup
  if ((await createBackupRepository(db).migrations()).length === 0) return 0
  const accounts = await createAccountRepository(db).all()
  const since = accounts
    .filter(({ state }) => state === 'ready')
    .map(({ stateAt }) => Date.now() - stateAt.getTime())
  return Math.max(0, ...since.map(ageMs => Math.min(settleMs, settleMs - ageMs)))
}

/** `ops backup`: database and sign-ins in one file, read back before it gets its name. */
export async function backUp(
  file: string | undefined,
  options: BackUpOptions,
  terminal: Terminal,
): Promise<Outcome> {
  const config = readConfig(terminal.env)
  const signal = terminal.stopping()
  const secret = await chooseKey(options.keyFile, config.backupKey)
  const startedAt = Date.now()
  const teller = createTeller(terminal)
  const target =
    file ?? path.join(config.dataDir, 'backups', fileName(new Date(startedAt), secret !== undefined))
  const db = createBackupDatabase(config.database)
  try {
    const waitMs = options.session ? await unsettledMs(db, config.bot.pairingSettleMs) : 0
    if (waitMs > 0) {
      teller.say(
        `WhatsApp has just connected: waiting ${Math.ceil(waitMs / 1000)} s for the browser to settle`,
      )
      await delay(waitMs, undefined, { signal })
    }
    const estimate = await createBackupRepository(db).estimatedRows()
    const made = await makeBackup({
      db,
      sessionDir: options.session ? config.bot.sessionDir : undefined,
      file: target,
      secret,
      signal,
      onStep: step => {
        if (step === 'session' && options.session) teller.say('copying the WhatsApp sign-in')
        else if (step === 'database') teller.say('copying the database')
        else if (step === 'reading back') teller.say('reading the file back')
      },
      onProgress: progress => teller.repeat(describeProgress(progress, estimate)),
    })
    const seconds = (Date.now() - startedAt) / 1000
    const { manifest, head, bytes } = made
    const warning =
      secret === undefined
        ? '\nIt is not encrypted: whoever reads it can write as the shop. Set BACKUP_KEY to encrypt the next one.'
        : ''
    return {
      data: {
        file: made.file,
        bytes,
        seconds,
        encrypted: secret !== undefined,
        madeAt: head.madeAt,
        businesses: head.businesses,
        migration: head.migrations.at(-1),
        rows: countRows(manifest),
        accounts: accountsIn(manifest),
        tables: manifest.tables.map(({ name, rows, sha256 }) => ({ name, rows, sha256 })),
        leftOut: head.leftOut,
      },
      text: `${made.file}\n${describeContent(manifest)}; ${describeSize(bytes)} in ${seconds.toFixed(1)} s, read back and sound.${warning}`,
    }
  } finally {
    await db.destroy()
  }
}
