import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

interface Process {
  pid: number
  parent: number
  command: string
}

function look(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // the name in brackets may hold anything: counted from its end come the state and the parent
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    return { pid, parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }
  } catch {
    // it ended just now
    return undefined
  }
}

/** All living processes below this one. */
function below(root: number): Process[] {
  const all = readdirSync('/proc').flatMap(name => (/^\d+$/.test(name) ? (look(Number(name)) ?? []) : []))
  const found: Process[] = []
  const pids = new Set([root])
  for (let grew = true; grew; ) {
    const children = all.filter(({ pid, parent }) => pids.has(parent) && !pids.has(pid))
    for (const child of children) pids.add(child.pid)
    found.push(...children)
    grew = children.length > 0
  }
  return found
}

/** The browser's own process and its page's, below a bot; undefined while it opens one. */
export function browserOf(botPid: number): { browser: number; renderer: number } | undefined {
  const tree = below(botPid)
  const isOwn = ({ command }: Process): boolean =>
    command.includes('--remote-debugging-pipe') && !command.includes('--type=')
  const browser = tree.find(isOwn)?.pid
  const renderer = tree.find(({ command }) => command.includes('--type=renderer'))?.pid
  return browser === undefined || renderer === undefined ? undefined : { browser, renderer }
}

/** The server on that data folder, its own process first. */
export function postgresOf(cluster: string): number[] {
  const [line = ''] = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  const postmaster = Number(line)
  return [postmaster, ...below(postmaster).map(({ pid }) => pid)]
}
