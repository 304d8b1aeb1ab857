import { isUtf8 } from 'node:buffer'
import { createHash, hash } from 'node:crypto'
import { SetAsideError } from '../import-error.js'
import { type Content, smallBytes } from '../source/content.js'
import { createUtf8Check, decoded, type Encoding, encodingOf } from '../source/encoding.js'
import { readRows } from './csv.js'
import { readJsonDocument, readJsonLines, readJsonStream } from './json.js'
import type { RawRecord, RecordSource } from './record.js'

/** A file that was looked at: its fingerprint, and its records if they are wanted. */
export interface OpenedFile {
  /** SHA-256 of all of it, 32 hexadecimal digits of it */
  hash: string
  /** @param listName where they stand in JSON */
  read(listName: string | undefined): Promise<RecordSource>
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

const headBytes = 64 * 1024
const isJsonName = (name: string): boolean => /\.(?:json|jsonl|ndjson)$/i.test(name)
const isLines = (name: string): boolean => /\.(?:jsonl|ndjson)$/i.test(name)

async function tableOf(pieces: AsyncIterable<string>): Promise<RecordSource> {
  const rows = readRows(pieces)
  const first = await rows.next()
  if (first.done === true) throw new SetAsideError('It is empty.')
  return { headings: (first.value.cells ?? []).map(cell => cell.trim()), records: rows }
}

async function* fromDocument(text: string, listName: string | undefined): AsyncGenerator<RawRecord> {
  yield* readJsonDocument(text, listName)
}

/**
 * Reads a file once for its fingerprint, a small one for all.
 * @throws SetAsideError where it is none that can be read
 */
export async function openFile(content: Content): Promise<OpenedFile> {
  if (content.bytes <= smallBytes) return openSmall(content.name, await content.whole())
  const digest = createHash('sha256')
  const utf8 = createUtf8Check()
  let head: Buffer = Buffer.alloc(0)
  for await (const piece of await content.stream()) {
    if (head.length < headBytes) head = Buffer.concat([head, piece.subarray(0, headBytes)])
    digest.update(piece)
    utf8.add(piece)
  }
  const encoding = encodingOf(head, utf8.holds())
  return {
    hash: digest.digest('hex').slice(0, 32),
    read: async listName => {
      const pieces = decoded(await content.stream(), encoding)
      if (!isJsonName(content.name)) return tableOf(pieces)
      const records = isLines(content.name) ? readJsonLines(pieces) : readJsonStream(pieces, listName)
      return { headings: undefined, records }
    },
  }
}

function openSmall(name: string, bytes: Buffer): OpenedFile {
  const textOf = (encoding: Encoding): string => new TextDecoder(encoding).decode(bytes)
  return {
    hash: hash('sha256', bytes, 'hex').slice(0, 32),
    read: async listName => {
      if (bytes.length === 0) throw new SetAsideError('It is empty.')
      const encoding = encodingOf(bytes.subarray(0, headBytes), isUtf8(bytes))
      if (!isJsonName(name)) return tableOf(decoded(only(bytes), encoding))
      return {
        headings: undefined,
        records: isLines(name)
          ? readJsonLines(decoded(only(bytes), encoding))
          : fromDocument(textOf(encoding), listName),
      }
    },
  }
}
