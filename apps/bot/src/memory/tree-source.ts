import type { ProcessKind, TreeMemory } from '@comanda/shared/memory/types.js'
import { kindOf, type ProcessLinks, parsePssBytes, parseRssBytes, parseStat, treeOf } from './proc.js'

export interface ProcReader {
  readFile(path: string): Promise<string>
  readdir(path: string): Promise<string[]>
}

export interface TreeSource {
  /** @returns undefined where the system can't tell even the bot's own memory */
  read(): Promise<TreeMemory | undefined>
}

/** Reads that are under way at once: more would only stand in line before the kernel. */
const readsAtOnce = 8

async function inTurns<Item, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> {
  const values: Value[] = []
  for (let from = 0; from < items.length; from += readsAtOnce) {
    values.push(...(await Promise.all(items.slice(from, from + readsAtOnce).map(work))))
  }
  return values
}

/** Memory of a process and all below it. A process may vanish at any moment: it is left out then. */
export function createTreeSource({ reader, rootPid }: { reader: ProcReader; rootPid: number }): TreeSource {
  // a command line doesn't change, and a pid that comes again has another start
  let kinds = new Map<string, ProcessKind>()
  let canReadPss = true

  const read = async (path: string): Promise<string | undefined> => {
    try {
      return await reader.readFile(path)
    } catch {
      return undefined
    }
  }

  async function links(): Promise<ProcessLinks[]> {
    const names = await reader.readdir('/proc').catch(() => [])
    const pids = names.filter(name => /^\d+$/.test(name))
    const stats = await inTurns(pids, pid => read(`/proc/${pid}/stat`))
    return stats.flatMap(stat => (stat === undefined ? [] : (parseStat(stat) ?? [])))
  }

  async function kind({ pid, startedAt }: ProcessLinks): Promise<ProcessKind> {
    if (pid === rootPid) return 'node'
    return kinds.get(`${pid} ${startedAt}`) ?? kindOf((await read(`/proc/${pid}/cmdline`)) ?? '')
  }

  async function bytesOf(pid: number): Promise<{ bytes: number; isPss: boolean } | undefined> {
    const rollup = canReadPss ? await read(`/proc/${pid}/smaps_rollup`) : undefined
    const pss = rollup === undefined ? undefined : parsePssBytes(rollup)
    if (pss !== undefined) return { bytes: pss, isPss: true }
    const status = await read(`/proc/${pid}/status`)
    const rss = status === undefined ? undefined : parseRssBytes(status)
    return rss === undefined ? undefined : { bytes: rss, isPss: false }
  }

  return {
    read: async () => {
      const tree = treeOf(await links(), rootPid)
      const found = await inTurns(tree, async process => ({
        process,
        kind: await kind(process),
        memory: await bytesOf(process.pid),
      }))
      const measured = found.filter(({ memory }) => memory !== undefined)
      const root = measured.find(({ process }) => process.pid === rootPid)
      if (root === undefined) return undefined
      // the kernel is without it, or forbids it: once is enough to know
      canReadPss = root.memory?.isPss === true
      kinds = new Map(measured.map(({ process: { pid, startedAt }, kind }) => [`${pid} ${startedAt}`, kind]))
      const sums: TreeMemory['kinds'] = {}
      let bytes = 0
      for (const { kind, memory } of measured) {
        sums[kind] = (sums[kind] ?? 0) + (memory?.bytes ?? 0)
        bytes += memory?.bytes ?? 0
      }
      const pss = measured.filter(({ memory }) => memory?.isPss).length
      const method = pss === measured.length ? 'pss' : pss === 0 ? 'rss' : 'mixed'
      return { bytes, kinds: sums, processes: measured.length, method }
    },
  }
}
