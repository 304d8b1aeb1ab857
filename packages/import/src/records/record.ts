/** A row of a table, or an object of JSON: what its fields are read from. */
export interface RawRecord {
  /** in a table the line that it begins in, else which record it is, from 1 */
  line: number
  /** a table's cells */
  cells: readonly string[] | undefined
  /** the object */
  json: unknown
}

/** A file's records, with the headings where it is a table. */
export interface RecordSource {
  /** undefined: JSON */
  headings: readonly string[] | undefined
  /** one that can't be read is an error among them; the rest comes all the same */
  records: AsyncIterable<RawRecord | Error>
}
