import { Worker } from 'node:worker_threads'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { WatchdogData } from './worker.js'

const beatEveryMs = 1_000
const lookEveryMs = 1_000
/** Longer than any work of ours may take, and short enough that customers notice little. */
const hangsAfterMs = 40_000
/** It needs next to nothing, and must not grow into something. */
const resourceLimits = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 }

/**
 * Ends the process by force once its thread hasn't come to its work for so long: nothing inside that thread can.
 * Whoever keeps the process running starts it again, and its browser dies with it.
 */
export function startWatchdog(options: { logger: Logger; hangsAfterMs?: number }): { stop(): Promise<void> } {
  const { logger } = options
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const count = new Int32Array(beats)
  const timer = setInterval(() => Atomics.add(count, 0, 1), beatEveryMs)
  timer.unref()
  const looksWithoutBeat = Math.ceil((options.hangsAfterMs ?? hangsAfterMs) / lookEveryMs)
  const workerData: WatchdogData = { beats, lookEveryMs, looksWithoutBeat }
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData,
    resourceLimits,
    name: 'watchdog',
  })
  worker.unref()
  worker.on('error', error => logger.error({ err: error }, 'nobody watches whether the process hangs'))
  return {
    stop: async () => {
      clearInterval(timer)
      await worker.terminate()
    },
  }
}
