import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { handOver } from './hand-over.mjs'
import { withLock } from './lock.mjs'
import { claimServer, isClaimed } from './postgres/claims.mjs'
import { ensureWebRole, initialiseCluster, webPasswordOf } from './postgres/cluster.mjs'
import { choosePlace, reachableBinaries } from './postgres/place.mjs'
import { findServer, launchServer, logFile, stopServer } from './postgres/server.mjs'
import { makePrivateFolder } from './project.mjs'

/**
 * @typedef {object} EmbeddedPostgres
 * @property {string} url postgres://… of the database `comanda`; its role may make further databases
 * @property {string} urlFile holds the url; read it anew at each connection, the port may change at a restart
 * @property {string | undefined} webPassword of the role that works on rows alone; undefined until the server was
 *   started once by this version
 * @property {string} dataDirectory
 * @property {string} logFile grows as long as the server runs
 * @property {number} port
 * @property {number} pid the postmaster's
 * @property {boolean} startedHere false where a running server was adopted
 * @property {() => boolean} isShared does another living process need it, too?
 * @property {() => Promise<void>} stop ends the server, unless another living process asked for it too
 */

/** @param {string} dir */
function urlFileOf(dir) {
  return path.join(dir, 'url')
}

/** @param {string} dir */
function rememberedPort(dir) {
  const file = urlFileOf(dir)
  return existsSync(file) ? Number(new URL(readFileSync(file, 'utf8').trim()).port) : undefined
}

/**
 * Whole or not at all: an application may be reading.
 * @param {string} dir
 * @param {string} url
 */
function writeUrl(dir, url) {
  const file = urlFileOf(dir)
  if (existsSync(file) && readFileSync(file, 'utf8') === `${url}\n`) return
  writeFileSync(`${file}.new`, `${url}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * Takes turns with whoever else starts or ends this server.
 * @template T
 * @param {string} dir
 * @param {() => Promise<T>} work
 */
function inTurn(dir, work) {
  makePrivateFolder(dir)
  return withLock(path.join(dir, 'server.lock'), {}, work)
}

/**
 * The embedded Postgres that lives in `dir`: adopted where it runs, else made and started, as a process of its own
 * that outlives this one.
 * @param {object} options
 * @param {string} options.dir absolute path; only its `url` is read by others
 * @param {boolean} [options.fsync] off only for data that nobody will miss
 * @param {import('./users.mjs').User} [options.user] as root: whom a new one is made for
 * @param {string} [options.binariesDir] where a copy of the binaries goes, should the database's user need one
 * @param {import('./progress.mjs').Progress} options.progress
 * @throws {import('./setup-error.mjs').SetupError}
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function startPostgres({ dir, fsync = true, user, binariesDir, progress }) {
  return inTurn(dir, async () => {
    const place = choosePlace(dir, user)
    const adopted = await findServer(place)
    const server = adopted ?? (await launch(place))
    writeUrl(dir, server.url)
    const release = claimServer(dir)
    progress.detail(
      `${adopted === undefined ? 'started' : 'found'} Postgres on port ${server.port} (process ${server.pid})`,
    )
    return {
      ...server,
      urlFile: urlFileOf(dir),
      webPassword: webPasswordOf(place),
      dataDirectory: place.cluster,
      logFile: logFile(place),
      startedHere: adopted === undefined,
      isShared: () => isClaimed(dir, { others: true }),
      stop: () =>
        inTurn(dir, async () => {
          release()
          if (!isClaimed(dir)) await stopServer(place)
        }),
    }
  })

  /** @param {import('./postgres/place.mjs').Place} place */
  async function launch(place) {
    const binaries = await reachableBinaries(place, binariesDir)
    await initialiseCluster(place, binaries, { fsync, progress })
    ensureWebRole(place, binaries, { progress })
    return launchServer(place, binaries, { rememberedPort: rememberedPort(dir), fsync })
  }
}

/**
 * Gives a database that root kept to the user who runs Comanda from now on. A server that still runs as somebody else
 * is ended first.
 * @param {string} dir
 * @param {import('./users.mjs').User} user
 */
export async function handOverPostgres(dir, user) {
  if (!existsSync(dir)) return
  const place = choosePlace(dir, user)
  if (!existsSync(place.cluster)) return
  if (statSync(place.cluster).uid !== user.uid) await stopServer(place)
  handOver(place.home, user)
}

/**
 * Looks without touching.
 * @param {string} dir
 * @returns {Promise<{ url: string, port: number, pid: number, dataDirectory: string } | undefined>}
 */
export async function probePostgres(dir) {
  if (!existsSync(urlFileOf(dir))) return undefined
  const place = choosePlace(dir)
  const server = await findServer(place)
  return server === undefined ? undefined : { ...server, dataDirectory: place.cluster }
}
