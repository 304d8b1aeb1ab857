import { type Dirent, readdirSync } from 'node:fs'
import path from 'node:path'
import { limits } from '../limits.js'

/** A file below the folder, or what can't be one. */
export interface FoundFile {
  /** below the folder that was named, with / */
  name: string
  /** on this machine */
  path: string
  /** why it is set aside */
  problem?: string
}

const readable = /\.(?:csv|tsv|txt|json|jsonl|ndjson|zip)$/i

const byName = (one: Dirent, other: Dirent): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : 0

/** Which of two files is walked first: the names are compared folder by folder. */
export function comesBefore(one: string, other: string): boolean {
  const a = one.split('/')
  const b = other.split('/')
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [left, right] = [a[index], b[index]]
    if (left === right) continue
    return left === undefined || (right !== undefined && left < right)
  }
  return false
}

/** All files of a folder, in an order that is the same each time. Hidden ones and the system's own aren't named. */
export function* walk(root: string, below = '', depth = 0): Generator<FoundFile> {
  if (depth > limits.folderDepth) {
    yield {
      name: below,
      path: root,
      problem: `Folders lie deeper than ${limits.folderDepth} here: move them up.`,
    }
    return
  }
  for (const entry of readdirSync(root, { withFileTypes: true }).sort(byName)) {
    if (entry.name.startsWith('.') || entry.name === '__MACOSX') continue
    const found = {
      name: below === '' ? entry.name : `${below}/${entry.name}`,
      path: path.join(root, entry.name),
    }
    if (entry.isDirectory()) yield* walk(found.path, found.name, depth + 1)
    else if (entry.isSymbolicLink()) {
      yield { ...found, problem: 'It is a link, which isn’t followed: put the file itself here.' }
    } else if (!entry.isFile() || !readable.test(entry.name)) {
      yield { ...found, problem: 'It is no CSV, JSON or zip file: save it as one of these.' }
    } else yield found
  }
}
