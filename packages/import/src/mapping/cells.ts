import { decodeHTML } from 'entities'
import { fold } from '../description/fold.js'
import type { Description, Field, Place } from '../description/types.js'
import { SetAsideError } from '../import-error.js'
import { limits } from '../limits.js'
import type { RawRecord } from '../records/record.js'

/** Reads one field of a record as text, tidied; empty where it says nothing. */
export type ReadField = (record: RawRecord) => string

const unsafe = /[\0\p{Surrogate}]/gu

/**
 * A cell as a person reads it: HTML's entities and tags are old systems' way to write, and no space is of another kind.
 * Half a character and a null one can't be kept.
 */
export function tidy(text: string): string {
  if (text === '') return text
  let tidied = text
  if (tidied.includes('&')) tidied = decodeHTML(tidied)
  if (tidied.includes('<')) tidied = tidied.replace(/<\/?[a-z][^<>]*>/gi, ' ')
  return tidied.replace(unsafe, '').replace(/\s+/g, ' ').trim()
}

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? tidy(value)
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

export function valueAt(json: unknown, path: readonly string[]): unknown {
  let value = json
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

type ReadName = (record: RawRecord) => string

/** The first that says something. */
function firstOf(readers: readonly ReadName[]): ReadField {
  const [only] = readers
  if (readers.length === 1 && only !== undefined) return only
  return record => {
    for (const read of readers) {
      const text = read(record)
      if (text !== '') return text
    }
    return ''
  }
}

const joined =
  (readers: readonly ReadName[]): ReadName =>
  record =>
    readers
      .map(read => read(record))
      .filter(text => text !== '')
      .join(' ')

/** What a description's places are in a file with these headings. */
export interface Fields {
  /** undefined where the file has no such thing */
  [field: string]: ReadField | undefined
}

function readerOf(place: Place, readName: (name: string) => ReadName | undefined): ReadField | undefined {
  const readers = place.flatMap(entry => {
    if (typeof entry === 'string') return readName(entry) ?? []
    const parts = entry.map(readName).filter(read => read !== undefined)
    return parts.length === 0 || parts[0] === undefined ? [] : [joined(parts)]
  })
  return readers.length === 0 ? undefined : firstOf(readers)
}

/** Which column has which heading: the first of equal ones. */
function columnsOf(headings: readonly string[]): Map<string, number> {
  const columns = new Map<string, number>()
  headings.forEach((heading, index) => {
    const key = fold(tidy(heading))
    if (key !== '' && !columns.has(key)) columns.set(key, index)
  })
  return columns
}

const ofJson = new WeakMap<object, Fields>()

/** @param headings undefined: JSON, whose paths are the same for each of many small files */
export function compileFields(
  description: Pick<Description, 'fields'>,
  headings: readonly string[] | undefined,
): Fields {
  if (headings !== undefined) return compile(description, headings)
  const known = ofJson.get(description)
  if (known !== undefined) return known
  const fields = compile(description, undefined)
  ofJson.set(description, fields)
  return fields
}

function compile({ fields }: Pick<Description, 'fields'>, headings: readonly string[] | undefined): Fields {
  const columns = headings && columnsOf(headings)
  const readName = (name: string): ReadName | undefined => {
    if (columns === undefined) {
      const path = name.split('.')
      return ({ json }) => textOf(valueAt(json, path))
    }
    const index = columns.get(fold(name))
    return index === undefined ? undefined : ({ cells }) => tidy(cells?.[index] ?? '')
  }
  return Object.fromEntries(
    Object.entries(fields).map(([field, place]) => [field, readerOf(place, readName)]),
  )
}

/** A text that is kept. @throws SetAsideError where it is too long to be one */
export function kept(text: string, what: string, line: number): string {
  if (text.length <= limits.text) return text
  throw new SetAsideError(`The ${what} is over ${limits.text} characters: shorten it.`, line)
}

/** The names that are looked for, for a message. */
export const namesFor = ({ fields }: Pick<Description, 'fields'>, field: Field): string =>
  (fields[field] ?? [])
    .flat()
    .slice(0, 3)
    .map(name => `“${name}”`)
    .join(', ')
