import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

/** What the process's own thread gives to this one. */
export interface WatchdogData {
  /** one number, which goes up while the process comes to its work */
  beats: SharedArrayBuffer
  /** ms between two looks; counted in looks, so that a machine that slept isn't taken for a process that hangs */
  lookEveryMs: number
  looksWithoutBeat: number
}

const { beats, lookEveryMs, looksWithoutBeat } = workerData as WatchdogData
const count = new Int32Array(beats)
const standardError = 2
let last = Atomics.load(count, 0)
let without = 0

setInterval(() => {
  const now = Atomics.load(count, 0)
  without = now === last ? without + 1 : 0
  last = now
  if (without < looksWithoutBeat) return
  const blockedMs = without * lookEveryMs
  const line = {
    level: 60,
    time: Date.now(),
    name: 'watchdog',
    blockedMs,
    msg: 'the process hangs: ending it',
  }
  // the logger's pipe is written by the thread that hangs
  writeSync(standardError, `${JSON.stringify(line)}\n`)
  process.kill(process.pid, 'SIGKILL')
}, lookEveryMs)
