import type { ProcReader } from './tree-source.js'

export interface CgroupMemory {
  /** undefined: no limit, or none that can be seen */
  limitBytes: number | undefined
  /** what all of the group's processes use, files that can be dropped at any time left out */
  usedBytes: number | undefined
}

/** Where this process stands, from /proc/self/cgroup. A version may be absent. */
export function parseCgroupPaths(text: string): { v1: string | undefined; v2: string | undefined } {
  let v1: string | undefined
  let v2: string | undefined
  for (const line of text.split('\n')) {
    const [, hierarchy, controllers, path] = /^(\d+):([^:]*):(.+)$/.exec(line) ?? []
    if (path === undefined) continue
    if (hierarchy === '0' && controllers === '') v2 = path
    else if (controllers?.split(',').includes('memory')) v1 = path
  }
  return { v1, v2 }
}

/** "max" and v1's number near 2^63 both say that there is no limit. */
export function parseLimitBytes(text: string): number | undefined {
  const value = Number(text.trim())
  return text.trim() === '' || !Number.isFinite(value) || value >= 2 ** 60 ? undefined : value
}

export function parseBytes(text: string): number | undefined {
  return /^\d+\s*$/.test(text) ? Number(text) : undefined
}

/** A line of memory.stat. */
export function parseMemoryStat(text: string, name: string): number | undefined {
  const found = new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** A group and those around it, the innermost first: a limit further out holds as well. */
function folders(root: string, path: string): string[] {
  const parts = path.split('/').filter(part => part !== '' && part !== '..')
  return Array.from({ length: parts.length + 1 }, (_, index) =>
    [root, ...parts.slice(0, parts.length - index)].join('/'),
  )
}

const versions = [
  {
    root: '/sys/fs/cgroup',
    path: 'v2',
    limit: 'memory.max',
    used: 'memory.current',
    inactive: 'inactive_file',
  },
  {
    root: '/sys/fs/cgroup/memory',
    path: 'v1',
    limit: 'memory.limit_in_bytes',
    used: 'memory.usage_in_bytes',
    inactive: 'total_inactive_file',
  },
] as const

/** The memory limit that the system sets for us, and what is used of it; v2 or v1, whichever has it. */
export async function readCgroup({ readFile }: Pick<ProcReader, 'readFile'>): Promise<CgroupMemory> {
  const read = (path: string): Promise<string | undefined> => readFile(path).catch(() => undefined)
  const paths = parseCgroupPaths((await read('/proc/self/cgroup')) ?? '')
  for (const version of versions) {
    const path = paths[version.path]
    if (path === undefined) continue
    // in a container its own group is the root that it sees, whatever the path says
    let usedBytes: number | undefined
    let limitBytes: number | undefined
    for (const folder of folders(version.root, path)) {
      const limit = parseLimitBytes((await read(`${folder}/${version.limit}`)) ?? '')
      if (limit !== undefined && limit < (limitBytes ?? Number.POSITIVE_INFINITY)) limitBytes = limit
      if (usedBytes === undefined) {
        const used = parseBytes((await read(`${folder}/${version.used}`)) ?? '')
        const stat = used === undefined ? undefined : await read(`${folder}/memory.stat`)
        const droppable = stat === undefined ? undefined : parseMemoryStat(stat, version.inactive)
        if (used !== undefined) usedBytes = Math.max(0, used - (droppable ?? 0))
      }
    }
    if (limitBytes !== undefined || usedBytes !== undefined) return { limitBytes, usedBytes }
  }
  return { limitBytes: undefined, usedBytes: undefined }
}
