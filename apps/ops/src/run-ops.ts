import { CommanderError } from 'commander'
import { explain } from './explain.js'
import { type Outcome, print } from './output.js'
import { createProgram } from './program.js'
import type { Terminal } from './terminal.js'

/**
 * Runs one command of the operator’s tool.
 * @param args as they stand behind `npm run ops --`
 * @returns the exit code
 */
export async function runOps(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0
  const program = createProgram(terminal, (outcome: Outcome) => {
    print(terminal, outcome, program.opts<{ json?: boolean }>().json === true)
    if (outcome.isBad === true) exitCode = 1
  })
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    // commander has said already what is wrong with the words, or shown what was asked for
    if (error instanceof CommanderError) return error.exitCode
    terminal.stderr.write(`${explain(error)}\n`)
    return 1
  }
  return exitCode
}
