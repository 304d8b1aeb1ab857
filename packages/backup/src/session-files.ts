import { createHash } from 'node:crypto'
import { type FileHandle, lstat, mkdir, open, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { BackupError } from './backup-error.js'
import type { SessionFileRecord } from './manifest.js'

/** An account's profile in the session folder, as whatsapp-web.js's LocalAuth names it. */
const profileName = /^session-account-\d+$/
/** What identifies the sign-in; the rest of a profile is caches and what Chromium makes again (as RemoteAuth keeps it). */
const keptFolders = ['Default/IndexedDB', 'Default/Local Storage']
/** LevelDB's own lock and its notes about itself, which it makes anew. */
const passedOver = new Set(['LOCK', 'LOG', 'LOG.old'])
/** LevelDB's write-ahead log: bytes are only ever added to it, and it may end anywhere. */
const isAppended = (file: string): boolean => /\/\d+\.log$/.test(file)

const settleMs = 250
/** A change within the clock's own step might show no new time. */
const clockStepMs = 50

interface FileState {
  ino: bigint
  size: bigint
  mtimeNs: bigint
  ctimeNs: bigint
}
type Survey = Map<string, FileState>

export const isSessionPath = (file: string): boolean => {
  const [profile = '', ...rest] = file.split('/')
  const inside = rest.join('/')
  return (
    profileName.test(profile) &&
    keptFolders.some(folder => inside.startsWith(`${folder}/`)) &&
    rest.every(part => part !== '' && part !== '.' && part !== '..' && !/[\\\0]/.test(part))
  )
}

/** Names of the accounts' profiles; none where the folder isn't there. */
export async function profilesIn(sessionDir: string): Promise<string[]> {
  try {
    return (await readdir(sessionDir)).filter(name => profileName.test(name)).sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

async function surveyFolder(sessionDir: string, folder: string, found: Survey): Promise<void> {
  const entries = await readdir(path.join(sessionDir, folder), { withFileTypes: true }).catch(error => {
    if (isMissing(error)) return []
    throw error
  })
  for (const entry of entries) {
    const inside = `${folder}/${entry.name}`
    if (entry.isDirectory()) await surveyFolder(sessionDir, inside, found)
    else if (entry.isFile() && !passedOver.has(entry.name)) {
      const { ino, size, mtimeNs, ctimeNs } = await lstat(path.join(sessionDir, inside), { bigint: true })
      found.set(inside, { ino, size, mtimeNs, ctimeNs })
    }
  }
}

async function survey(sessionDir: string): Promise<Survey> {
  const found: Survey = new Map()
  for (const profile of await profilesIn(sessionDir))
    for (const folder of keptFolders) await surveyFolder(sessionDir, `${profile}/${folder}`, found)
  return found
}

const isSameState = (a: FileState, b: FileState | undefined): boolean =>
  b !== undefined &&
  a.ino === b.ino &&
  a.size === b.size &&
  a.mtimeNs === b.mtimeNs &&
  a.ctimeNs === b.ctimeNs

/** Did nothing happen between the two, but that logs grew? */
function isUnchanged(before: Survey, after: Survey, logsMayGrow: boolean): boolean {
  if (before.size !== after.size) return false
  for (const [file, state] of before) {
    const now = after.get(file)
    if (isSameState(state, now)) continue
    const grew = now !== undefined && now.ino === state.ino && now.size >= state.size
    if (!(logsMayGrow && isAppended(file) && grew)) return false
  }
  return true
}

const isJustWritten = (files: Survey): boolean => {
  const since = BigInt(Date.now() - clockStepMs) * 1_000_000n
  return [...files].some(
    ([file, { mtimeNs, ctimeNs }]) => !isAppended(file) && (mtimeNs > since || ctimeNs > since),
  )
}

/** Copies the first bytes of an open file. @returns their checksum */
async function copyBytes(source: FileHandle, target: string, size: number): Promise<string> {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  const copy = await open(target, 'wx', 0o600)
  const hash = createHash('sha256')
  try {
    const buffer = Buffer.allocUnsafe(1_048_576)
    for (let at = 0; at < size; ) {
      const { bytesRead } = await source.read(buffer, 0, Math.min(buffer.length, size - at), at)
      if (bytesRead === 0) throw Object.assign(new Error(`${target} became shorter`), { code: 'ENOENT' })
      const piece = buffer.subarray(0, bytesRead)
      hash.update(piece)
      await copy.write(piece)
      at += bytesRead
    }
  } finally {
    await copy.close()
  }
  return hash.digest('hex')
}

/** One try. @returns undefined where the browser wrote something else than the end of a log meanwhile */
async function tryCopy(sessionDir: string, targetDir: string): Promise<SessionFileRecord[] | undefined> {
  const before = await survey(sessionDir)
  if (isJustWritten(before)) return undefined
  const records: SessionFileRecord[] = []
  const logs = new Map<string, FileHandle>()
  try {
    for (const [file, { size }] of before) {
      const source = await open(path.join(sessionDir, file), 'r')
      if (isAppended(file)) {
        logs.set(file, source)
        continue
      }
      try {
        const sha256 = await copyBytes(source, path.join(targetDir, file), Number(size))
        records.push({ path: file, size: Number(size), sha256 })
      } finally {
        await source.close()
      }
    }
    // nothing but logs changed up to here, and between these two looks not even they did: that moment is the copy's
    const after = await survey(sessionDir)
    const again = await survey(sessionDir)
    if (!isUnchanged(before, after, true) || !isUnchanged(after, again, false)) return undefined
    for (const [file, source] of logs) {
      const size = Number(after.get(file)?.size)
      const sha256 = await copyBytes(source, path.join(targetDir, file), size)
      records.push({ path: file, size, sha256 })
    }
    return records.sort((a, b) => (a.path < b.path ? -1 : 1))
  } finally {
    for (const source of logs.values()) await source.close()
  }
}

/**
 * Copies what identifies the sign-ins, while a browser may be running on them: all files as they were at one and the
 * same moment, which is what a kill of the browser at that moment would have left behind.
 * @param targetDir is made anew at each try
 * @throws BackupError where the browser never pauses for long enough
 */
export async function copySessionFiles(options: {
  sessionDir: string
  targetDir: string
  withinMs: number
  signal?: AbortSignal | undefined
}): Promise<SessionFileRecord[]> {
  const { sessionDir, targetDir, withinMs, signal } = options
  const until = Date.now() + withinMs
  for (;;) {
    signal?.throwIfAborted()
    await rm(targetDir, { recursive: true, force: true })
    try {
      const records = await tryCopy(sessionDir, targetDir)
      if (records !== undefined) return records
    } catch (error) {
      // deleted under our hands: a change like any other
      if (!isMissing(error)) throw error
    }
    if (Date.now() > until) {
      throw new BackupError(
        'restless',
        `The browser wrote into ${sessionDir} without a pause for ${Math.round(withinMs / 1000)} s, so its sign-in ` +
          'could not be copied whole. Try again at a quieter time, stop the bot for the backup, or leave the sign-in ' +
          'out with --no-session.',
      )
    }
    await delay(settleMs, undefined, { signal })
  }
}
