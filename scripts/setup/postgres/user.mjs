import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { findUser } from '../users.mjs'

/** @typedef {{ uid: number, gid: number }} DatabaseUser */

const nobody = { uid: 65_534, gid: 65_534 }

/**
 * Postgres refuses to run as root. As root it runs as whoever owns its data already, else as who runs Comanda, else as
 * `postgres` or `nobody`.
 * @param {string} cluster its data folder, there or not
 * @param {DatabaseUser} [runner]
 * @returns {DatabaseUser | undefined} undefined where it runs as whoever we are
 */
export function databaseUser(cluster, runner) {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { uid, gid }
  }
  const { uid, gid } = runner ?? findUser('postgres') ?? findUser('nobody') ?? nobody
  return { uid, gid }
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
