import { type ImportPosition, type SetAside, type TakenFile, whole } from '@comanda/shared/imports/types.js'
import type { StagedRecord } from '../mapping/staged.js'

/** What a worker has read, ready to be merged in one transaction. */
export interface Batch {
  /** staged records, each by its place in `rows` */
  count: number
  /** COPY's text: a row each, whose first cell counts them */
  rows: Uint8Array
  /** of orders: their lines, by the number of their row */
  lines: Uint8Array
  /** which of `fileNames` each staged record is from, and its line there, in turn */
  places: Int32Array
  fileNames: string[]
  setAside: SetAside[]
  /** files that were taken whole by this */
  taken: TakenFile[]
  /** records of files that are as they were */
  unchanged: number
  /** files that were read to their end */
  files: number
  bytes: number
  position: ImportPosition
}

/** Its arrays are their own, and can be handed to another thread; small Buffers share one. */
const encoder = new TextEncoder()

const mostRecords = 8_000
const mostBytes = 3 * 1024 ** 2

/** Gathers records until they are worth a transaction. */
export class BatchBuilder {
  private rows: string[] = []
  private lines: string[] = []
  private places: number[] = []
  private fileNames: string[] = []
  private keys = new Set<string>()
  private setAside: SetAside[] = []
  private taken: TakenFile[] = []
  private unchanged = 0
  private files = 0
  private bytes = 0
  private size = 0
  private position: ImportPosition = { file: '', records: 0 }

  beginFile(name: string): void {
    this.fileNames.push(name)
  }

  /** Whether the same order or customer waits here already: they are merged one after the other. */
  has(record: StagedRecord): boolean {
    return this.keys.has(record.key)
  }

  add(record: StagedRecord): void {
    const n = this.rows.length
    const row = record.row(n)
    const lines = record.lines(n)
    this.rows.push(row)
    this.lines.push(lines)
    this.keys.add(record.key)
    this.places.push(this.fileNames.length - 1, record.line)
    this.size += row.length + lines.length
  }

  refuse(entry: SetAside): void {
    this.setAside.push(entry)
    this.size += entry.reason.length + entry.file.length
  }

  /** Up to here all is in this batch or an earlier one. */
  reach(position: ImportPosition): void {
    this.position = position
  }

  endFile(file: string, end: { bytes: number; unchanged?: number; taken?: TakenFile }): void {
    this.position = { file, records: whole }
    this.files += 1
    this.bytes += end.bytes
    this.unchanged += end.unchanged ?? 0
    if (end.taken !== undefined) this.taken.push(end.taken)
  }

  isFull(): boolean {
    return this.rows.length >= mostRecords || this.size >= mostBytes || this.taken.length >= 5_000
  }

  isEmpty(): boolean {
    return this.rows.length === 0 && this.files === 0 && this.setAside.length === 0
  }

  /** All of it; the next one begins in the same file. */
  take(): Batch {
    const batch: Batch = {
      count: this.rows.length,
      rows: encoder.encode(this.rows.join('')),
      lines: encoder.encode(this.lines.join('')),
      places: Int32Array.from(this.places),
      fileNames: this.fileNames,
      setAside: this.setAside,
      taken: this.taken,
      unchanged: this.unchanged,
      files: this.files,
      bytes: this.bytes,
      position: this.position,
    }
    const current = this.fileNames.at(-1)
    this.rows = []
    this.lines = []
    this.places = []
    this.fileNames = current === undefined ? [] : [current]
    this.keys = new Set()
    this.setAside = []
    this.taken = []
    this.unchanged = 0
    this.files = 0
    this.bytes = 0
    this.size = 0
    return batch
  }
}
