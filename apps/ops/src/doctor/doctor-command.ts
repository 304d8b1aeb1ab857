import { readConfig } from '@comanda/shared/config/config.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { type Command, Option } from 'commander'
import type { Outcome } from '../output.js'
import type { Terminal } from '../terminal.js'
import { createDoctor } from './doctor.js'
import { describeFinding, type Finding } from './finding.js'

function verdict(findings: Finding[]): string {
  const bad = findings.filter(({ state }) => state === 'bad').length
  if (bad > 0) return `${bad} to mend.`
  return findings.some(({ state }) => state === 'warning') ? 'Works; see the warnings.' : 'All is well.'
}

/** `ops doctor`: what is there, what is missing, and the command that mends it. Exit code 1 where something is bad. */
export function addDoctorCommand(
  program: Command,
  { env }: Terminal,
  answer: (outcome: Outcome) => void,
): void {
  program
    .command('doctor')
    .description('say what is there, what is missing, and the command that mends it')
    .addOption(new Option('--setup <json>', 'what the launcher found').default('[]').hideHelp())
    .action(async (options: { setup: string }) => {
      const doctor = createDoctor({
        setup: JSON.parse(options.setup) as Finding[],
        readConfig: () => readConfig(env),
        logger: createLogger({ name: 'doctor', level: 'silent' }),
      })
      const findings = await doctor.examine()
      const isBad = findings.some(({ state }) => state === 'bad')
      const text = [...findings.map(describeFinding), '', verdict(findings)].join('\n')
      answer({ data: { ok: !isBad, findings }, text, isBad })
    })
}
