import { InputError } from './input-error.js'

export interface ParseRequest {
  readonly id: string
  readonly turns: readonly string[]
  readonly now?: string
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/**
 * Reads a line of standard input.
 * @throws {InputError} naming the line
 */
export function readRequest(text: string, lineNumber: number): ParseRequest {
  const fail = (problem: string, cause?: unknown) =>
    new InputError(
      `standard input, line ${lineNumber}: ${problem}. A line looks like {"id":"1","turns":["2 lattes"]}.`,
      { cause },
    )
  let row: unknown
  try {
    row = JSON.parse(text)
  } catch (cause) {
    throw fail(`not valid JSON (${cause instanceof Error ? cause.message : String(cause)})`, cause)
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw fail('not an object')
  const { id, turns, now } = row as { id?: unknown; turns?: unknown; now?: unknown }
  if (!isText(id)) throw fail('“id” is not text')
  if (!Array.isArray(turns) || !turns.every(isText)) throw fail('“turns” is not a list of texts')
  if (now === undefined) return { id, turns }
  if (!isText(now) || Number.isNaN(Date.parse(now))) throw fail('“now” is not an ISO time')
  return { id, turns, now }
}
