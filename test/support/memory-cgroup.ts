import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A group of processes whose memory the kernel bounds: past it, it ends one of them. */
export interface MemoryCgroup {
  /** What the process holds already stays outside; what it takes from now on counts. */
  add(pid: number): void
  /** Leaves hardly more than is held: who goes on growing is ended. */
  squeeze(): void
  /** how many it ended so far */
  ended(): number
  remove(): void
}

const room = 1_000_000

/** @returns undefined where this user can't make one */
export function makeMemoryCgroup(): MemoryCgroup | undefined {
  const [v1, v2] = ['/sys/fs/cgroup/memory', '/sys/fs/cgroup']
  const isV1 = existsSync(path.join(v1, 'memory.limit_in_bytes'))
  const dir = path.join(isV1 ? v1 : v2, `comanda-test-${process.pid}`)
  try {
    mkdirSync(dir)
  } catch {
    return undefined
  }
  const file = (name: string): string => path.join(dir, name)
  const [limit, use] = isV1
    ? ['memory.limit_in_bytes', 'memory.usage_in_bytes']
    : ['memory.max', 'memory.current']
  if (!existsSync(file(limit))) {
    rmdirSync(dir)
    return undefined
  }
  return {
    add: pid => {
      // chosen before the browser, whose renderers offer themselves
      writeFileSync(`/proc/${pid}/oom_score_adj`, '1000')
      writeFileSync(file('cgroup.procs'), String(pid))
    },
    squeeze: () => writeFileSync(file(limit), String(Number(readFileSync(file(use), 'utf8')) + room)),
    ended: () =>
      Number(
        /oom_kill (\d+)/.exec(readFileSync(file(isV1 ? 'memory.oom_control' : 'memory.events'), 'utf8'))?.[1],
      ),
    remove: () => rmdirSync(dir),
  }
}
