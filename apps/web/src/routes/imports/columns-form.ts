import { type Description, type Field, fieldsOf, type ImportKind } from '@comanda/import/description/types.js'
import type { Preview } from '@comanda/import/preview.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Request } from 'express'
import { formText } from '../../formatting/form.js'
import { counted } from '../../formatting/plural.js'
import { fieldWords } from './words.js'

interface Choice {
  name: string
  label: string
  value: string
  options: { value: string; label: string }[]
}

/** What the first rows are read as, and which column is what. */
export interface ColumnsForm {
  /** undefined: no table, there is nothing to choose */
  choices: Choice[] | undefined
  /** the program that it comes from, where its columns are known */
  knownAs: string | undefined
  rows: { title: string; details: string }[]
  /** how many of the first records would be set aside */
  problemsHeading: string | undefined
  problems: string[]
}

const problemsShown = 8
const nothing = { value: '', label: '—' }

const marks = [
  { value: '', label: 'As the column shows' },
  { value: ',', label: '1.234,50' },
  { value: '.', label: '1,234.50' },
]
const orders = [
  { value: '', label: 'As the dates show' },
  { value: 'dmy', label: 'Day first: 25/11/2025' },
  { value: 'mdy', label: 'Month first: 11/25/2025' },
]

function choicesOf(kind: ImportKind, preview: Preview): Choice[] | undefined {
  const { headings, columns, description } = preview
  if (headings === undefined) return undefined
  const options = [nothing, ...new Set(headings.filter(heading => heading !== ''))].map(heading =>
    typeof heading === 'string' ? { value: heading, label: heading } : heading,
  )
  const fields = columns.flatMap(({ field, heading = '' }) => {
    const label = fieldWords[field]
    return label === undefined ? [] : [{ name: `column-${field}`, label, value: heading, options }]
  })
  const how: Choice[] = []
  if (kind !== 'customers') {
    how.push({
      name: 'decimalMark',
      label: 'How prices are written',
      value: description.decimalMark ?? '',
      options: marks,
    })
  }
  if (kind === 'orders') {
    how.push({
      name: 'dateOrder',
      label: 'How dates are written',
      value: description.dateOrder ?? '',
      options: orders,
    })
  }
  return [...fields, ...how]
}

function rowsOf(kind: ImportKind, preview: Preview, { currency, language }: Business): ColumnsForm['rows'] {
  if (kind === 'menu') {
    return preview.dishes.map(({ name, category, sizes }) => ({
      title: name,
      details: [
        ...(category === undefined ? [] : [category]),
        ...sizes.map(size => {
          const price = formatMoney(size.priceMinor, currency, language)
          return sizes.length > 1 && size.name !== undefined ? `${size.name} ${price}` : price
        }),
      ].join(' · '),
    }))
  }
  const titleField: Field = kind === 'orders' ? 'reference' : 'name'
  return preview.rows.map(row => ({
    title: row.find(({ field }) => field === titleField)?.text ?? '(none)',
    details: row
      .filter(({ field }) => field !== titleField && fieldWords[field] !== undefined)
      .map(({ field, text }) => `${fieldWords[field]}: ${text.slice(0, 60)}`)
      .join(' · '),
  }))
}

export function columnsForm(kind: ImportKind, preview: Preview, business: Business): ColumnsForm {
  const { description, problems, looked } = preview
  const shown = problems
    .slice(0, problemsShown)
    .map(({ line, reason }) => (line === undefined ? reason : `Row ${line}: ${reason}`))
  const more = problems.length - shown.length
  return {
    choices: choicesOf(kind, preview),
    knownAs: description.recognise.length === 0 ? undefined : description.title,
    rows: rowsOf(kind, preview, business),
    problemsHeading:
      problems.length === 0
        ? undefined
        : `${counted(problems.length, 'row', 'rows')} of the first ${looked} would be set aside`,
    problems: more > 0 ? [...shown, `and ${more} more`] : shown,
  }
}

/** The description that the form's choices come to; undefined where the columns aren't the owner's own choice. */
export function readColumns(request: Request, kind: ImportKind): Description | undefined {
  if (formText(request, 'own') !== 'yes') return undefined
  const fields = Object.fromEntries(
    fieldsOf[kind].flatMap(field => {
      const heading = formText(request, `column-${field}`)
      return heading === '' ? [] : [[field, [heading]]]
    }),
  )
  const decimalMark = marks.find(
    ({ value }) => value !== '' && value === formText(request, 'decimalMark'),
  )?.value
  const dateOrder = orders.find(
    ({ value }) => value !== '' && value === formText(request, 'dateOrder'),
  )?.value
  return {
    name: 'columns',
    title: 'Columns as chosen',
    kind,
    recognise: [],
    fields,
    ...(decimalMark !== undefined && { decimalMark: decimalMark as '.' | ',' }),
    ...(dateOrder !== undefined && { dateOrder: dateOrder as 'dmy' | 'mdy' }),
  }
}
