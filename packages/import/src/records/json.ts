import { SetAsideError } from '../import-error.js'
import { limits } from '../limits.js'
import type { RawRecord } from './record.js'

const tooDeep = `Lists and objects lie deeper than ${limits.jsonDepth} in each other.`
const tooLong = `A record is longer than ${limits.recordBytes / 1024} KB: nothing that long is read.`

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Where the records of a document stand: in the list that is named, in the only list that it is, or it is one itself. */
function recordsOf(value: unknown, listName: string | undefined): unknown[] {
  if (Array.isArray(value)) return value
  if (listName !== undefined && isObject(value) && Array.isArray(value[listName])) return value[listName]
  return [value]
}

/** A document that is small enough to be parsed at once. @throws SetAsideError */
export function* readJsonDocument(text: string, listName: string | undefined): Generator<RawRecord> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new SetAsideError('It is no whole JSON: it may have been cut off. Export it again.')
  }
  let line = 0
  for (const json of recordsOf(value, listName)) {
    line += 1
    yield { line, cells: undefined, json }
  }
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

const quote = 34
const comma = 44
const openList = 91
const closeList = 93
const openObject = 123
const closeObject = 125

/**
 * Parts JSON of any length into its records without holding more than one: values one behind the other, the elements of
 * a list, or of the list that an object has under a name. node's own parser reads each of them; what is parted here is
 * only known by brackets and quotes.
 */
export class JsonParter {
  private text = ''
  private at = 0
  private depth = 0
  private isInString = false
  /** where the record that is being read begins; -1 between two */
  private begin = -1
  /** the depth that records lie at: 0 one behind the other, 1 in a list, 2 in an object's list; -1 behind the list */
  private recordDepth: number | undefined
  /** of the outer object, while the list is looked for */
  private keyBegin = -1
  private lastKey = ''
  private count = 0
  private found: (RawRecord | Error)[] = []

  constructor(private readonly listName: string | undefined) {}

  /** @returns the records that end in this piece @throws SetAsideError where it is nothing that can be parted */
  add(piece: string): (RawRecord | Error)[] {
    this.text += piece
    while (this.at < this.text.length) {
      if (this.isInString) this.skipString()
      else {
        this.step(this.text.charCodeAt(this.at))
        this.at += 1
      }
    }
    this.forget()
    return this.taken()
  }

  /** @throws SetAsideError where it was cut off */
  end(): (RawRecord | Error)[] {
    if (this.depth > 0 || this.isInString) {
      throw new SetAsideError(
        'It ends in the middle: it may have been cut off. Export it again.',
        this.count + 1,
      )
    }
    if (this.begin >= 0) this.take(this.text.length)
    if (this.recordDepth === undefined && this.count === 0) {
      throw new SetAsideError('It holds no list of records: export it as a list, or a record a line.')
    }
    return this.taken()
  }

  private taken(): (RawRecord | Error)[] {
    const { found } = this
    this.found = []
    return found
  }

  private skipString(): void {
    const end = this.text.indexOf('"', this.at)
    const escaped = this.text.indexOf('\\', this.at)
    if (escaped >= 0 && (end < 0 || escaped < end)) {
      // what is escaped may come with the next piece
      this.at = escaped + 2
      return
    }
    this.at = end < 0 ? this.text.length : end + 1
    if (end < 0) return
    this.isInString = false
    if (this.keyBegin >= 0) {
      this.lastKey = this.text.slice(this.keyBegin + 1, end)
      this.keyBegin = -1
    }
  }

  private step(code: number): void {
    const isBetween = this.begin < 0
    switch (code) {
      case quote:
        this.isInString = true
        if (this.recordDepth === undefined && this.depth === 1) this.keyBegin = this.at
        else if (isBetween && this.depth === (this.recordDepth ?? 0)) this.begin = this.at
        return
      case openList:
      case openObject:
        this.open(code === openList)
        return
      case closeList:
      case closeObject:
        this.close()
        return
      default:
        if (this.depth !== (this.recordDepth ?? 0)) return
        if (code === comma || isSpace(code)) {
          if (!isBetween && (code === comma || this.depth === 0)) this.take(this.at)
        } else if (isBetween) this.begin = this.at
    }
  }

  private open(isList: boolean): void {
    if (this.recordDepth === undefined) {
      if (this.depth === 0 && isList) this.recordDepth = 1
      else if (this.depth === 0 && this.listName === undefined) this.recordDepth = 0
      else if (this.depth === 1 && isList && this.lastKey === this.listName) this.recordDepth = 2
      if (this.depth === 0 && this.recordDepth === 0) this.begin = this.at
    } else if (this.depth === this.recordDepth && this.begin < 0) this.begin = this.at
    this.depth += 1
    if (this.depth > limits.jsonDepth) throw new SetAsideError(tooDeep, this.count + 1)
  }

  private close(): void {
    if (this.depth === this.recordDepth && this.begin >= 0) this.take(this.at)
    this.depth -= 1
    if (this.depth < 0)
      throw new SetAsideError('It is no JSON: a bracket closes that never opened.', this.count + 1)
    if (this.depth === this.recordDepth && this.begin >= 0) this.take(this.at + 1)
    else if (this.recordDepth !== undefined && this.depth < this.recordDepth) this.recordDepth = -1
  }

  private take(end: number): void {
    const text = this.text.slice(this.begin, end)
    this.begin = -1
    this.count += 1
    this.found.push(parsed(text, this.count))
  }

  /** @throws SetAsideError where a record doesn't end */
  private forget(): void {
    const from = this.begin >= 0 ? this.begin : this.keyBegin >= 0 ? this.keyBegin : this.at
    if (this.at - from > limits.recordBytes * 2) throw new SetAsideError(tooLong, this.count + 1)
    this.text = this.text.slice(from)
    this.at -= from
    if (this.begin >= 0) this.begin = 0
    else if (this.keyBegin >= 0) this.keyBegin = 0
  }
}

function parsed(text: string, line: number): RawRecord | Error {
  if (text.length > limits.recordBytes) return new SetAsideError(tooLong, line)
  try {
    return { line, cells: undefined, json: JSON.parse(text) }
  } catch {
    return new SetAsideError('This record is no JSON: look for a missing quote or comma.', line)
  }
}

/** The records of JSON of any length. @param listName undefined: a list, or one behind the other */
export async function* readJsonStream(
  pieces: AsyncIterable<string>,
  listName: string | undefined,
): AsyncGenerator<RawRecord | Error> {
  const parter = new JsonParter(listName)
  for await (const piece of pieces) yield* parter.add(piece)
  yield* parter.end()
}

/** A record a line. @throws SetAsideError where a line never ends */
export async function* readJsonLines(pieces: AsyncIterable<string>): AsyncGenerator<RawRecord | Error> {
  let rest = ''
  let line = 0
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      line += 1
      if (text.trim() !== '') yield parsed(text, line)
    }
    if (rest.length > limits.recordBytes * 2) throw new SetAsideError(tooLong, line + 1)
  }
  if (rest.trim() !== '') yield parsed(rest, line + 1)
}
