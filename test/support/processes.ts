import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

interface ProcessInfo {
  pid: number
  parent: number
  command: string
}

function read(pid: number): ProcessInfo | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // the name in brackets may hold anything, so count from its end: state, then the parent
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z') return undefined
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return { pid, parent: Number(parent), command }
  } catch {
    return undefined
  }
}

/** All living processes below this one. */
export function descendants(root: number): ProcessInfo[] {
  const all = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => read(Number(name)) ?? [])
  const found: ProcessInfo[] = []
  const parents = new Set([root])
  for (let grew = true; grew; ) {
    const children = all.filter(info => parents.has(info.parent) && !parents.has(info.pid))
    for (const child of children) {
      parents.add(child.pid)
      found.push(child)
    }
    grew = children.length > 0
  }
  return found
}

/** The browser's own process and its page's renderer, below a bot. */
export function browserOf(botPid: number): { browser: number; renderer: number } {
  const tree = descendants(botPid)
  const browser = tree.find(
    info => info.command.includes('--remote-debugging-pipe') && !info.command.includes('--type='),
  )
  const renderer = tree.find(info => info.command.includes('--type=renderer'))
  if (browser === undefined || renderer === undefined) throw new Error('the bot has no browser')
  return { browser: browser.pid, renderer: renderer.pid }
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

/** What a process holds of the machine's memory, shared or not. */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}
