import type { OpeningHours } from '@comanda/shared/businesses/opening-hours.js'
import type { FieldError } from '../../formatting/form.js'

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** Lunch and dinner, and room for one more. */
const rowsAtLeast = 2
const rowsAtMost = 5

interface HoursRow {
  opensField: string
  closesField: string
  opens: string
  closes: string
}

export interface HoursDay {
  name: string
  rows: HoursRow[]
}

const fieldsOf = (day: number, row: number): { opensField: string; closesField: string } => ({
  opensField: `opens-${day}-${row}`,
  closesField: `closes-${day}-${row}`,
})

const rowNumbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

/** The week as fields: a row for each stretch, and one to add. */
export function hoursDays(hours: OpeningHours): HoursDay[] {
  return weekdays.map((name, index) => {
    const day = index + 1
    const stretches = hours.filter(stretch => stretch.day === day)
    const count = Math.min(rowsAtMost, Math.max(rowsAtLeast, stretches.length + 1))
    return {
      name,
      rows: rowNumbers(count).map(row => ({
        ...fieldsOf(day, row),
        opens: stretches[row - 1]?.opens ?? '',
        closes: stretches[row - 1]?.closes ?? '',
      })),
    }
  })
}

/** The week as it was sent, for showing it again. */
export function sentDays(field: (name: string) => string): HoursDay[] {
  return weekdays.map((name, index) => {
    const rows = rowNumbers(rowsAtMost).map(row => {
      const fields = fieldsOf(index + 1, row)
      return { ...fields, opens: field(fields.opensField), closes: field(fields.closesField) }
    })
    return { name, rows: rows.filter((row, at) => at < rowsAtLeast || row.opens !== '' || row.closes !== '') }
  })
}

/** "9:00" → "09:00", "24:00" → "00:00"; undefined for what is no time of day. */
export function timeOf(text: string): string | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim()) ?? []
  if (hour === '' || Number(hour) > 24 || Number(minute) > 59) return undefined
  if (hour === '24') return minute === '00' ? '00:00' : undefined
  return `${hour.padStart(2, '0')}:${minute}`
}

function overlaps(stretches: OpeningHours): boolean {
  const sorted = [...stretches].sort((a, b) => a.opens.localeCompare(b.opens))
  return sorted.some((stretch, index) => {
    const next = sorted[index + 1]
    // one that closes the next day lasts beyond all that opens later on this one
    return next !== undefined && (stretch.closes <= stretch.opens || next.opens < stretch.closes)
  })
}

/** The stretches that were sent, and what is wrong with them. */
export function readHours(days: readonly HoursDay[]): { hours: OpeningHours; errors: FieldError[] } {
  const errors: FieldError[] = []
  const hours = days.flatMap(({ name, rows }, index) => {
    const stretches = rows.flatMap(row => {
      if (row.opens === '' && row.closes === '') return []
      const [opens, closes] = [timeOf(row.opens), timeOf(row.closes)]
      if (opens === undefined) {
        errors.push({ field: row.opensField, message: `${name}: give the time it opens, like 09:00` })
      }
      if (closes === undefined) {
        errors.push({ field: row.closesField, message: `${name}: give the time it closes, like 22:00` })
      }
      return opens === undefined || closes === undefined ? [] : [{ day: index + 1, opens, closes }]
    })
    if (overlaps(stretches)) {
      errors.push({ field: `opens-${index + 1}-1`, message: `${name}: these times overlap` })
    }
    return stretches
  })
  return { hours, errors }
}
