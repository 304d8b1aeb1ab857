import { type Command, Option } from 'commander'
import type { Outcome } from '../output.js'
import { type Installation, systemdUnit } from './systemd-unit.js'

/** `ops startup`: a systemd service, to be written where systemd looks for it. */
export function addStartupCommand(program: Command, answer: (outcome: Outcome) => void): void {
  program
    .command('startup')
    .description('print a systemd service that runs Comanda from the machine’s start on')
    .addOption(new Option('--setup <json>', 'where the launcher stands').makeOptionMandatory().hideHelp())
    .action(({ setup }: { setup: string }) => {
      const unit = systemdUnit(JSON.parse(setup) as Installation)
      answer({ data: { unit }, text: unit.trimEnd() })
    })
}
