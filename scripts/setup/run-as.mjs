import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { handOver } from './hand-over.mjs'
import { handOverPostgres } from './postgres.mjs'
import { projectDir } from './project.mjs'
import { SetupError } from './setup-error.mjs'
import { writableBases } from './temporary-bases.mjs'
import { findUser, firstClosedTo, makeSystemUser } from './users.mjs'

const systemUser = 'comanda'

/** @typedef {import('./users.mjs').User} User */
/** @typedef {{ user: User } | { user: undefined, why: string | undefined }} Runner */

function isRoot() {
  return process.getuid?.() === 0
}

/** @param {string} dir */
function ownerOf(dir) {
  const { uid } = statSync(dir)
  return uid === 0 ? undefined : findUser(uid)
}

/** @param {string} wished */
function wishedUser(wished) {
  const user = findUser(wished)
  if (user === undefined) throw new SetupError(`RUN_AS is ${wished}, and there is no such user here.`)
  if (isRoot() || user.uid === process.getuid?.()) return user
  throw new SetupError(`RUN_AS is ${wished}: start Comanda as that user, or as root, which becomes it.`)
}

/**
 * @param {User} user
 * @param {string} file that they can't read
 */
function closedTo(user, file) {
  return (
    `the user ${user.name} can’t read ${file}. Move Comanda to a folder that others can enter, like /opt/comanda, ` +
    'or give the folders above it their x for others (chmod o+x)'
  )
}

/**
 * Who runs Comanda where root starts it: RUN_AS, else whoever owns the data folder or the project, else the system
 * user `comanda`. The program is of no use to somebody who can't read it: then it stays root.
 * @param {object} options
 * @param {string} options.dataDir
 * @param {string[]} [options.reads] further files that it must be able to read
 * @param {(name: string) => User | undefined} [options.make] makes the system user where there is none
 * @throws {SetupError} where RUN_AS can't be had
 * @returns {Runner} no user where nobody else than ourselves is to run it; `why`, should root have to
 */
export function findRunner({ dataDir, reads = [], make = findUser }) {
  const wished = process.env.RUN_AS || undefined
  if (wished === 'root' && isRoot()) return { user: undefined, why: 'RUN_AS says so' }
  const asked = wished === undefined ? undefined : wishedUser(wished)
  if (!isRoot()) return { user: undefined, why: undefined }
  if (process.platform !== 'linux')
    return { user: undefined, why: 'only on Linux it can become another user' }
  const user = asked ?? ownerOf(dataDir) ?? ownerOf(projectDir) ?? findUser(systemUser) ?? make(systemUser)
  if (user === undefined) {
    const why = `there is no user ${systemUser}. Make one (useradd --system ${systemUser}), or set RUN_AS`
    return { user, why }
  }
  const programs = ['node_modules/pm2/bin/pm2-runtime', 'apps/bot/dist/main.js'].map(file =>
    path.join(projectDir, file),
  )
  const unread = firstClosedTo(user, reads)
  if (unread !== undefined) return { user: undefined, why: `the user ${user.name} can’t read ${unread}` }
  const closed = firstClosedTo(user, [process.execPath, ...programs, path.dirname(dataDir)])
  if (closed === undefined) return { user }
  if (asked !== undefined) throw new SetupError(`RUN_AS is ${wished}, but ${closedTo(user, closed)}.`)
  return { user: undefined, why: closedTo(user, closed) }
}

/**
 * Says what becomes of it where root starts Comanda, and makes the user who will run it.
 * @param {{ dataDir: string, reads?: string[], progress: import('./progress.mjs').Progress }} options
 * @returns {User | undefined} undefined where it stays who we are
 */
export function chooseRunner({ dataDir, reads, progress }) {
  const runner = findRunner({
    dataDir,
    reads,
    make: name => {
      const made = makeSystemUser(name)
      if (made !== undefined) progress.say(`made the system user ${name}, who runs Comanda in root’s place`)
      return made
    },
  })
  if (runner.user === undefined && runner.why !== undefined) {
    progress.say(`RUNNING AS ROOT, THE BROWSER WITHOUT ITS SANDBOX: ${runner.why}.`)
  }
  return runner.user
}

/**
 * What root's command made in the runner's data folder is the runner's.
 * @param {() => string} findDataFolder
 */
export function leaveToRunner(findDataFolder) {
  if (!isRoot()) return
  const dataDir = findDataFolder()
  const { user } = findRunner({ dataDir })
  if (user !== undefined && statSync(dataDir).uid === user.uid) handOver(dataDir, user)
}

/**
 * Stops being root for good: from here on this process, and all that it starts, is the user's. What root kept in these
 * folders, by an earlier start above all, becomes the user's, too.
 * @param {User | undefined} user
 * @param {{ folders: string[], databaseDir?: string }} kept
 */
export async function becomeRunner(user, { folders, databaseDir }) {
  if (user === undefined) return
  if (databaseDir !== undefined) await handOverPostgres(databaseDir, user)
  for (const dir of folders) if (existsSync(dir)) handOver(dir, user)
  // node's types don't know it
  const { initgroups } = /** @type {any} */ (process)
  initgroups(user.name, user.gid)
  process.setgid?.(user.gid)
  process.setuid?.(user.uid)
  Object.assign(process.env, { HOME: folders[0] ?? '/nonexistent', USER: user.name, LOGNAME: user.name })
  // what root uses may be closed to the user
  const [temporary] = writableBases()
  if (temporary === undefined) {
    const advice = `Set TMPDIR to a folder that ${user.name} can write to.`
    throw new SetupError(`The user ${user.name} can write to no folder for temporary files. ${advice}`)
  }
  process.env.TMPDIR = temporary
}
