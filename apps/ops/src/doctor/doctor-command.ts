import { readConfig } from '@comanda/shared/config/config.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { Command, Option } from 'commander'
import { print } from '../output.js'
import { createDoctor } from './doctor.js'
import { describeFinding, type Finding } from './finding.js'

function verdict(findings: Finding[]): string {
  const bad = findings.filter(({ state }) => state === 'bad').length
  if (bad > 0) return `${bad} to mend.`
  return findings.some(({ state }) => state === 'warning') ? 'Works; see the warnings.' : 'All is well.'
}

/** `ops doctor`: what is there, what is missing, and the command that mends it. Exit code 1 where something is bad. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('say what is there, what is missing, and the command that mends it')
    .addOption(new Option('--setup <json>', 'what the launcher found').default('[]').hideHelp())
    .action(async (options: { setup: string }, command: Command) => {
      const doctor = createDoctor({
        setup: JSON.parse(options.setup) as Finding[],
        readConfig,
        logger: createLogger({ name: 'doctor', level: 'silent' }),
      })
      const findings = await doctor.examine()
      const isBad = findings.some(({ state }) => state === 'bad')
      const text = [...findings.map(describeFinding), '', verdict(findings)].join('\n')
      const asJson = command.optsWithGlobals<{ json?: boolean }>().json === true
      print({ data: { ok: !isBad, findings }, text }, asJson)
      process.exitCode = isBad ? 1 : 0
    })
}
