import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Start } from '@comanda/shared/restarts/types.js'
import { writeDurably } from '../write-durably.js'

/** The restart that the next start is: it says why, and who insisted. */
export interface PlannedRestart {
  reason: string
  forcedBy: string | undefined
}

export interface RecordOnDisk {
  starts: Start[]
  planned: PlannedRestart | undefined
  /** the waiting period that was told of last */
  toldPeriod: string | undefined
}

export interface RecordFile {
  /** @returns undefined where it isn't there, or holds no record */
  read(): Promise<RecordOnDisk | undefined>
  /** On the disk, whole, when it resolves; killed at any moment, the former one is there. */
  write(record: RecordOnDisk): Promise<void>
}

const isText = (value: unknown): value is string => typeof value === 'string'

function toStart(value: unknown): Start {
  const { id, at, boot, uptimeMs, reason, forcedBy } = value as Record<string, unknown>
  const time = new Date(isText(at) ? at : Number.NaN)
  if (!isText(id) || !isText(reason) || Number.isNaN(time.getTime())) throw new TypeError('no start')
  return {
    id,
    at: time,
    boot: isText(boot) ? boot : undefined,
    uptimeMs: typeof uptimeMs === 'number' ? uptimeMs : undefined,
    reason,
    forcedBy: isText(forcedBy) ? forcedBy : undefined,
  }
}

function toPlanned(value: unknown): PlannedRestart | undefined {
  const { reason, forcedBy } = (value ?? {}) as Record<string, unknown>
  return isText(reason) ? { reason, forcedBy: isText(forcedBy) ? forcedBy : undefined } : undefined
}

function parse(text: string): RecordOnDisk | undefined {
  const { starts, planned, toldPeriod } = JSON.parse(text) as Record<string, unknown>
  // a record has at least the start that made it
  if (!Array.isArray(starts) || starts.length === 0) return undefined
  return {
    starts: starts.map(toStart),
    planned: toPlanned(planned),
    toldPeriod: isText(toldPeriod) ? toldPeriod : undefined,
  }
}

/** The account's own record, beside the profile: it stays when a log-out takes the profile. */
export function createRecordFile(sessionDir: string, accountId: number): RecordFile {
  const file = path.join(sessionDir, `restarts-account-${accountId}.json`)
  return {
    read: async () => {
      try {
        return parse(await readFile(file, 'utf8'))
      } catch {
        return undefined
      }
    },
    write: record => writeDurably(file, `${JSON.stringify(record, undefined, 1)}\n`),
  }
}
