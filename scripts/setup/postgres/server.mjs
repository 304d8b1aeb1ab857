import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { boundLog } from '../bound-log.mjs'
import { findFreePort, isPortFree } from '../ports.mjs'
import { processesIn, processIdentity, waitForEnd, worksIn } from '../processes.mjs'
import { SetupError } from '../setup-error.mjs'
import { clusterUrl } from './cluster.mjs'
import { withConnection } from './connect.mjs'

// replaying the log after a crash may take a while
const readyTimeoutMs = 120_000
// a killed postmaster stays a zombie for 1.4 s and its children for a little longer
const predecessorTimeoutMs = 15_000
const silenceTimeoutMs = 5_000
const stopTimeoutMs = 30_000
const program = 'postgres'
// wrong password; no such role; no such database; a folder that isn't on this machine
const strangersAnswers = new Set(['28P01', '28000', '3D000', 'ENOENT'])
const tooManyConnections = '53300'

/** @typedef {{ pid: number, port: number, url: string }} Server */
/** @typedef {import('./place.mjs').Place} Place */

/** @param {Place} place */
function pidFile(place) {
  return path.join(place.cluster, 'postmaster.pid')
}

/** @param {Place} place */
export function logFile(place) {
  return path.join(place.home, 'server.log')
}

/**
 * What Postgres wrote about itself, where the process that it names is alive and really works in this cluster: after
 * a kill or a reboot the pid may be a zombie's or somebody else's.
 * @param {Place} place
 */
function livingPostmaster(place) {
  if (!existsSync(pidFile(place))) return undefined
  const lines = readFileSync(pidFile(place), 'utf8').split('\n')
  const [pid, port, status] = [Number(lines[0]), Number(lines[3]), lines[7]?.trim()]
  if (!Number.isInteger(pid) || processIdentity(pid) === undefined) return undefined
  return worksIn(pid, realpathSync(place.cluster), program) ? { pid, port, status } : undefined
}

/**
 * Asks the server on that port whose data it serves: a stranger's is never taken for ours.
 * @param {Place} place
 * @param {string} url
 * @returns {Promise<'ours' | 'a stranger' | 'silent'>} silent: it is just starting or ending
 */
async function identify(place, url) {
  try {
    return await withConnection(url, async client => {
      const { rows } = await client.query('show data_directory')
      return realpathSync(rows[0].data_directory) === realpathSync(place.cluster) ? 'ours' : 'a stranger'
    })
  } catch (error) {
    const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === tooManyConnections) return 'ours'
    return strangersAnswers.has(code) ? 'a stranger' : 'silent'
  }
}

/**
 * The server that runs on this cluster, waited for while it is starting.
 * @param {Place} place
 * @returns {Promise<Server | undefined>}
 */
export async function findServer(place) {
  const deadline = Date.now() + readyTimeoutMs
  const silentUntil = Date.now() + silenceTimeoutMs
  for (;;) {
    const postmaster = livingPostmaster(place)
    if (postmaster === undefined) return undefined
    const { pid, port, status } = postmaster
    if (status === 'ready') {
      const url = clusterUrl(place, port)
      const answer = await identify(place, url)
      if (answer === 'ours') return { pid, port, url }
      if (answer === 'a stranger' || Date.now() > silentUntil) return undefined
    }
    if (Date.now() > deadline) {
      throw new SetupError(`Postgres (process ${pid}) doesn’t become ready; see ${logFile(place)}`)
    }
    await delay(20)
  }
}

/** @param {Place} place */
function openLog(place) {
  const file = logFile(place)
  boundLog(file)
  const handle = openSync(file, 'a', 0o600)
  return { handle, from: statSync(file).size }
}

/**
 * @param {number} port
 * @param {boolean} fsync
 */
function settings(port, fsync) {
  const durability = fsync ? 'on' : 'off'
  return Object.entries({
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: durability,
    full_page_writes: durability,
    synchronous_commit: durability,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    logging_collector: 'off',
    // a shop's queries are small and so may its machine be: no workers for reading or for splitting a query
    io_method: 'sync',
    max_parallel_workers_per_gather: 0,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/**
 * One attempt. The server is detached from us, so that it outlives a kill.
 * @param {Place} place
 * @param {string} binaries
 * @param {{ port: number, fsync: boolean }} options
 * @returns {Promise<string | undefined>} what it said, where it ended instead of becoming ready
 */
async function attempt(place, binaries, { port, fsync }) {
  const log = openLog(place)
  const child = spawn(
    path.join(binaries, 'bin', 'postgres'),
    ['-D', place.cluster, ...settings(port, fsync)],
    {
      ...place.user,
      cwd: place.cluster,
      detached: true,
      stdio: ['ignore', log.handle, log.handle],
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    },
  )
  closeSync(log.handle)
  child.unref()
  /** @type {string | undefined} */
  let failure
  child.once('error', error => {
    failure = error.message
  })
  const deadline = Date.now() + readyTimeoutMs
  while (failure === undefined && child.exitCode === null && child.signalCode === null) {
    const postmaster = livingPostmaster(place)
    if (postmaster?.status === 'ready' && postmaster.pid === child.pid) return undefined
    if (Date.now() > deadline) {
      child.kill('SIGQUIT')
      return `it didn’t become ready within ${readyTimeoutMs / 1000} s`
    }
    await delay(10)
  }
  return failure ?? readFileSync(logFile(place), 'utf8').slice(log.from).trim()
}

/**
 * Starts the server: on the remembered port where that is free, else on another one.
 * @param {Place} place
 * @param {string} binaries
 * @param {{ rememberedPort?: number, fsync: boolean }} options
 * @returns {Promise<Server>}
 */
export async function launchServer(place, binaries, { rememberedPort, fsync }) {
  const deadline = Date.now() + predecessorTimeoutMs
  let port = rememberedPort
  for (;;) {
    if (port === undefined || !(await isPortFree(port))) port = await findFreePort()
    const failure = await attempt(place, binaries, { port, fsync })
    if (failure === undefined) {
      const server = await findServer(place)
      if (server !== undefined) return server
      await stopServer(place)
    }
    const words = failure ?? `it started, but could not be reached on 127.0.0.1:${port}`
    const portTaken = /could not bind|could not create any TCP/.test(words)
    const predecessor = /lock file .* already exists|pre-existing shared memory/.test(words)
    if (Date.now() > deadline || !(portTaken || predecessor)) {
      throw new SetupError(`Postgres does not start in ${place.home}:\n${words}`)
    }
    if (portTaken) port = undefined
    if (predecessor && isAbandoned(place)) rmSync(pidFile(place), { force: true })
    await delay(200)
  }
}

/**
 * Does postmaster.pid name a process that is no postmaster of this cluster, with no other process left in it?
 * Postgres itself can't tell and would refuse to start for ever.
 * @param {Place} place
 */
function isAbandoned(place) {
  const alone = processesIn(realpathSync(place.cluster), program).length === 0
  return process.platform === 'linux' && alone
}

/**
 * Ends the server: open transactions are rolled back, nothing that was committed is lost.
 * @param {Place} place
 */
export async function stopServer(place) {
  const postmaster = livingPostmaster(place)
  if (postmaster === undefined) return
  process.kill(postmaster.pid, 'SIGINT')
  if (await waitForEnd(postmaster.pid, stopTimeoutMs)) return
  process.kill(postmaster.pid, 'SIGQUIT')
  await waitForEnd(postmaster.pid, stopTimeoutMs)
}
