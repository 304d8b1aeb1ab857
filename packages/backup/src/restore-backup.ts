import { randomBytes } from 'node:crypto'
import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import { createBackupRepository } from '@comanda/shared/backup/repository.js'
import type { DatabaseConfig } from '@comanda/shared/config/config.js'
import { createDatabase, type Database } from '@comanda/shared/database/connect.js'
import { unknownMigrations } from '@comanda/shared/database/migrate.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import { BackupError, isOutOfRoom } from './backup-error.js'
import { readBackupFile } from './backup-file.js'
import { type DumpProgress, leftOut } from './dump.js'
import { loadBackup } from './load.js'
import type { BackupHead, BackupManifest } from './manifest.js'
import { profilesIn } from './session-files.js'
import { createSessionSwap } from './session-swap.js'

const checkPrefix = 'comanda_restore_check_'

export interface RestoreOptions {
  file: string
  secret: string | undefined
  onStep?: (step: 'reading' | 'loading' | 'comparing') => void
  onProgress?: (progress: DumpProgress) => void
}

export interface Restored {
  head: BackupHead
  manifest: BackupManifest
  /** what brought an older backup's schema up to date */
  migrated: string[]
}

/** One connection, without a deadline for a statement, past any pooler: for what takes as long as it takes. */
export const createBackupDatabase = (config: DatabaseConfig): Database =>
  createDatabase({ ...config, url: config.directUrl, poolMax: 1, queryTimeoutMs: 0 }, { pipelines: false })

/** A disk that is full, here or at the database, is no database that is away. */
function explainRoom(error: unknown): unknown {
  const isServers = (error as { code?: unknown } | null)?.code === '53100'
  if (!isServers && !isOutOfRoom(error)) return error
  const where = isServers ? 'where the database is' : 'where the sign-in goes'
  return new BackupError('no_room', `There is no room left ${where}. Nothing was changed.`, { cause: error })
}

/** What a restore would take the place of. */
export interface Occupants {
  /** tables with rows */
  tables: string[]
  /** slugs */
  businesses: string[]
  /** accounts' profiles in the session folder */
  profiles: string[]
}

export async function findOccupants(db: Database, sessionDir: string): Promise<Occupants> {
  const repository = createBackupRepository(db)
  const tables: string[] = []
  for (const { name } of await repository.tables()) {
    if (!leftOut.includes(name) && (await repository.hasRows(name))) tables.push(name)
  }
  const migrations = await repository.migrations()
  if (tables.length > 0 && migrations.length === 0) {
    throw new BackupError(
      'not_empty',
      `The database holds something that isn’t Comanda’s (${tables.slice(0, 5).join(', ')}). Name another database.`,
    )
  }
  const businesses = tables.includes('businesses') ? await repository.businesses() : []
  return { tables, businesses, profiles: await profilesIn(sessionDir) }
}

export const isOccupied = ({ tables, profiles }: Occupants): boolean => tables.length + profiles.length > 0

/** Reads the whole file. @throws BackupError where it can't be restored by this version */
export async function verifyBackup({
  file,
  secret,
  onStep,
}: RestoreOptions): Promise<Omit<Restored, 'migrated'>> {
  onStep?.('reading')
  const read = await readBackupFile(file, secret)
  const unknown = unknownMigrations(read.head.migrations)
  if (unknown.length > 0) {
    throw new BackupError(
      'newer',
      `The backup was made by a newer version, which has ${unknown.join(', ')}. Update Comanda first.`,
    )
  }
  return read
}

/**
 * Puts a backup in the place of what there is: all of it or nothing. The old rows are there until the commit, the old
 * sign-in is put aside until then.
 * @param options.replace what is there may go; whoever sets it has asked
 * @throws BackupError
 */
export async function restoreBackup(
  options: RestoreOptions & { db: Database; sessionDir: string; withSession: boolean; replace: boolean },
): Promise<Restored> {
  const { db, sessionDir, withSession, replace, file, secret, onStep, onProgress } = options
  const { manifest } = await verifyBackup(options)
  const hasSession = withSession && manifest.session.length > 0
  const swap = createSessionSwap(sessionDir)
  try {
    if (hasSession) await swap.prepare()
    const restored = await db.transaction(async trx => {
      const others = await createBackupRepository(trx).othersConnected()
      if (others > 0) {
        throw new BackupError(
          'in_use',
          `Comanda is running on this database (${others} connections). Stop it first.`,
        )
      }
      const occupants = await findOccupants(trx, sessionDir)
      if (!replace && isOccupied({ ...occupants, profiles: hasSession ? occupants.profiles : [] })) {
        throw new BackupError('not_empty', 'Database or session folder aren’t empty. Nothing was changed.')
      }
      onStep?.('loading')
      const loaded = await loadBackup({
        trx,
        file,
        secret,
        onProgress,
        onCompare: () => onStep?.('comparing'),
        onSessionFile: hasSession ? swap.write : undefined,
      })
      // what waited to be sent then may have gone out since: it is looked for in the chat first
      await createOutboxRepository(trx).doubtPending()
      // what happened since the backup is told to customers all the same, in their chats
      await createOrderRepository(trx).skipNumbers(new Date(loaded.head.madeAt))
      await createAccountRepository(trx).noteRestored()
      if (hasSession) await swap.swap()
      return loaded
    })
    await swap.finish()
    return restored
  } catch (error) {
    await swap.undo()
    throw explainRoom(error)
  }
}

/** Drops what checks left behind that were killed a day ago or more. */
async function sweepChecks(db: Database, now: number): Promise<void> {
  const repository = createBackupRepository(db)
  for (const name of await repository.databasesLike(checkPrefix)) {
    const madeAt = Number(name.slice(checkPrefix.length).split('_')[0])
    if (now - madeAt > 86_400_000) await repository.dropDatabase(name)
  }
}

/**
 * Restores into a database that is made for it and dropped again, and compares.
 * @throws BackupError where the file isn't sound, or the role may make no databases
 */
export async function checkBackup(options: RestoreOptions & { config: DatabaseConfig }): Promise<Restored> {
  const { config, file, secret, onStep, onProgress } = options
  await verifyBackup(options)
  const db = createBackupDatabase(config)
  const repository = createBackupRepository(db)
  try {
    await sweepChecks(db, Date.now())
    const name = `${checkPrefix}${Date.now()}_${randomBytes(4).toString('hex')}`
    await repository.createDatabase(name).catch(error => {
      if ((error as { code?: unknown }).code !== '42501') throw error
      throw new BackupError(
        'unusable',
        'The database’s role may not make a database to check in. Give it the right (alter role … createdb), or ' +
          'check on another server by setting DATABASE_URL for this one command.',
        { cause: error },
      )
    })
    const url = new URL(config.directUrl())
    url.pathname = `/${name}`
    const scratch = createBackupDatabase({ ...config, directUrl: () => url.href })
    try {
      onStep?.('loading')
      return await scratch.transaction(trx =>
        loadBackup({
          trx,
          file,
          secret,
          onProgress,
          onCompare: () => onStep?.('comparing'),
        }),
      )
    } finally {
      await scratch.destroy()
      await repository.dropDatabase(name)
    }
  } catch (error) {
    throw explainRoom(error)
  } finally {
    await db.destroy()
  }
}
