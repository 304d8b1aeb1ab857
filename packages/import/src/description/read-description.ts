import { z } from 'zod'
import { ImportError } from '../import-error.js'
import { type Description, importKinds } from './types.js'

const place = z.array(z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]))

const shape = z.strictObject({
  name: z.string().min(1).max(60),
  title: z.string().min(1).max(120),
  kind: z.enum(importKinds),
  recognise: z.array(z.string()).default([]),
  records: z.string().min(1).optional(),
  fields: z.record(z.string(), place),
  sizeColumns: z.array(z.string()).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  timeZone: z.string().optional(),
  statuses: z.record(z.string(), z.enum(['completed', 'cancelled', 'rejected', 'open'])).optional(),
})

/** Checks a description that somebody wrote. @throws ImportError naming what is wrong with it */
export function readDescription(value: unknown): Description {
  const result = shape.safeParse(value)
  if (result.success) return result.data as Description
  const problems = result.error.issues.map(
    ({ path, message }) => `  ${path.join('.') || 'the whole'}: ${message}`,
  )
  throw new ImportError(`This description can’t be used as it is:\n${problems.join('\n')}`)
}
