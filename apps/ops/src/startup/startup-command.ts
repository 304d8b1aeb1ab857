import { Command, Option } from 'commander'
import { print } from '../output.js'
import { type Installation, systemdUnit } from './systemd-unit.js'

/** `ops startup`: a systemd service, to be written where systemd looks for it. */
export function startupCommand(): Command {
  return new Command('startup')
    .description('print a systemd service that runs Comanda from the machine’s start on')
    .addOption(new Option('--setup <json>', 'where the launcher stands').makeOptionMandatory().hideHelp())
    .action(({ setup }: { setup: string }, command: Command) => {
      const unit = systemdUnit(JSON.parse(setup) as Installation)
      print(
        { data: { unit }, text: unit.trimEnd() },
        command.optsWithGlobals<{ json?: boolean }>().json === true,
      )
    })
}
