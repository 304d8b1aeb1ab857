import { readFileSync, readlinkSync } from 'node:fs'
import { findBrowser } from '@comanda/harness/processes/tree.js'
import { waitFor } from './wait-for.js'

/** The browser's own process and its page's renderer, below a bot. @throws where it has none */
export function browserOf(botPid: number): { browser: number; renderer: number } {
  const found = findBrowser(botPid)
  if (found === undefined) throw new Error('the bot has no browser')
  return found
}

/** Whom a process works as, by each of its four user ids. */
export function usersOf(pid: number): number[] {
  const [, ids = ''] = /^Uid:\s+(.+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return ids.split('\t').map(Number)
}

/** Is the process shut into namespaces and a filter of system calls, as Chromium's sandbox does with a page? */
export function isSandboxed(pid: number): boolean {
  const hasFilter = /^Seccomp:\s+2$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return hasFilter && readlinkSync(`/proc/${pid}/ns/user`) !== readlinkSync('/proc/self/ns/user')
}

/** A process that ended and that nobody asked after yet doesn't live. */
function lives(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // the name in brackets may hold anything, so look behind its end
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    return false
  }
}

/** Those of them that live on. */
export const living = (tree: readonly { pid: number }[]): number[] => tree.map(({ pid }) => pid).filter(lives)

/** Waits until none of them lives on. */
export async function untilGone(what: string, tree: readonly { pid: number }[]): Promise<void> {
  await waitFor(`${what} to be gone`, () => living(tree).length === 0)
}
