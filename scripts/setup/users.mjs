import { spawnSync } from 'node:child_process'

/** @typedef {{ name: string, uid: number, gid: number }} User */

/**
 * @param {string | number} nameOrNumber
 * @returns {User | undefined} asked of the system, which may know users from elsewhere than a file
 */
export function findUser(nameOrNumber) {
  const { status, stdout } = spawnSync('getent', ['passwd', String(nameOrNumber)], { encoding: 'utf8' })
  if (status !== 0) return undefined
  const [name = '', , uid, gid] = stdout.trim().split(':')
  return { name, uid: Number(uid), gid: Number(gid) }
}

/**
 * Makes a user for a service: no password, no shell, no home.
 * @param {string} name
 * @returns {User | undefined} undefined where this system doesn't let us
 */
export function makeSystemUser(name) {
  const args = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent']
  spawnSync('useradd', [...args, '--shell', '/usr/sbin/nologin', name], { stdio: 'ignore' })
  return findUser(name)
}

// a folder must let them through, nothing more
const canBeUsed = 'if test -d "$1"; then test -x "$1"; else test -r "$1"; fi'

/**
 * Asked of the system itself: modes, lists and mounts all have a say.
 * @param {User} user
 * @param {string[]} files
 * @returns {string | undefined} the first that they can't read, or pass through
 */
export function firstClosedTo(user, files) {
  return files.find(file => {
    const options = { uid: user.uid, gid: user.gid, cwd: '/', stdio: /** @type {const} */ ('ignore') }
    return spawnSync('/bin/sh', ['-c', canBeUsed, 'sh', file], options).status !== 0
  })
}
