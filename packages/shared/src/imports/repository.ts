import type { Database } from '../database/connect.js'
import { queryRow, queryRows, requireRow } from '../database/rows.js'
import type {
  Import,
  ImportCounts,
  ImportKind,
  ImportPosition,
  ImportStatus,
  SetAside,
  TakenFile,
} from './types.js'

interface ImportRow {
  id: number
  business_id: number
  kind: ImportKind
  source: string
  description: unknown
  status: ImportStatus
  created_at: Date
  updated_at: Date
  finished_at: Date | null
  position_file: string | null
  position_records: number
  bytes_done: number
  bytes_total: number
  files: number
  added: number
  changed: number
  unchanged: number
  set_aside: number
  problem: string | null
}

const toImport = (row: ImportRow): Import => ({
  id: row.id,
  businessId: row.business_id,
  kind: row.kind,
  source: row.source,
  description: row.description,
  status: row.status,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  finishedAt: row.finished_at ?? undefined,
  position:
    row.position_file === null ? undefined : { file: row.position_file, records: row.position_records },
  bytesDone: row.bytes_done,
  bytesTotal: row.bytes_total,
  files: row.files,
  added: row.added,
  changed: row.changed,
  unchanged: row.unchanged,
  setAside: row.set_aside,
  problem: row.problem ?? undefined,
})

const columns = `id, business_id, kind, source, description, status, created_at, updated_at, finished_at, position_file,
  position_records, bytes_done, bytes_total, files, added, changed, unchanged, set_aside, problem`

/** Of an upload: what a row holds. */
const pieceBytes = 512 * 1024

export interface NewImport {
  businessId: number
  kind: ImportKind
  source: string
  description?: unknown
  status: ImportStatus
  memberId?: number | undefined
  bytesTotal?: number
}

export type ImportRepository = ReturnType<typeof createImportRepository>

