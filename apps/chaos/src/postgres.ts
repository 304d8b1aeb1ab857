import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { descendants } from '@comanda/harness/processes/tree.js'

/** The server on that data folder, its own process first. */
export function postgresOf(cluster: string): number[] {
  const [line = ''] = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  const postmaster = Number(line)
  return [postmaster, ...descendants(postmaster).map(({ pid }) => pid)]
}

/**
 * From now on these processes and those that they start may write to no file past its first so many bytes: what the
 * system refuses a process then it refuses at the same places as on a full disk.
 */
export function limitFiles(pids: readonly number[], bytes: number | 'unlimited'): void {
  for (const pid of pids) {
    try {
      execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`], { stdio: 'pipe' })
    } catch (error) {
      // it ended meanwhile
      if ((error as { status?: number }).status !== 1) throw error
    }
  }
}
