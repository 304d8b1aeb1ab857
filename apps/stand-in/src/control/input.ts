import { Refusal } from '../server/refusal.js'

/** Reads a JSON object out of a request; what isn't one is the caller's mistake. */
export function parseInput(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = text === '' ? {} : JSON.parse(text)
  } catch {
    throw new Refusal('bad_input', 'the body is no JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal('bad_input', 'the body must be a JSON object')
  }
  return value as Record<string, unknown>
}

type Kind = 'text' | 'number' | 'object' | 'boolean' | 'list'

/** A fixed choice of values. */
export interface Choice {
  oneOf: readonly (string | number)[]
  optional?: boolean
}

/** A field's name and kind; a question mark after the kind makes it optional. */
export type Shape = Record<string, Kind | `${Kind}?` | Choice>

/** Checks an operation's input against its shape, and names the field that is wrong or unknown. */
export function checkInput(input: Record<string, unknown>, shape: Shape): void {
  for (const name of Object.keys(input)) {
    if (!Object.hasOwn(shape, name)) throw new Refusal('bad_input', `unknown field ${name}`)
  }
  for (const [name, wanted] of Object.entries(shape)) checkField(name, input[name], wanted)
}

function checkField(name: string, value: unknown, wanted: Shape[string]): void {
  const optional = typeof wanted === 'string' ? wanted.endsWith('?') : wanted.optional
  if (value === undefined && optional) return
  if (typeof wanted === 'string') {
    const kind = wanted.replace('?', '')
    if (kindOf(value) !== kind) throw new Refusal('bad_input', `${name} must be a ${kind}`)
  } else if (!wanted.oneOf.some(each => each === value)) {
    throw new Refusal('bad_input', `${name} must be one of ${wanted.oneOf.join(', ')}`)
  }
}

function kindOf(value: unknown): Kind | undefined {
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return Number.isFinite(value) ? 'number' : undefined
  if (typeof value === 'boolean') return 'boolean'
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' && value !== null ? 'object' : undefined
}
