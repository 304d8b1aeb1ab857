import { randomUUID } from 'node:crypto'
import type { Logger } from '@comanda/shared/logging/logger.js'
import { recordLost, type Start } from '@comanda/shared/restarts/types.js'
import { type BudgetRule, judge, restamped, type Verdict } from './budget.js'
import type { Moment } from './moment.js'
import type { PlannedRestart, RecordFile, RecordOnDisk } from './record-file.js'

const rowsRead = 50
/** The file keeps all that a window could hold; older ones show that the record wasn't lost. */
const startsKept = 100

/** The rows' side. Each may fail: the database is away then, and the file decides. */
export interface RecordRows {
  latest(limit: number): Promise<Start[]>
  record(starts: readonly Start[]): Promise<void>
}

/** The starts that count, in a file and as rows: a start is known while either of them has it. */
export interface StartRecord {
  /** What both know together, each brought up to date from the other, and what the rule says to it. */
  judge(): Promise<{ verdict: Verdict; planned: PlannedRestart | undefined; isTold: boolean }>
  /** @throws where neither the file nor the database took it: such a start must not be */
  add(start: { reason: string; forcedBy: string | undefined }): Promise<void>
  /** Tells the next start what it is. A database isn't needed for it. */
  plan(planned: PlannedRestart): Promise<void>
  /** This waiting period has been told of, so that no further process does. */
  noteTold(period: string): Promise<void>
}

export function createStartRecord(options: {
  file: RecordFile
  rows: RecordRows
  rule: BudgetRule
  /** Is there a profile, of a session that somebody opened before? */
  hasSession: () => Promise<boolean>
  readMoment: () => Moment
  logger: Logger
}): StartRecord {
  const { file, rows, rule, hasSession, readMoment, logger } = options
  /** What this process has seen of it: neither can be lost under it. */
  const seen = new Map<string, Start>()
  const newestFirst = (a: Start, b: Start): number => b.at.getTime() - a.at.getTime()

  async function readRows(): Promise<Start[] | undefined> {
    try {
      return await rows.latest(rowsRead)
    } catch (error) {
      logger.debug({ err: error }, 'the rows of the starts can not be read; the file decides')
      return undefined
    }
  }

  const newStart = (reason: string, forcedBy: string | undefined): Start => {
    const { at, boot, uptimeMs } = readMoment()
    return { id: randomUUID(), at, boot, uptimeMs, reason, forcedBy }
  }

  /** @throws where neither took it */
  async function write(record: RecordOnDisk, changed: readonly Start[]): Promise<void> {
    const starts = [...record.starts].sort(newestFirst).slice(0, startsKept)
    const [inFile, inRows] = await Promise.allSettled([
      file.write({ ...record, starts }),
      changed.length === 0 ? undefined : rows.record(changed),
    ])
    if (inFile.status === 'fulfilled') {
      if (inRows.status === 'rejected')
        logger.warn({ err: inRows.reason }, 'a start is kept in the file alone: the database is away')
      return
    }
    logger.error({ err: inFile.reason }, 'the file of the starts can not be written')
    if (inRows.status === 'rejected' || changed.length === 0) throw inFile.reason
  }

  async function load({ looksForLoss = false } = {}): Promise<RecordOnDisk> {
    const [onDisk, inRows] = await Promise.all([file.read(), readRows()])
    const known = new Map(seen)
    for (const start of [...(inRows ?? []), ...(onDisk?.starts ?? [])]) known.set(start.id, start)
    const record: RecordOnDisk = {
      starts: [...known.values()],
      planned: onDisk?.planned,
      toldPeriod: onDisk?.toldPeriod,
    }
    const changed: Start[] = []
    if (looksForLoss && known.size === 0 && (await hasSession())) {
      logger.warn('the record of the starts is lost: the restart budget counts as used up')
      const lost = newStart(recordLost, undefined)
      record.starts.push(lost)
      changed.push(lost)
    }
    const current = restamped(record.starts, readMoment())
    if (current !== undefined) {
      changed.push(...current.filter(start => known.get(start.id)?.at !== start.at))
      record.starts = current
    }
    const missing = (from: readonly Start[]): Start[] =>
      record.starts.filter(start => !from.some(({ id }) => id === start.id))
    if (inRows !== undefined && inRows.length < rowsRead) changed.push(...missing(inRows))
    const heals = changed.length > 0 || (record.starts.length > 0 && missing(onDisk?.starts ?? []).length > 0)
    for (const start of record.starts) seen.set(start.id, start)
    if (heals) await write(record, [...new Set(changed)]).catch(() => undefined)
    return record
  }

  return {
    judge: async () => {
      const record = await load({ looksForLoss: true })
      const verdict = judge(record.starts, rule, readMoment())
      const isTold = !verdict.isAllowed && record.toldPeriod === verdict.period
      return { verdict, planned: record.planned, isTold }
    },
    add: async ({ reason, forcedBy }) => {
      const record = await load()
      const start = newStart(reason, forcedBy)
      await write({ ...record, starts: [...record.starts, start], planned: undefined }, [start])
      seen.set(start.id, start)
    },
    plan: async planned => {
      await file.write({ ...(await load()), planned })
    },
    noteTold: async period => {
      await file.write({ ...(await load()), toldPeriod: period })
    },
  }
}
