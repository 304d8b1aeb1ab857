import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Terminal } from '../terminal.js'
import { answer } from './answer.js'
import { readArguments, usage } from './arguments.js'
import { InputError } from './input-error.js'
import { loadMenu } from './load-menu.js'
import { readRequest } from './read-request.js'

const EXIT_BAD_INPUT = 2

/**
 * Answers each line of the input with a line.
 * @param args as they stand behind `npm run parse --`
 * @returns the exit code
 */
export async function runParse(
  args: readonly string[],
  { stdin, stdout, stderr }: Pick<Terminal, 'stdin' | 'stdout' | 'stderr'>,
): Promise<number> {
  async function write(text: string): Promise<void> {
    if (!stdout.write(text)) await once(stdout, 'drain')
  }

  try {
    const options = readArguments(args)
    if (!options) {
      await write(`${usage}\n`)
      return 0
    }
    const menu = await loadMenu(options.menuPath)
    let lineNumber = 0
    for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      lineNumber++
      if (line.trim() !== '') await write(`${answer(menu, readRequest(line, lineNumber), options.why)}\n`)
    }
    return 0
  } catch (error) {
    const isInput = error instanceof InputError
    stderr.write(`parse: ${isInput ? error.message : error instanceof Error ? error.stack : error}\n`)
    return isInput ? EXIT_BAD_INPUT : 1
  }
}
