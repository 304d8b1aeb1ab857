import type { Request } from 'express'

/** A field that has to be put right: named in the summary on top and beside the field. */
export interface FieldError {
  field: string
  message: string
}

/** A form's field as text: "" where it is missing, given twice, or holds what no text column takes. */
export function formText(request: Request, field: string): string {
  const value: unknown = request.body?.[field]
  return typeof value === 'string' && !value.includes('\0') ? value : ''
}

/** What is ticked of a form's field that may be ticked several times. */
export function formList(request: Request, field: string): string[] {
  const value: unknown = request.body?.[field]
  const values = Array.isArray(value) ? value : [value]
  return values.filter((one): one is string => typeof one === 'string' && !one.includes('\0'))
}
