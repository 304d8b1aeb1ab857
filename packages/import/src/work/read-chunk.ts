import { setTimeout as delay } from 'node:timers/promises'
import { type ImportPosition, whole } from '@comanda/shared/imports/types.js'
import type { ImportKind } from '../description/types.js'
import { SetAsideError } from '../import-error.js'
import type { MappingContext } from '../mapping/context.js'
import { mapCustomers } from '../mapping/customers.js'
import { mapOrders } from '../mapping/orders.js'
import { sampled } from '../mapping/sampled.js'
import type { StagedRecord } from '../mapping/staged.js'
import { openFile } from '../records/read-records.js'
import { type Content, contentOf } from '../source/content.js'
import type { FoundFile } from '../source/walk.js'
import { readZip } from '../source/zip.js'
import { type Batch, BatchBuilder } from './batch.js'
import { pathHashOf } from './path-hash.js'

/** What a worker needs to know before its first file. */
export interface WorkSettings {
  kind: Exclude<ImportKind, 'menu'>
  context: MappingContext
  /** so that another description of the same file counts as a change of it */
  mapping: string
}

/** What was taken whole before, by the hash of a file's path. */
export type Taken = ReadonlyMap<string, { contentHash: string; records: number }>

export interface Chunk {
  files: FoundFile[]
  /** all before it was done already */
  from: ImportPosition | undefined
  taken: Taken
}

const retryMs = 200

const nodeProblems: Readonly<Record<string, string>> = {
  EACCES: 'It may not be read: give whoever runs this the right to.',
  ENOENT: 'It went away while the import ran.',
  EISDIR: 'It is a folder.',
}

/** Why a file as a whole can't be read, for people. @throws what isn't about the file */
function asRefusal(error: unknown): SetAsideError {
  if (error instanceof SetAsideError) return error
  const { code } = error as NodeJS.ErrnoException
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) {
    return new SetAsideError(nodeProblems[code] ?? `It can’t be read (${code}).`)
  }
  throw error
}

/** Reads files into batches, one after the other. */
export function createChunkReader({ kind, context, mapping }: WorkSettings) {
  const map = kind === 'orders' ? mapOrders : mapCustomers

  async function mapped(content: Content) {
    const opened = await openFile(content)
    return {
      contentHash: opened.hash,
      records: async function* (): AsyncGenerator<StagedRecord | Error> {
        const source = await opened.read(context.description?.records ?? kind)
        const { sample, all } = await sampled(source.records)
        yield* map({ ...source, records: all }, sample, context)
      },
    }
  }

  /** @param skip so many of its records are done */
  async function* readFile(
    content: Content,
    batch: BatchBuilder,
    skip: number,
    before: Taken,
  ): AsyncGenerator<Batch> {
    const { name: file, bytes } = content
    const pathHash = pathHashOf(mapping, file)
    batch.beginFile(file)
    let records = 0
    let refused = 0
    let contentHash: string | undefined
    /** @returns whether it was read to its end */
    async function* attempt(isLast: boolean): AsyncGenerator<Batch, boolean> {
      try {
        const opened = await mapped(content)
        contentHash = opened.contentHash
        const known = before.get(pathHash)
        if (known?.contentHash === contentHash && skip === 0) {
          batch.endFile(file, { bytes, unchanged: known.records })
          return true
        }
        for await (const record of opened.records()) {
          records += 1
          if (record instanceof Error) refused += 1
          if (records <= skip) continue
          if (record instanceof Error) {
            const { line } = record as SetAsideError
            batch.refuse({ file, line: line ?? records, reason: record.message })
          } else {
            if (batch.has(record)) yield batch.take()
            batch.add(record)
          }
          batch.reach({ file, records })
          if (batch.isFull()) yield batch.take()
        }
      } catch (error) {
        const { message, line } = asRefusal(error)
        if (records === 0 && !isLast) return false
        refused += 1
        records += 1
        if (records > skip) batch.refuse({ file, line, reason: message })
      }
      const taken =
        refused === 0 && contentHash !== undefined ? { pathHash, contentHash, records } : undefined
      batch.endFile(file, { bytes, ...(taken && { taken }) })
      return true
    }
    if (yield* attempt(false)) return
    // it may have been half written
    await delay(retryMs)
    yield* attempt(true)
  }

  function refuseFile(name: string, reason: string, batch: BatchBuilder): void {
    batch.refuse({ file: name, line: undefined, reason })
    batch.endFile(name, { bytes: 0 })
  }

  async function* readArchive(
    found: FoundFile,
    batch: BatchBuilder,
    from: ImportPosition | undefined,
    taken: Taken,
  ) {
    const prefix = `${found.name}/`
    // of entries in the order of the zip: what comes before the one that was begun is done
    let isDone = from?.file.startsWith(prefix) === true
    for await (const entry of readZip(found.path)) {
      const name = prefix + ('content' in entry ? entry.content.name : entry.name)
      const isBegun = name === from?.file
      if (isDone && !isBegun) continue
      isDone = false
      if (isBegun && from.records === whole) continue
      if ('problem' in entry) refuseFile(name, entry.problem, batch)
      else yield* readFile({ ...entry.content, name }, batch, isBegun ? from.records : 0, taken)
      if (batch.isFull()) yield batch.take()
    }
  }

  return {
    /** Its batches in order; the last one may be small. */
    async *read({ files, from, taken }: Chunk): AsyncGenerator<Batch> {
      const batch = new BatchBuilder()
      for (const found of files) {
        if (found.problem !== undefined) refuseFile(found.name, found.problem, batch)
        else if (/\.zip$/i.test(found.name)) yield* readArchive(found, batch, from, taken)
        else {
          const skip = found.name === from?.file ? from.records : 0
          let content: Content | undefined
          try {
            content = contentOf(found.name, found.path)
          } catch (error) {
            refuseFile(found.name, asRefusal(error).message, batch)
          }
          if (content !== undefined) yield* readFile(content, batch, skip, taken)
        }
        if (batch.isFull()) yield batch.take()
      }
      if (!batch.isEmpty()) yield batch.take()
    },
  }
}