/** Imports themselves: what they are of, how far they have come, and what they set aside. */
export function createImportRepository(db: Database) {
  return {
    async create(given: NewImport, trx: Database = db): Promise<Import> {
      const row = await requireRow<ImportRow>(
        trx,
        `insert into imports (business_id, kind, source, description, status, member_id, bytes_total)
         values (:businessId, :kind, :source, :description, :status, :memberId, :bytesTotal) returning ${columns}`,
        {
          businessId: given.businessId,
          kind: given.kind,
          source: given.source,
          description: given.description === undefined ? null : JSON.stringify(given.description),
          status: given.status,
          memberId: given.memberId ?? null,
          bytesTotal: given.bytesTotal ?? 0,
        },
      )
      return toImport(row)
    },

    async find(businessId: number, importId: number): Promise<Import | undefined> {
      const row = await queryRow<ImportRow>(
        db,
        `select ${columns} from imports where business_id = :businessId and id = :importId`,
        { businessId, importId },
      )
      return row && toImport(row)
    },

    /** The one that the same source began and hasn't ended. */
    async findUnfinished(businessId: number, kind: ImportKind, source: string): Promise<Import | undefined> {
      const row = await queryRow<ImportRow>(
        db,
        `select ${columns} from imports where business_id = :businessId and kind = :kind and source = :source
           and status in ('running', 'paused') order by id desc limit 1`,
        { businessId, kind, source },
      )
      return row && toImport(row)
    },

    /** How its columns are read, while nobody has begun it. */
    async setDescription(importId: number, description: unknown): Promise<void> {
      await db.raw(
        `update imports set description = :description, updated_at = now() where id = :importId and status = 'draft'`,
        { importId, description: description === undefined ? null : JSON.stringify(description) },
      )
    },

    /** Those of uploads that are to run: somebody began them, and whoever ran them may be gone. */
    async running(): Promise<Import[]> {
      const rows = await queryRows<ImportRow>(
        db,
        `select ${columns} from imports i where status = 'running'
           and exists (select from import_uploads where import_id = i.id) order by id`,
      )
      return rows.map(toImport)
    },

    async status(importId: number): Promise<ImportStatus | undefined> {
      const row = await queryRow<{ status: ImportStatus }>(
        db,
        'select status from imports where id = :importId',
        { importId },
      )
      return row?.status
    },

    /** Makes one of a file, which is kept until it isn't needed any more. */
    async createUpload({ content, ...given }: NewImport & { content: Uint8Array }): Promise<Import> {
      return db.transaction(async trx => {
        const row = await this.create({ ...given, bytesTotal: content.length }, trx)
        for (let position = 0; position * pieceBytes < content.length; position++) {
          const piece = Buffer.from(content.subarray(position * pieceBytes, (position + 1) * pieceBytes))
          await trx.raw(
            'insert into import_uploads (import_id, position, content) values (:importId, :position, :piece)',
            { importId: row.id, position, piece },
          )
        }
        return row
      })
    },

    /** The file, piece by piece. */
    async *upload(importId: number): AsyncGenerator<Buffer> {
      for (let position = 0; ; position++) {
        const row = await queryRow<{ content: Buffer }>(
          db,
          'select content from import_uploads where import_id = :importId and position = :position',
          { importId, position },
        )
        if (row === undefined) return
        yield row.content
      }
    },

    async dropUpload(importId: number): Promise<void> {
      await db.raw('delete from import_uploads where import_id = :importId', { importId })
    },

    /** Files of people lie nowhere for long: what nobody went on with for so many days is cancelled, and its file gone. */
    async dropLeftovers(days: number): Promise<void> {
      await db.raw(
        `with old as (
           update imports set status = 'cancelled', finished_at = now()
           where status in ('draft', 'paused') and updated_at < now() - :days * interval '1 day' returning id
         )
         delete from import_uploads u using imports i
         where i.id = u.import_id and (i.id in (select id from old) or i.status in ('done', 'cancelled', 'failed'))`,
        { days },
      )
    },

    /** A shop's, the newest first. */
    async list(businessId: number, most: number): Promise<Import[]> {
      const rows = await queryRows<ImportRow>(
        db,
        `select ${columns} from imports where business_id = :businessId order by id desc limit :most`,
        { businessId, most },
      )
      return rows.map(toImport)
    },

    /** @returns whether it was in one of these, and is in the new one now */
    async setStatus(
      importId: number,
      from: readonly ImportStatus[],
      to: ImportStatus,
      problem?: string,
    ): Promise<boolean> {
      const row = await queryRow(
        db,
        `update imports set status = :to, problem = :problem, updated_at = now(),
           finished_at = case when :to in ('done', 'cancelled', 'failed') then now() end
         where id = :importId and status = any(cast(:from as text[])) returning id`,
        { importId, from: [...from], to, problem: problem ?? null },
      )
      return row !== undefined
    },

    /** Adds what a batch came to, in the batch's own transaction. */
    async advance(
      importId: number,
      done: ImportCounts & { files: number; bytes: number; position: ImportPosition },
      trx: Database,
    ): Promise<void> {
      await trx.raw(
        `update imports set position_file = :file, position_records = :records, bytes_done = bytes_done + :bytes,
           files = files + :files, added = added + :added, changed = changed + :changed,
           unchanged = unchanged + :unchanged, set_aside = set_aside + :setAside, updated_at = now()
         where id = :importId`,
        {
          importId,
          file: done.position.file,
          records: done.position.records,
          bytes: done.bytes,
          files: done.files,
          added: done.added,
          changed: done.changed,
          unchanged: done.unchanged,
          setAside: done.setAside,
        },
      )
    },

    async setAside(importId: number, entries: readonly SetAside[], trx: Database): Promise<void> {
      if (entries.length === 0) return
      await trx.raw(
        `insert into import_set_aside (import_id, file, line, reason)
         select :importId, file, line, reason
         from jsonb_to_recordset(:entries) as e(file text, line bigint, reason text)`,
        { importId, entries: JSON.stringify(entries) },
      )
    },

    /** In the order of the source. @param after an id that was given before */
    async listSetAside(
      importId: number,
      { after = 0, most }: { after?: number; most: number },
    ): Promise<(SetAside & { id: number })[]> {
      const rows = await queryRows<{ id: number; file: string; line: number | null; reason: string }>(
        db,
        `select id, file, line, reason from import_set_aside where import_id = :importId and id > :after
         order by id limit :most`,
        { importId, after, most },
      )
      return rows.map(({ line, ...row }) => ({ ...row, line: line ?? undefined }))
    },

    /** Of these files, by the hashes of their paths, those that were taken whole before. */
    async takenFiles(
      businessId: number,
      pathHashes: readonly string[],
    ): Promise<Map<string, { contentHash: string; records: number }>> {
      const rows = await queryRows<{ path: string; content: string; records: number }>(
        db,
        `select replace(cast(path_hash as text), '-', '') as path,
           replace(cast(content_hash as text), '-', '') as content, records
         from import_files where business_id = :businessId and path_hash = any(cast(:pathHashes as uuid[]))`,
        { businessId, pathHashes: [...pathHashes] },
      )
      return new Map(rows.map(({ path, content, records }) => [path, { contentHash: content, records }]))
    },

    async takeFiles(businessId: number, files: readonly TakenFile[], trx: Database): Promise<void> {
      if (files.length === 0) return
      await trx.raw(
        `insert into import_files as f (business_id, path_hash, content_hash, records)
         select :businessId, * from unnest(cast(:paths as uuid[]), cast(:contents as uuid[]), cast(:records as bigint[]))
         on conflict (business_id, path_hash) do update
           set content_hash = excluded.content_hash, records = excluded.records
           where f.content_hash <> excluded.content_hash`,
        {
          businessId,
          paths: files.map(({ pathHash }) => pathHash),
          contents: files.map(({ contentHash }) => contentHash),
          records: files.map(({ records }) => records),
        },
      )
    },
  }
}
