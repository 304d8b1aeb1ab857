import { megabyte } from '@comanda/shared/memory/describe.js'
import type { MemorySample } from '@comanda/shared/memory/types.js'
import { bandBytes, bands } from './chart-shapes.js'
import { clockMarks } from './clock-marks.js'
import { type Happening, type Sign, signsOf } from './happenings.js'
import type { Period } from './period.js'

export interface MemoryRow {
  when: string
  /** in megabytes, as text: all, then each band */
  cells: string[]
  /** what happened in its time, each with how often */
  signs: (Sign & { count: number })[]
}

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** The fullest sample of each stretch of the shop's clock, the newest first. Stretches without any are left out. */
export function memoryTable(
  samples: readonly MemorySample[],
  happenings: readonly Happening[],
  period: Period,
  now: Date,
  timeZone: string,
): MemoryRow[] {
  const from = new Date(now.getTime() - period.lengthMs)
  const starts = [from, ...clockMarks(from, now, period.rowHours, timeZone)]
  const format = new Intl.DateTimeFormat(
    'en-GB',
    period.rowHours < 24
      ? { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
      : { timeZone, weekday: 'short', day: 'numeric', month: 'short' },
  )
  return starts
    .flatMap((start, index) => {
      const end = starts[index + 1]
      const isWithin = ({ at }: { at: Date }): boolean => at >= start && (end === undefined || at < end)
      const within = samples.filter(isWithin)
      const [first, ...rest] = within
      if (first === undefined) return []
      const fullest = rest.reduce(
        (most, sample) => (sample.tree.bytes > most.tree.bytes ? sample : most),
        first,
      )
      const cells = [fullest.tree.bytes, ...bands.map(band => bandBytes(fullest, band))]
      const happened = happenings.filter(isWithin)
      return [
        {
          when: format.format(start),
          cells: cells.map(bytes => whole.format(bytes / megabyte)),
          signs: signsOf(happened).map(sign => ({
            ...sign,
            count: happened.filter(one => one.sign === sign).length,
          })),
        },
      ]
    })
    .reverse()
}
