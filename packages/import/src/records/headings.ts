import { statSync } from 'node:fs'
import { contentOf } from '../source/content.js'
import { openFile } from './read-records.js'

/** What stands over the columns of a single table; nothing where it is none. @throws SetAsideError */
export async function headingsOf(file: string): Promise<readonly string[]> {
  if (!statSync(file).isFile() || !/\.(?:csv|tsv|txt)$/i.test(file)) return []
  const opened = await openFile(contentOf(file, file))
  return (await opened.read(undefined)).headings ?? []
}
