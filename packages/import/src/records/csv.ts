import { once } from 'node:events'
import { CsvError, parse } from 'csv-parse'
import { SetAsideError } from '../import-error.js'
import { limits } from '../limits.js'
import type { RawRecord } from './record.js'

const delimiters = [',', ';', '\t', '|'] as const

/** How often each delimiter stands in a line, outside quotes. */
function countsOf(line: string): number[] {
  let isQuoted = false
  const counts = delimiters.map(() => 0)
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted) {
      const index = delimiters.indexOf(character as ',')
      if (index >= 0) counts[index] = (counts[index] ?? 0) + 1
    }
  }
  return counts
}

/** What parts the cells: what stands equally often in most of the first lines. @param head the beginning of the text */
export function delimiterOf(head: string): string {
  const declared = /^sep=(.)\r?\n/.exec(head)?.[1]
  if (declared !== undefined) return declared
  const lines = head
    .split(/\r\n|\n|\r/)
    .filter(line => line.trim() !== '')
    .slice(0, 20)
  const counts = lines.map(countsOf)
  const first = counts[0] ?? []
  const score = (index: number): number => {
    const wanted = first[index] ?? 0
    return wanted === 0 ? 0 : counts.filter(row => row[index] === wanted).length * 1_000 + wanted
  }
  const best = delimiters.map((_delimiter, index) => score(index))
  const most = Math.max(...best)
  return most === 0 ? ',' : (delimiters[best.indexOf(most)] ?? ',')
}

const reasons: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark opens here and never closes: close it, or take it out.',
  CSV_MAX_RECORD_SIZE: `A row is longer than ${limits.recordBytes / 1024} KB: look for a quotation mark that never closes.`,
}

/** What stands in a table, row by row, blank ones left out. The first row is one of them. @throws SetAsideError */
export async function* readRows(pieces: AsyncIterable<string>): AsyncGenerator<RawRecord> {
  const iterator = pieces[Symbol.asyncIterator]()
  let head = ''
  let isOver = false
  while (head.length < 64 * 1024 && !isOver) {
    const next = await iterator.next()
    if (next.done === true) isOver = true
    else head += next.value
  }
  const delimiter = delimiterOf(head)
  const isDeclared = /^sep=.\r?\n/.test(head)
  if (isDeclared) head = head.slice(head.indexOf('\n') + 1)
  const rows: RawRecord[] = []
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: limits.recordBytes,
    // a stream that fails forgets what it read before
    on_record: (cells: string[], { lines }) => {
      rows.push({ line: lines + (isDeclared ? 1 : 0), cells, json: undefined })
      return null
    },
  }).resume()
  let failure: Error | undefined
  parser.on('error', error => {
    failure = error
  })
  const write = (piece: string): Promise<void> =>
    new Promise(resolve => {
      parser.write(piece, () => resolve())
    })
  await write(head)
  yield* checked(rows.splice(0))
  for (let next = await iterator.next(); next.done !== true && failure === undefined; ) {
    await write(next.value)
    yield* checked(rows.splice(0))
    next = await iterator.next()
  }
  if (failure === undefined) {
    const isClosed = once(parser, 'close')
    parser.end()
    await isClosed.catch(() => undefined)
  }
  yield* checked(rows.splice(0))
  if (failure !== undefined) throw refusalOf(failure)
}

function* checked(rows: readonly RawRecord[]): Generator<RawRecord> {
  for (const row of rows) {
    if ((row.cells?.length ?? 0) > limits.columns) {
      throw new SetAsideError(`A row has more than ${limits.columns} columns: this is no table.`, row.line)
    }
    yield row
  }
}

function refusalOf(error: Error): Error {
  if (!(error instanceof CsvError)) return error
  const reason = reasons[error.code] ?? `This row can’t be read (${error.code}): look at its quotation marks.`
  const { lines } = error as unknown as { lines?: number }
  return new SetAsideError(reason, lines)
}
