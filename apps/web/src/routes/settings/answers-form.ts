import type { SpecialDay } from '@comanda/shared/businesses/opening-hours.js'
import type { Business, ShopAnswers } from '@comanda/shared/businesses/types.js'
import { DateTime } from 'luxon'
import type { FieldError } from '../../formatting/form.js'
import { timeOf } from './hours-form.js'

/** Beside those that are there, so many are empty. */
const emptyRows = 2
const rowsAtMost = 30
const nameLengthAtMost = 60

interface SpecialDayRow {
  number: number
  date: string
  name: string
  opens: string
  closes: string
}

/** What customers ask of a shop, as fields hold it. */
export interface AnswersForm {
  address: string
  phone: string
  paymentMethods: string
  deliveryArea: string
  greeting: string
  rows: SpecialDayRow[]
  /** minutes from now, "day" for the rest of it, "keep" for as it is, "" for none */
  pause: string
}

export const textFields = {
  address: { label: 'Address', most: 200 },
  phone: { label: 'Phone', most: 40 },
  paymentMethods: { label: 'Ways to pay', most: 200 },
  deliveryArea: { label: 'Where you deliver', most: 300 },
  greeting: { label: 'Greeting', most: 300 },
} as const

type TextField = keyof typeof textFields

const fieldNames = Object.keys(textFields) as TextField[]

const emptyRow = (number: number): SpecialDayRow => ({ number, date: '', name: '', opens: '', closes: '' })

function withEmptyRows(rows: readonly Omit<SpecialDayRow, 'number'>[]): SpecialDayRow[] {
  const filled = rows.slice(0, rowsAtMost).map((row, index) => ({ ...row, number: index + 1 }))
  const room = Math.min(emptyRows, rowsAtMost - filled.length)
  return [...filled, ...Array.from({ length: room }, (_, index) => emptyRow(filled.length + index + 1))]
}

const today = (timeZone: string, now: Date): string =>
  DateTime.fromJSDate(now, { zone: timeZone }).toISODate() ?? ''

/** Days that are over aren't shown any more. */
export function answersForm(business: Business, now: Date): AnswersForm {
  const { specialDays, timeZone, pausedUntil } = business
  const from = today(timeZone, now)
  const rows = specialDays
    .filter(({ date }) => date >= from)
    .map(({ date, name = '', hours: [first] }) => ({
      date,
      name,
      opens: first?.opens ?? '',
      closes: first?.closes ?? '',
    }))
  return {
    address: business.address ?? '',
    phone: business.phone ?? '',
    paymentMethods: business.paymentMethods ?? '',
    deliveryArea: business.deliveryArea ?? '',
    greeting: business.greeting ?? '',
    rows: withEmptyRows(rows),
    pause: pausedUntil !== undefined && pausedUntil > now ? 'keep' : '',
  }
}

/** The form as it was sent. @param field a field's text, "" where it is missing */
export function sentAnswers(field: (name: string) => string): AnswersForm {
  const rows = Array.from({ length: rowsAtMost }, (_, index) => {
    const at = (name: string): string => field(`${name}-${index + 1}`).trim()
    return { date: at('date'), name: at('day'), opens: at('opens'), closes: at('closes') }
  })
  const texts = Object.fromEntries(fieldNames.map(name => [name, field(name).trim()])) as Record<
    TextField,
    string
  >
  return {
    ...texts,
    rows: withEmptyRows(rows.filter(row => Object.values(row).some(text => text !== ''))),
    pause: field('pause'),
  }
}

function readDay(row: SpecialDayRow, errors: FieldError[]): SpecialDay | undefined {
  const { number, date, name, opens, closes } = row
  if (date === '' && name === '' && opens === '' && closes === '') return undefined
  const count = errors.length
  const say = (field: string, message: string): unknown =>
    errors.push({ field: `${field}-${number}`, message })
  if (!DateTime.fromISO(date).isValid || !/^\d{4}-\d{2}-\d{2}$/.test(date))
    say('date', 'Give the day, like 2026-12-24')
  if (name.length > nameLengthAtMost || !name.isWellFormed())
    say('day', `Use at most ${nameLengthAtMost} characters for its name`)
  const isClosed = opens === '' && closes === ''
  const [from, until] = [timeOf(opens), timeOf(closes)]
  if (!isClosed && from === undefined)
    say('opens', 'Give the time you open that day, like 09:00, or leave both empty')
  if (!isClosed && until === undefined)
    say('closes', 'Give the time you close that day, like 22:00, or leave both empty')
  if (errors.length > count) return undefined
  const hours = isClosed || from === undefined || until === undefined ? [] : [{ opens: from, closes: until }]
  return { date, ...(name !== '' && { name }), hours }
}

function readPause(pause: string, { pausedUntil, timeZone }: Business, now: Date): Date | undefined {
  if (pause === 'keep') return pausedUntil
  if (pause === 'day') return DateTime.fromJSDate(now, { zone: timeZone }).endOf('day').toJSDate()
  return /^\d{1,3}$/.test(pause) ? new Date(now.getTime() + Number(pause) * 60_000) : undefined
}

/** Reads what was sent. @returns the answers, or all that is wrong */
export function readAnswers(
  form: AnswersForm,
  business: Business,
  now: Date,
): { answers: ShopAnswers } | { errors: FieldError[] } {
  const errors: FieldError[] = []
  for (const field of fieldNames) {
    const { label, most } = textFields[field]
    if (form[field].length <= most && form[field].isWellFormed()) continue
    errors.push({ field, message: `${label}: use at most ${most} characters` })
  }
  const days = form.rows.flatMap(row => readDay(row, errors) ?? [])
  const twice = form.rows.find(
    ({ date, number }) =>
      date !== '' && form.rows.some(other => other.number < number && other.date === date),
  )
  if (twice !== undefined)
    errors.push({ field: `date-${twice.number}`, message: 'This day stands there twice' })
  if (errors.length > 0) return { errors }
  return {
    answers: {
      address: form.address || undefined,
      phone: form.phone || undefined,
      paymentMethods: form.paymentMethods || undefined,
      deliveryArea: form.deliveryArea || undefined,
      greeting: form.greeting || undefined,
      specialDays: days.sort((one, other) => one.date.localeCompare(other.date)),
      pausedUntil: readPause(form.pause, business, now),
    },
  }
}
