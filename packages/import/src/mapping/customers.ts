import { recognise } from '../description/descriptions.js'
import { fold } from '../description/fold.js'
import { SetAsideError } from '../import-error.js'
import type { RawRecord, RecordSource } from '../records/record.js'
import { compileFields, kept, namesFor, valueAt } from './cells.js'
import type { MappingContext } from './context.js'
import { copyRow } from './copy-text.js'
import { hashOf } from './hash.js'
import { readPerson } from './person.js'
import { Seen } from './seen.js'
import type { StagedRecord } from './staged.js'

/** Which names a source has: a table's headings, or what its first object holds. */
export function hasNames(headings: readonly string[] | undefined, first: RawRecord | undefined) {
  if (headings === undefined)
    return (name: string): boolean => valueAt(first?.json, name.split('.')) !== undefined
  const there = new Set(headings.map(fold))
  return (name: string): boolean => there.has(fold(name))
}

/** The customers of a file. One that can't be taken is an error among them. */
export async function* mapCustomers(
  { headings, records }: Omit<RecordSource, 'records'> & { records: AsyncIterable<RawRecord | Error> },
  sample: readonly RawRecord[],
  context: MappingContext,
): AsyncGenerator<StagedRecord | Error> {
  const description = context.description ?? recognise('customers', hasNames(headings, sample[0]))
  const { name, phone, address } = compileFields(description, headings)
  if (phone === undefined) {
    throw new SetAsideError(
      `It has no column of phone numbers: name one of ${namesFor(description, 'phone')}.`,
    )
  }
  const seen = new Seen()

  function read(record: RawRecord): StagedRecord {
    const { line } = record
    const person = readPerson({ phone: phone?.(record) ?? '', email: '' }, context, line)
    if (person?.wid === undefined) {
      throw new SetAsideError('It has no phone number: customers are known by theirs.', line)
    }
    if (!seen.add(person.hash)) {
      throw new SetAsideError(
        'The same number stands further up in this file: keep one of the two rows.',
        line,
      )
    }
    const { hash: key, wid } = person
    const told = [
      kept(name?.(record) ?? '', 'name', line) || undefined,
      kept(address?.(record) ?? '', 'address', line) || undefined,
    ]
    const hash = hashOf(JSON.stringify([wid, ...told]))
    return { line, key, row: n => copyRow([n, hash, key, wid, ...told]), lines: () => '' }
  }

  for await (const record of records) yield record instanceof Error ? record : settled(() => read(record))
}

/** What a reading gives, or why it can't be taken. */
export function settled<Result>(read: () => Result): Result | Error {
  try {
    return read()
  } catch (error) {
    if (error instanceof SetAsideError) return error
    throw error
  }
}
