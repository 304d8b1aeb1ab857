import type { ImportMode } from '@comanda/import/merge.js'
import type { Command } from 'commander'
import { withDatabase } from '../context.js'
import type { Outcome } from '../output.js'
import type { Terminal } from '../terminal.js'
import { type ImportOptions, importPath } from './import-path.js'

/** A large past takes its time. */
const queryTimeoutMs = 600_000

export function addImportCommand(
  program: Command,
  terminal: Terminal,
  answer: (outcome: Outcome) => void,
): void {
  const run = async (file: string, mode: ImportMode, command: Command): Promise<void> => {
    const options = command.optsWithGlobals<ImportOptions>()
    answer(
      await withDatabase(terminal, context => importPath(context, file, options, mode), { queryTimeoutMs }),
    )
  }
  const command = program
    .command('import')
    .description('bring a menu, customers or past orders from another program')
    .argument('<path>', 'a CSV, JSON, JSONL or zip file, or a folder of them')
    .requiredOption('--business <slug>', 'whose they are')
    .option('--kind <kind>', 'menu, customers or orders; found by the columns where it is left out')
    .option('--description <name>', 'how the columns are read: square-orders, …, or a JSON file of your own')
    .option('--set-aside <file>', 'write what couldn’t be taken there, as CSV')
    .option('--dry-run', 'only say what it would do')
    .action((file: string, options: ImportOptions, self: Command) =>
      run(file, options.dryRun === true ? 'dry' : 'run', self),
    )
  command
    .command('verify')
    .description('compare a source with what the shop has of it')
    .argument('<path>', 'what was imported')
    .action((file: string, _options: unknown, self: Command) => run(file, 'verify', self))
}
