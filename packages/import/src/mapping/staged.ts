/** A record as it is staged: its row behind its number, and its lines' rows behind that. */
export interface StagedRecord {
  /** where it stands in its file */
  line: number
  /** tells it from others of its kind: 32 hexadecimal digits */
  key: string
  /** @param n its number within a batch */
  row(n: number): string
  lines(n: number): string
}
