import { existsSync, readdirSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeTemporaryFolder, temporaryBases } from './postgres/place.mjs'
import { stopServer } from './postgres/server.mjs'
import { processIdentity, processName } from './processes.mjs'

const prefix = 'comanda-'
const ownerFile = 'owner.json'
const inMemory = '/dev/shm'
// containers often have 64 MB there; the databases of a whole run come to some 400 MB
const roomInMemory = 2_000_000_000

/**
 * @typedef {object} TemporaryFolder
 * @property {string} dir
 * @property {string} postgresDir for startPostgres
 * @property {string} redisDir for startRedis, which leaves `redis.pid` here
 * @property {() => void} remove
 */

/** @param {string} dir */
function layOut(dir) {
  return { postgresDir: path.join(dir, 'postgres'), redisDir: path.join(dir, 'redis') }
}

/** @param {string} dir */
async function stopServersIn(dir) {
  const { postgresDir, redisDir } = layOut(dir)
  const cluster = path.join(postgresDir, 'cluster')
  await stopServer({ dir: postgresDir, home: postgresDir, cluster, user: undefined })
  const pidFile = path.join(redisDir, 'redis.pid')
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0
  if (pid > 0 && processName(pid)?.startsWith('redis-server') === true) process.kill(pid, 'SIGKILL')
}

/** @param {string} dir */
function isLeftOver(dir) {
  const file = path.join(dir, ownerFile)
  if (!existsSync(file) || statSync(file).uid !== process.getuid?.()) return false
  const { pid, identity } = JSON.parse(readFileSync(file, 'utf8'))
  return processIdentity(pid) !== identity
}

/** Ends and removes what runs left behind that were killed. */
export async function sweepTemporaryFolders() {
  for (const base of temporaryBases()) {
    for (const name of readdirSync(base)) {
      const dir = path.join(base, name)
      if (!name.startsWith(prefix) || !isLeftOver(dir)) continue
      await stopServersIn(dir)
      rmSync(dir, { recursive: true, force: true })
    }
  }
}

/** @param {string} base */
function hasRoom(base) {
  const { bavail, bsize } = statfsSync(base)
  return bavail * bsize > roomInMemory
}

/**
 * @param {{ wantsMemory?: boolean }} [options] wantsMemory: on no disk, where the system lets one have so much memory
 * @returns {TemporaryFolder} gone with `remove()`, or with the next sweep after a kill
 */
export function createTemporaryFolder({ wantsMemory = false } = {}) {
  const bases = temporaryBases()
  const inRoomyMemory = bases.filter(base => wantsMemory && base === inMemory && hasRoom(base))
  const dir = makeTemporaryFolder(prefix, [...inRoomyMemory, ...bases])
  const owner = { pid: process.pid, identity: processIdentity(process.pid) }
  writeFileSync(path.join(dir, ownerFile), JSON.stringify(owner))
  return { dir, ...layOut(dir), remove: () => rmSync(dir, { recursive: true, force: true }) }
}
