import { slugFrom } from '@comanda/shared/businesses/service.js'
import { recognise } from '../description/descriptions.js'
import { fold } from '../description/fold.js'
import type { Description } from '../description/types.js'
import { SetAsideError } from '../import-error.js'
import { limits } from '../limits.js'
import type { RawRecord, RecordSource } from '../records/record.js'
import { compileFields, type Fields, kept, namesFor, valueAt } from './cells.js'
import type { MappingContext } from './context.js'
import { copyRow } from './copy-text.js'
import { hasNames, settled } from './customers.js'
import { hashOf } from './hash.js'
import { readPerson, walkIn } from './person.js'
import { type DecimalMark, decimalMarkOf, readPrice, readQuantity } from './price.js'
import { Seen } from './seen.js'
import type { StagedRecord } from './staged.js'
import { readStatus } from './status.js'
import { type DateOrder, dateOrderOf, readTime } from './time.js'

interface Line {
  name: string
  quantity: number
  unitPriceMinor: number
  totalMinor: number
  note: string | undefined
}

/** How a file's orders are read. */
interface OrderReader {
  description: Description
  fields: Fields
  /** of a line: a table's columns, or the fields of an object in an order's list */
  lineFields: Fields
  /** where an order's lines stand in JSON */
  linesAt: readonly string[][]
  decimalMark: DecimalMark | undefined
  dateOrder: DateOrder | undefined
  context: MappingContext
}

/** An order with the rows that it was read from; JSON has one. */
interface GroupedOrder {
  reference: string
  records: RawRecord[]
}

const moneyFields = ['total', 'fee', 'unitPrice', 'lineTotal'] as const

function createReader(
  headings: readonly string[] | undefined,
  sample: readonly RawRecord[],
  context: MappingContext,
): OrderReader {
  const description = context.description ?? recognise('orders', hasNames(headings, sample[0]))
  const fields = compileFields(description, headings)
  if (fields.reference === undefined) {
    throw new SetAsideError(
      `It has no column of order numbers: name one of ${namesFor(description, 'reference')}.`,
    )
  }
  if (fields.placedAt === undefined) {
    throw new SetAsideError(`It has no column of dates: name one of ${namesFor(description, 'placedAt')}.`)
  }
  const texts = (names: readonly string[]) =>
    sample.flatMap(record => names.map(name => fields[name]?.(record) ?? ''))
  return {
    description,
    fields,
    lineFields: fields,
    linesAt: (description.fields.lines ?? []).flat().map(name => name.split('.')),
    decimalMark: description.decimalMark ?? decimalMarkOf(texts(moneyFields)),
    dateOrder: description.dateOrder ?? dateOrderOf(texts(['placedAt'])),
    context,
  }
}

/** An order's lines in JSON; undefined: each row is one. */
function listedLines({ linesAt }: OrderReader, { json }: RawRecord): unknown[] | undefined {
  for (const path of linesAt) {
    const list = valueAt(json, path)
    if (Array.isArray(list)) return list
  }
  return undefined
}

/** The first row that says it: further ones leave empty what stands above them. */
function firstSaid(fields: Fields, name: string, records: readonly RawRecord[]): string {
  const read = fields[name]
  if (read === undefined) return ''
  for (const record of records) {
    const text = read(record)
    if (text !== '') return text
  }
  return ''
}

function price(reader: OrderReader, text: string, what: string, line: number): number | undefined {
  if (text === '') return undefined
  const minor = readPrice(text, reader.context.currency, reader.decimalMark)
  if (minor !== undefined) return minor
  throw new SetAsideError(
    `“${text.slice(0, 40)}” is no ${what} in ${reader.context.currency}, or could mean two: write it like 1234.50.`,
    line,
  )
}

function readLine(reader: OrderReader, record: RawRecord): Line | undefined {
  const { lineFields: fields } = reader
  const name = fields.item?.(record) ?? ''
  if (name === '') return undefined
  const { line } = record
  const saidQuantity = fields.quantity?.(record) ?? ''
  const quantity = saidQuantity === '' ? 1 : readQuantity(saidQuantity)
  if (quantity === undefined) {
    throw new SetAsideError(`“${saidQuantity.slice(0, 40)}” is no quantity above 0.`, line)
  }
  const total = price(reader, fields.lineTotal?.(record) ?? '', 'sum', line)
  const each = price(reader, fields.unitPrice?.(record) ?? '', 'price', line)
  const totalMinor = total ?? Math.round((each ?? 0) * quantity)
  return {
    name: kept(name, 'dish’s name', line),
    quantity,
    unitPriceMinor: each ?? Math.round(totalMinor / quantity),
    totalMinor,
    note: kept(fields.lineNote?.(record) ?? '', 'note', line) || undefined,
  }
}

function linesOf(reader: OrderReader, { records }: GroupedOrder): Line[] {
  const [first] = records
  const listed = first && listedLines(reader, first)
  const rows =
    listed === undefined ? records : listed.map(json => ({ line: first?.line ?? 1, cells: undefined, json }))
  if (rows.length > limits.lines) {
    throw new SetAsideError(`It has more than ${limits.lines} lines.`, first?.line)
  }
  return rows.flatMap(row => readLine(reader, row) ?? [])
}

