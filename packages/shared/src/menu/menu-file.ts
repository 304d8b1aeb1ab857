import { readFile } from 'node:fs/promises'
import type { Menu } from '@comanda/order-language/menu/menu.js'
import { readMenuText } from './menu-text.js'

const problemsShown = 20

/** A menu file can't be used. The message names the file and all that is wrong with it, for a person. */
export class MenuFileError extends Error {
  readonly code = 'MENU_FILE_INVALID'

  constructor(
    readonly file: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`${file}: ${problem}`, options)
    this.name = 'MenuFileError'
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'there is no such file' : `it can't be read (${code})`
    throw new MenuFileError(file, `${why}. Give the path of a menu in JSON.`, { cause })
  }
}

/** Reads and checks a MENU.json. @throws MenuFileError */
export async function readMenuFile(file: string): Promise<Menu> {
  const read = readMenuText(await readText(file))
  if ('menu' in read) return read.menu
  if (read.cause !== undefined) {
    throw new MenuFileError(file, `${read.problems.join()}.`, { cause: read.cause })
  }
  const shown = read.problems.slice(0, problemsShown).map(problem => `  ${problem}`)
  const more = read.problems.length - shown.length
  const rest = more > 0 ? [`  and ${more} more`] : []
  throw new MenuFileError(file, ["this menu can't be used as it is:", ...shown, ...rest].join('\n'))
}
