import {
  chmodSync,
  closeSync,
  constants,
  fchownSync,
  fstatSync,
  lchownSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
} from 'node:fs'

const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK } = constants

/** @typedef {import('./users.mjs').User} User */

/**
 * @param {string} file
 * @param {number} flags
 * @param {(handle: number) => void} work
 */
function withOpen(file, flags, work) {
  const handle = openSync(file, O_RDONLY | O_NOFOLLOW | flags)
  try {
    work(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * @param {number} handle of a folder
 * @param {User} user
 */
function handOverFolder(handle, user) {
  fchownSync(handle, user.uid, user.gid)
  // by way of the open folder: its path may lead elsewhere by now
  const folder = `/proc/self/fd/${handle}`
  for (const name of readdirSync(folder)) {
    try {
      handOverEntry(`${folder}/${name}`, user)
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error
    }
  }
}

/**
 * @param {string} entry
 * @param {User} user
 */
function handOverEntry(entry, user) {
  const stat = lstatSync(entry)
  if (stat.isDirectory()) withOpen(entry, O_DIRECTORY, handle => handOverFolder(handle, user))
  else if (stat.uid === user.uid) return
  else if (stat.isSymbolicLink()) lchownSync(entry, user.uid, user.gid)
  else if (stat.isFile()) {
    withOpen(entry, O_NONBLOCK, handle => {
      // a second name may stand in another's folder, which would be given away with it
      const { nlink } = fstatSync(handle)
      if (nlink === 1) fchownSync(handle, user.uid, user.gid)
    })
  }
}

/**
 * Gives a folder and all in it to a user, and closes it to everybody else. Root does this in a folder that a program
 * which isn't trusted may be changing at the same time, so it follows no link.
 * @param {string} dir
 * @param {User} user
 */
export function handOver(dir, user) {
  withOpen(realpathSync(dir), O_DIRECTORY, handle => handOverFolder(handle, user))
  chmodSync(dir, 0o700)
}
