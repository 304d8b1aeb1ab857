export type ImportKind = 'menu' | 'customers' | 'orders'

/** draft: uploaded, but nobody has said yet what its columns are */
export type ImportStatus = 'draft' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed'

/** What became of the records so far: read = added + changed + unchanged + set aside. */
export interface ImportCounts {
  added: number
  changed: number
  unchanged: number
  setAside: number
}

/** How far an import has come. */
export interface ImportProgress extends ImportCounts {
  files: number
  bytesDone: number
  /** 0 where it isn't known yet */
  bytesTotal: number
}

/** Instead of a number of records: all of the file. */
export const whole = -1

/** Up to where all is done: so many records of this file, or the whole of it, and all files before it. */
export interface ImportPosition {
  file: string
  records: number
}

export interface Import extends ImportProgress {
  id: number
  businessId: number
  kind: ImportKind
  /** as people call it */
  source: string
  /** how its columns are read: a Description of packages/import */
  description: unknown
  status: ImportStatus
  createdAt: Date
  updatedAt: Date
  finishedAt: Date | undefined
  /** undefined: at the beginning */
  position: ImportPosition | undefined
  /** why it failed */
  problem: string | undefined
}

/** What couldn't be taken, and what to do about it. */
export interface SetAside {
  file: string
  /** of a table the line, else which record; undefined: the whole file */
  line: number | undefined
  reason: string
}

/** A file that was taken whole, by hashes of 32 hexadecimal digits. */
export interface TakenFile {
  pathHash: string
  contentHash: string
  records: number
}

/** Records that are merged in one transaction, as COPY's text: see `columns` in merging/repository.ts. */
export interface StagedRecords {
  count: number
  rows: Uint8Array
  /** of orders: their lines */
  lines: Uint8Array
}

/** What merging made of them; the rest was as it was. */
export interface Merged {
  added: number
  changed: number
  /** the staged records, by their number, that can't be taken */
  refused: { n: number; reason: string }[]
}
