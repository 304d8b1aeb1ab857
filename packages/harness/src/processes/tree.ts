import { readdirSync, readFileSync } from 'node:fs'

export interface ProcessInfo {
  pid: number
  parent: number
  /** its arguments, divided by spaces */
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

/** The browser's own process and its page's, below a bot; undefined while it opens one. */
export function findBrowser(botPid: number): { browser: number; renderer: number } | undefined {
  const tree = descendants(botPid)
  const isOwn = ({ command }: ProcessInfo): boolean =>
    command.includes('--remote-debugging-pipe') && !command.includes('--type=')
  const browser = tree.find(isOwn)?.pid
  const renderer = tree.find(({ command }) => command.includes('--type=renderer'))?.pid
  return browser === undefined || renderer === undefined ? undefined : { browser, renderer }
}

function readMegabytes(file: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1]) / 1024
}

/** A process's proportional share of what it maps, in MB. @throws where the process is gone */
export const pssMegabytes = (pid: number): number => readMegabytes(`/proc/${pid}/smaps_rollup`, 'Pss')

/** What a process has in memory, shared or not, in MB. @throws where the process is gone */
export const residentMegabytes = (pid: number): number => readMegabytes(`/proc/${pid}/status`, 'VmRSS')

/** PSS of all that runs below a process, in MB. One that ends meanwhile is left out. */
export function pssBelowMegabytes(root: number): number {
  return descendants(root).reduce((sum, { pid }) => {
    try {
      return sum + pssMegabytes(pid)
    } catch (error) {
      if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return sum
      throw error
    }
  }, 0)
}
