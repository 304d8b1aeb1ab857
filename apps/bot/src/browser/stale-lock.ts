import { readFile, readlink, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'

const lockFiles = ['SingletonLock', 'SingletonCookie', 'SingletonSocket']

/** Is that process of this machine a browser on this profile? Numbers of processes come again, after a reboot above all. */
async function isBrowserOn(profileDir: string, pid: number): Promise<boolean> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes(profileDir)
  } catch {
    // gone, or a system without /proc, where Chromium looks after a lock of its own machine by itself
    return process.platform !== 'linux'
  }
}

/**
 * Chromium doesn't start (exit code 21) while its profile carries the lock of another host: a container's, which got
 * a new name, or a backup's. The account's own lock already makes sure that nobody else drives it.
 * @returns whether there was one, which is gone now
 */
export async function removeStaleLock(profileDir: string): Promise<boolean> {
  const owner = await readlink(path.join(profileDir, 'SingletonLock')).catch(() => undefined)
  if (owner === undefined) return false
  const dash = owner.lastIndexOf('-')
  const isOurs = owner.slice(0, dash) === hostname()
  if (isOurs && (await isBrowserOn(profileDir, Number(owner.slice(dash + 1))))) return false
  for (const file of lockFiles) await rm(path.join(profileDir, file), { force: true })
  return true
}
