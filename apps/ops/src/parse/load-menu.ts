import { readFile } from 'node:fs/promises'
import { type CompiledMenu, compileMenu } from '@comanda/order-language/compile-menu.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'
import { InputError } from './input-error.js'

const MAX_PROBLEMS_SHOWN = 20

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    if (hasCode(cause, 'ENOENT'))
      throw new InputError(`${path}: there is no such file. Check the path given to --menu.`, { cause })
    if (hasCode(cause, 'EISDIR'))
      throw new InputError(`${path}: this is a folder. Name the menu file in it.`, { cause })
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new InputError(`${path}: can't be read (${reason}).`, { cause })
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new InputError(`${path}: not valid JSON (${reason}). Mend it there, or name another file.`, {
      cause,
    })
  }
}

/**
 * Loads a MENU.json ready for reading.
 * @throws {InputError} when the file is missing, isn't JSON or isn't a menu; it says all that is wrong with it
 */
export async function loadMenu(path: string): Promise<CompiledMenu> {
  const text = await readText(path)
  const result = readMenu(parseJson(path, text.replace(/^\uFEFF/, '')))
  if (result.ok) return compileMenu(result.menu)
  const shown = result.problems
    .slice(0, MAX_PROBLEMS_SHOWN)
    .map(problem => `  ${problem.path || 'the whole'}: ${problem.message}`)
  const rest = result.problems.length - shown.length
  if (rest > 0) shown.push(`  and ${rest} more`)
  throw new InputError(`${path}: not a menu. Mend this and try again:\n${shown.join('\n')}`)
}
