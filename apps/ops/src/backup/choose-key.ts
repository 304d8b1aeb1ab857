import { readFile } from 'node:fs/promises'
import { CommandError } from '../command-error.js'

const leastLength = 16

/** The key to encrypt or decrypt with: the file's content without its line end, or BACKUP_KEY, or none. */
export async function chooseKey(
  keyFile: string | undefined,
  backupKey: string | undefined,
): Promise<string | undefined> {
  if (keyFile === undefined) return backupKey
  let content: string
  try {
    content = (await readFile(keyFile, 'utf8')).replace(/\r?\n$/, '')
  } catch (error) {
    throw new CommandError(`The key file ${keyFile} can’t be read: ${(error as Error).message}`, {
      cause: error,
    })
  }
  if (content.length >= leastLength) return content
  throw new CommandError(
    `The key in ${keyFile} is shorter than ${leastLength} characters. Make one: openssl rand -base64 32`,
  )
}