const fulfilments: readonly [RegExp, string][] = [
  [/deliver|env[ií]o|domicilio|entrega|shipping/i, 'delivery'],
  [/pick|retir|recog|takeaway|take out|to go|llevar|mostrador|balc/i, 'pickup'],
]

function readCurrency(text: string, { currency }: MappingContext, line: number): string {
  if (text === '') return currency
  if (/^[A-Z]{3}$/.test(text)) return text
  throw new SetAsideError('Its currency is no code like USD or EUR.', line)
}

/** @throws SetAsideError where it can't be taken */
function readOrder(reader: OrderReader, order: GroupedOrder): StagedRecord {
  const { fields, context, description } = reader
  const { records, reference } = order
  const line = records[0]?.line ?? 1
  const said = (name: string): string => firstSaid(fields, name, records)
  if (reference === '') throw new SetAsideError('It has no order number.', line)
  const status = readStatus(said('status'), description)
  if (status === undefined) {
    throw new SetAsideError(
      `“${said('status').slice(0, 40)}” is no status that is known: use completed, cancelled or rejected.`,
      line,
    )
  }
  if (status === 'open') {
    throw new SetAsideError(
      'This order is still open in the old system: finish it there, and import it again.',
      line,
    )
  }
  const saidTime = `${said('placedAt')} ${said('time')}`.trim()
  const zone = description.timeZone ?? context.timeZone
  const placedAt = readTime(saidTime, { zone, order: reader.dateOrder })
  if (placedAt === undefined) {
    throw new SetAsideError(
      `“${saidTime.slice(0, 40)}” is no date, or could mean two: write it like 2025-11-25 20:15.`,
      line,
    )
  }
  if (placedAt.getTime() > Date.now())
    throw new SetAsideError('Its date lies ahead: past orders alone are taken.', line)
  const lines = linesOf(reader, order)
  const feeMinor = Math.max(0, price(reader, said('fee'), 'fee', line) ?? 0)
  const sum = lines.reduce((total, { totalMinor }) => total + totalMinor, feeMinor)
  const totalMinor = price(reader, said('total'), 'total', line) ?? sum
  if (totalMinor < 0)
    throw new SetAsideError('It comes to less than nothing: refunds aren’t taken as orders.', line)
  const person = readPerson({ phone: said('phone'), email: said('email') }, context, line)
  const name = kept(said('customerName'), 'name', line) || undefined
  const details = Object.fromEntries(
    [
      ['address', kept(said('address'), 'address', line)],
      ['note', kept(said('note'), 'note', line)],
      // of somebody who is nobody's customer
      ['name', person === undefined ? (name ?? '') : ''],
    ].filter(([, text]) => text !== ''),
  )
  const fulfilment = fulfilments.find(([pattern]) => pattern.test(said('fulfilment')))?.[1]
  const currency = readCurrency(said('currency'), context, line)
  const { hash: personHash, wid } = person ?? walkIn(context.businessId)
  const key = hashOf(reference)
  const reason = `Imported; it was number ${kept(reference, 'order number', line)}.`
  const told = [
    person && name,
    status,
    placedAt.toISOString(),
    currency,
    totalMinor,
    feeMinor,
    fulfilment,
    JSON.stringify(details),
    reason,
  ]
  const hash = hashOf(JSON.stringify([personHash, told, lines]))
  return {
    line,
    key,
    row: n => copyRow([n, key, hash, personHash, wid, ...told]),
    lines: n => lines.map((given, index) => lineRow(n, index + 1, given, context)).join(''),
  }
}

const lineRow = (n: number, position: number, given: Line, { itemKeys }: MappingContext): string => {
  const { name, quantity, unitPriceMinor, totalMinor, note } = given
  const itemKey = itemKeys.get(fold(name)) ?? (slugFrom(name) || `item-${hashOf(name).slice(0, 8)}`)
  return copyRow([n, position, itemKey, name, quantity, unitPriceMinor, totalMinor, note])
}

/** Rows of the same order follow each other; one without a number belongs to the one above. */
async function* grouped(
  records: AsyncIterable<RawRecord | Error>,
  { fields }: OrderReader,
): AsyncGenerator<GroupedOrder | Error> {
  let order: GroupedOrder | undefined
  for await (const record of records) {
    if (record instanceof Error) {
      yield record
      continue
    }
    const reference = fields.reference?.(record) ?? ''
    const isSame =
      order !== undefined && record.cells !== undefined && (reference === '' || reference === order.reference)
    if (isSame && order !== undefined && order.records.length <= limits.lines) order.records.push(record)
    else {
      if (order !== undefined) yield order
      order = { reference, records: [record] }
    }
  }
  if (order !== undefined) yield order
}

/** The orders of a file. One that can't be taken is an error among them. */
export async function* mapOrders(
  { headings, records }: RecordSource,
  sample: readonly RawRecord[],
  context: MappingContext,
): AsyncGenerator<StagedRecord | Error> {
  const reader = createReader(headings, sample, context)
  const seen = headings === undefined ? undefined : new Seen()
  for await (const order of grouped(records, reader)) {
    if (order instanceof Error) {
      yield order
      continue
    }
    yield settled(() => {
      const staged = readOrder(reader, order)
      if (seen?.add(staged.key) === false) {
        throw new SetAsideError(
          'The same order number stands further up: sort the file by it, so that an order’s rows follow each other.',
          staged.line,
        )
      }
      return staged
    })
  }
}
