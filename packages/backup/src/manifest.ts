import { z } from 'zod'
import { BackupError } from './backup-error.js'

const fingerprint = { rows: z.number(), bytes: z.number(), sha256: z.string() }

const tableSchema = z.object({ name: z.string(), columns: z.array(z.string()), ...fingerprint })
const sequenceSchema = z.object({
  table: z.string(),
  column: z.string(),
  lastValue: z.string(),
  isCalled: z.boolean(),
})
const fileSchema = z.object({ path: z.string(), size: z.number(), sha256: z.string() })

/** The first file of a backup: what it is. */
export const headSchema = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  /** slugs */
  businesses: z.array(z.string()),
  /** the schema that the rows were in: its migrations, in order */
  migrations: z.array(z.string()),
  /** in the file's order, which is one that their references allow */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  leftOut: z.array(z.string()),
})

/** The last file of a backup: what all before it must add up to. */
export const manifestSchema = z.object({
  tables: z.array(tableSchema),
  sequences: z.array(sequenceSchema),
  session: z.array(fileSchema),
})

export type BackupHead = z.output<typeof headSchema>
export type BackupManifest = z.output<typeof manifestSchema>
export type TableRecord = z.output<typeof tableSchema>
export type SessionFileRecord = z.output<typeof fileSchema>

export const headName = 'backup.json'
export const manifestName = 'manifest.json'
export const tableFolder = 'database/'
export const sessionFolder = 'session/'

/** @throws BackupError */
export function parseJson<Value>(schema: z.ZodType<Value>, bytes: Buffer): Value {
  try {
    return schema.parse(JSON.parse(bytes.toString()))
  } catch (error) {
    throw new BackupError('damaged', 'The backup is damaged, or was made by a newer version.', {
      cause: error,
    })
  }
}
