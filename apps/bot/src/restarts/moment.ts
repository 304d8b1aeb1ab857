import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'

/** Now, by two clocks: the one that people set, and the one that counts from the system's start. */
export interface Moment {
  at: Date
  /** which start of the system; undefined where it names none */
  boot: string | undefined
  uptimeMs: number
}

let boot: string | undefined

function readBoot(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return undefined
  }
}

/** @param now the clock that people set */
export function readMoment(now: () => Date = () => new Date()): Moment {
  boot ??= readBoot()
  return { at: now(), boot, uptimeMs: Math.round(uptime() * 1000) }
}
