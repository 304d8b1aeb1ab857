import { totalmem } from 'node:os'
import type { Config } from '@comanda/shared/config/config.js'
import { type Database, poolUse } from '@comanda/shared/database/connect.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { createMemoryRepository } from '@comanda/shared/memory/repository.js'
import type { Supervisor } from '../browser/supervisor.js'
import type { Restarter } from '../restarts/restarter.js'
import type { Trimmer } from '../sweep/trimmer.js'
import { readCgroup } from './cgroup.js'
import { collectGarbage, readOwnMemory } from './heap.js'
import { createMemoryMonitor, type MemoryListener, type MemoryMonitor } from './monitor.js'
import { createProcReader } from './proc-reader.js'
import { createTreeSource } from './tree-source.js'

/** The monitor on this machine's own figures. */
export function watchMemory(options: {
  accountId: number
  config: Config
  db: Database
  supervisor: Pick<Supervisor, 'session' | 'reload' | 'report'>
  /** by the names that the samples give them */
  caches: Readonly<Record<string, { clear(): void; size(): number }>>
  requestRestart: Restarter['requestRestart']
  trimmer: Trimmer
  listener: MemoryListener
  logger: Logger
  now: () => Date
}): MemoryMonitor {
  const { accountId, config, db, supervisor, caches, trimmer, listener, logger, now } = options
  const procReader = createProcReader()
  const clearCaches = (): void => {
    for (const cache of Object.values(caches)) cache.clear()
  }
  const readCaches = (): Record<string, number> => {
    const sizes = Object.entries(caches).map(([name, cache]) => [name, cache.size()])
    const messages = trimmer.held()
    return { ...Object.fromEntries(sizes), ...(messages !== undefined && { messages }) }
  }
  const relaunchBrowser = (): void => supervisor.report('memory')
  return createMemoryMonitor({
    accountId,
    config,
    source: createTreeSource({ reader: procReader, rootPid: process.pid }),
    readCgroup: () => readCgroup(procReader),
    machineBytes: totalmem(),
    readOwn: readOwnMemory,
    readPool: () => poolUse(db),
    readCaches,
    repository: createMemoryRepository(db),
    remedies: {
      clean: async () => {
        clearCaches()
        await trimmer.trim()
        await supervisor.session()?.trim()
      },
      clearCaches,
      collectGarbage,
      reloadPage: supervisor.reload,
      relaunchBrowser,
      requestRestart: async reason => {
        const answer = await options.requestRestart({ reason: `memory: ${reason}` })
        if (answer.isAccepted) return 'within the restart budget'
        relaunchBrowser()
        const why = answer.because === 'budget' ? 'the restart budget is used up' : 'it was just linked'
        return `relaunched the browser in its place: ${why} until ${answer.until.toISOString()}`
      },
      isReady: () => supervisor.session() !== undefined,
    },
    listener,
    logger,
    now,
  })
}
