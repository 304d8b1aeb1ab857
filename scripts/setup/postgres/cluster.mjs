import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { SetupError } from '../setup-error.mjs'

const removalTimeoutMs = 15_000
const unfinished = 'cluster.new'
const passwordFile = 'comanda.password'
const webPasswordFile = 'comanda_web.password'

/** Nobody but the password's holder comes in, and nobody from outside this machine. */
const accessRules = 'host all all 127.0.0.1/32 scram-sha-256\n'

/** The application's role isn't a superuser; it may see the server's settings and make databases (tests do). */
const provision = /** @param {string} password */ password => [
  `create role comanda login createdb password '${password}'`,
  'grant pg_monitor to comanda',
  'create database comanda owner comanda',
]

/** Works on rows, as what the dashboard is given: it owns nothing and makes nothing. */
const provisionWeb = /** @param {string} password */ password => [
  `do $$ begin if not exists (select from pg_roles where rolname = 'comanda_web') then create role comanda_web; end if; end $$`,
  `alter role comanda_web login password '${password}'`,
]

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('./place.mjs').Place} place
 * @param {string} [input]
 */
function run(command, args, place, input) {
  const result = spawnSync(command, args, {
    ...place.user,
    cwd: place.home,
    input: input ?? '',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    encoding: 'utf8',
  })
  if (result.status === 0) return
  const words = result.error?.message ?? `${result.stdout}${result.stderr}`.trim()
  throw new SetupError(`Postgres could not set up its data folder in ${place.home}:\n${words}`)
}

/**
 * Statements on a cluster that no server runs on, as its superuser, whom nobody can be over the network.
 * @param {import('./place.mjs').Place} place
 * @param {string} binaries
 * @param {string} cluster
 * @param {string[]} statements each on one line
 */
function runAlone(place, binaries, cluster, statements) {
  const args = ['--single', '-D', cluster, 'postgres']
  run(path.join(binaries, 'bin', 'postgres'), args, place, `${statements.join('\n')}\n`)
}

/**
 * The initdb of a killed attempt may still be writing there: without its folder it soon fails, and until then it gets
 * in the way.
 * @param {string} dir
 */
async function removeUnfinished(dir) {
  const aside = `${dir}-${randomBytes(4).toString('hex')}`
  renameSync(dir, aside)
  const deadline = Date.now() + removalTimeoutMs
  for (;;) {
    try {
      rmSync(aside, { recursive: true, force: true })
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await delay(50)
    }
  }
}

/**
 * Makes the cluster, its role and its database, where there is none. It appears whole or not at all: what a killed
 * attempt left is cleared away.
 * @param {import('./place.mjs').Place} place
 * @param {string} binaries
 * @param {{ fsync: boolean, progress: import('../progress.mjs').Progress }} options
 */
export async function initialiseCluster(place, binaries, { fsync, progress }) {
  for (const name of readdirSync(place.home)) {
    if (name.startsWith(unfinished)) await removeUnfinished(path.join(place.home, name))
  }
  if (existsSync(place.cluster)) return
  progress.detail(`making a database in ${place.home}`)
  const cluster = path.join(place.home, `${unfinished}-${process.pid}`)
  mkdirSync(cluster, { mode: 0o700 })
  if (place.user !== undefined) chownSync(cluster, place.user.uid, place.user.gid)
  const locale = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const sync = fsync ? [] : ['--no-sync']
  run(
    path.join(binaries, 'bin', 'initdb'),
    [`--pgdata=${cluster}`, '--username=postgres', '--auth=reject', ...locale, ...sync],
    place,
  )
  writeFileSync(path.join(cluster, 'pg_hba.conf'), accessRules)
  const password = randomBytes(24).toString('hex')
  writeFileSync(path.join(cluster, passwordFile), password, { mode: 0o600 })
  const webPassword = randomBytes(24).toString('hex')
  writeFileSync(path.join(cluster, webPasswordFile), webPassword, { mode: 0o600 })
  runAlone(place, binaries, cluster, [...provision(password), ...provisionWeb(webPassword)])
  renameSync(cluster, place.cluster)
}

/**
 * Gives a cluster of an earlier version the dashboard's role, while no server runs on it.
 * @param {import('./place.mjs').Place} place
 * @param {string} binaries
 * @param {{ progress: import('../progress.mjs').Progress }} options
 */
export function ensureWebRole(place, binaries, { progress }) {
  if (webPasswordOf(place) !== undefined) return
  const password = randomBytes(24).toString('hex')
  try {
    runAlone(place, binaries, place.cluster, provisionWeb(password))
  } catch (error) {
    // what a killed server left may be in the way for a moment: without the role all works as before
    progress.detail(
      `the dashboard works as the tables’ owner this time: ${/** @type {Error} */ (error).message}`,
    )
    return
  }
  writeFileSync(path.join(place.cluster, webPasswordFile), password, { mode: 0o600 })
}

/**
 * The password of the dashboard's role; undefined where there is none yet.
 * @param {import('./place.mjs').Place} place
 */
export function webPasswordOf(place) {
  const file = path.join(place.cluster, webPasswordFile)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/**
 * @param {import('./place.mjs').Place} place
 * @param {number} port
 */
export function clusterUrl(place, port) {
  const password = readFileSync(path.join(place.cluster, passwordFile), 'utf8').trim()
  return `postgres://comanda:${password}@127.0.0.1:${port}/comanda`
}
