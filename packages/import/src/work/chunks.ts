import { statSync } from 'node:fs'
import path from 'node:path'
import { type ImportPosition, whole } from '@comanda/shared/imports/types.js'
import { ImportError } from '../import-error.js'
import { comesBefore, type FoundFile, walk } from '../source/walk.js'
import { pathHashOf } from './path-hash.js'
import type { Chunk, Taken } from './read-chunk.js'

/** Few enough that a reader is soon free, many enough that what was taken before is asked for seldom. */
const filesAtOnce = 500

export interface Source {
  isSingle: boolean
  files(): Generator<FoundFile>
  /** of a single file; 0: a folder isn't added up beforehand */
  bytes: number
}

/** @param name what it is called, where the path is another @throws ImportError where there is nothing */
export function openSource(root: string, name = path.basename(root)): Source {
  let stat: ReturnType<typeof statSync>
  try {
    stat = statSync(root)
  } catch (cause) {
    throw new ImportError(`There is nothing at ${root}. Give the path of a file or a folder.`, { cause })
  }
  if (stat?.isDirectory() === true) return { isSingle: false, files: () => walk(root), bytes: 0 }
  function* only(): Generator<FoundFile> {
    yield { name, path: root }
  }
  return { isSingle: true, files: only, bytes: Number(stat?.size ?? 0) }
}

/** A zip is begun again: which of its entries are done is seen there. */
function isDone(name: string, from: ImportPosition | undefined): boolean {
  if (from === undefined || from.file.startsWith(`${name}/`)) return false
  return name === from.file ? from.records === whole : comesBefore(name, from.file)
}

/** @param takenFiles what was taken whole before, of these path hashes */
export async function* chunksOf(
  source: Source,
  from: ImportPosition | undefined,
  mapping: string,
  takenFiles: (pathHashes: string[]) => Promise<Taken>,
): AsyncGenerator<Chunk> {
  let files: FoundFile[] = []
  const chunk = async (): Promise<Chunk> => ({
    files,
    from,
    taken: await takenFiles(files.map(({ name }) => pathHashOf(mapping, name))),
  })
  for (const file of source.files()) {
    if (isDone(file.name, from)) continue
    files.push(file)
    if (files.length < filesAtOnce) continue
    yield await chunk()
    files = []
  }
  if (files.length > 0) yield await chunk()
}
