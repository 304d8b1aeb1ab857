import { recognise, recogniseKind } from './description/descriptions.js'
import { fold } from './description/fold.js'
import { type Description, type Field, fieldsOf, type ImportKind } from './description/types.js'
import { SetAsideError } from './import-error.js'
import { compileFields } from './mapping/cells.js'
import type { MappingContext } from './mapping/context.js'
import { hasNames, mapCustomers } from './mapping/customers.js'
import { MenuRows, type ReadDish } from './mapping/menu.js'
import { mapOrders } from './mapping/orders.js'
import { sampled } from './mapping/sampled.js'
import { openFile } from './records/read-records.js'
import type { RawRecord, RecordSource } from './records/record.js'
import type { Content } from './source/content.js'

/** What a table looks like before it is imported. */
export interface Preview {
  /** undefined: no table, so there is nothing to choose */
  headings: readonly string[] | undefined
  description: Description
  /** which column each field is read from: its heading */
  columns: { field: Field; heading: string | undefined }[]
  /** of a menu */
  dishes: ReadDish[]
  /** of customers and orders: what the first records say, field by field */
  rows: { field: Field; text: string }[][]
  /** what of the first records would be set aside */
  problems: { line: number | undefined; reason: string }[]
  /** how many records these are of */
  looked: number
}

const shownRows = 5

/** The column that a field would be read from; of several that are joined the first. */
function headingOf(description: Description, field: Field, headings: readonly string[]): string | undefined {
  for (const entry of description.fields[field] ?? []) {
    const name = typeof entry === 'string' ? entry : entry[0]
    const heading = headings.find(candidate => name !== undefined && fold(candidate) === fold(name))
    if (heading !== undefined) return heading
  }
  return undefined
}

async function* these(records: readonly RawRecord[]): AsyncGenerator<RawRecord> {
  yield* records
}

async function problemsOf(
  kind: Exclude<ImportKind, 'menu'>,
  source: RecordSource,
  sample: readonly RawRecord[],
  context: MappingContext,
): Promise<Preview['problems']> {
  const map = kind === 'orders' ? mapOrders : mapCustomers
  const problems: Preview['problems'] = []
  for await (const record of map({ ...source, records: these(sample) }, sample, context)) {
    if (record instanceof SetAsideError) problems.push({ line: record.line, reason: record.message })
  }
  return problems
}

/**
 * Reads the beginning of a file as an import would.
 * @throws SetAsideError where it can't be read at all
 */
export async function previewOf(
  kind: ImportKind,
  content: Content,
  context: MappingContext,
): Promise<Preview> {
  const opened = await openFile(content)
  const table = await opened.read(context.description?.records ?? kind)
  const { headings } = table
  const { sample, all } = await sampled(table.records)
  // what can't be read at all says so with its first record
  if (sample.length === 0) await all.next()
  const known = headings && recogniseKind(headings)
  const description =
    context.description ?? (known?.kind === kind ? known : recognise(kind, hasNames(headings, sample[0])))
  const fields = compileFields(description, headings)
  const preview: Preview = {
    headings,
    description,
    columns: fieldsOf[kind].map(field => ({
      field,
      heading: headings && headingOf(description, field, headings),
    })),
    dishes: [],
    rows: sample.slice(0, shownRows).map(record =>
      fieldsOf[kind].flatMap(field => {
        const text = fields[field]?.(record) ?? ''
        return text === '' ? [] : [{ field, text }]
      }),
    ),
    problems: [],
    looked: sample.length,
  }
  try {
    if (kind !== 'menu')
      return { ...preview, problems: await problemsOf(kind, table, sample, { ...context, description }) }
    const read = await MenuRows.read(
      { headings, records: these(sample), sample, file: content.name },
      { currency: context.currency, description },
    )
    return { ...preview, dishes: read.dishes.slice(0, shownRows), problems: read.setAside }
  } catch (error) {
    if (!(error instanceof SetAsideError)) throw error
    return { ...preview, problems: [{ line: error.line, reason: error.message }] }
  }
}
