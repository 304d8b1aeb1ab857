import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'

/** @typedef {{ uid: number, gid: number }} DatabaseUser */

const nobody = { uid: 65_534, gid: 65_534 }

/**
 * @param {string} name
 * @returns {DatabaseUser | undefined}
 */
function lookUp(name) {
  if (!existsSync('/etc/passwd')) return undefined
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

/**
 * Postgres refuses to run as root. As root it runs as whoever owns its data already, else as `postgres`, else as `nobody`.
 * @param {string} cluster its data folder, there or not
 * @returns {DatabaseUser | undefined} undefined where it runs as whoever we are
 */
export function databaseUser(cluster) {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { uid, gid }
  }
  return lookUp('postgres') ?? lookUp('nobody') ?? nobody
}

/**
 * Asked of the system itself: modes, lists and mounts all have a say.
 * @param {string} dir a folder that exists
 * @param {DatabaseUser | undefined} user
 */
export function canEnter(dir, user) {
  if (user === undefined) return true
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', dir], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
  )
}
