import { readFile } from 'node:fs/promises'

export interface ScriptLine {
  id: string
  turns: string[]
}

/** The script can't be played. The message names the file and the line, for a person. */
export class ScriptFileError extends Error {
  readonly code = 'SCRIPT_FILE_INVALID'

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ScriptFileError'
  }
}

function readLine(text: string, where: string): ScriptLine {
  let line: unknown
  try {
    line = JSON.parse(text)
  } catch (cause) {
    throw new ScriptFileError(`${where}: this is no JSON (${(cause as Error).message}).`, { cause })
  }
  const { id, turns } = (line ?? {}) as { id?: unknown; turns?: unknown }
  if (typeof id !== 'string') throw new ScriptFileError(`${where}: “id” must be text.`)
  if (!Array.isArray(turns) || !turns.every(turn => typeof turn === 'string')) {
    throw new ScriptFileError(`${where}: “turns” must be a list of texts.`)
  }
  return { id, turns }
}

/** All lines of a JSONL file, `{"id","turns":[text,…]}` each. @throws ScriptFileError before anything is played */
export async function readScript(file: string): Promise<ScriptLine[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'there is no such file' : `it can't be read (${code})`
    throw new ScriptFileError(`${file}: ${why}. Give the path of a JSONL file.`, { cause })
  }
  return text
    .split('\n')
    .map((line, index) => ({ line, where: `${file}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, where }) => readLine(line, where))
}
