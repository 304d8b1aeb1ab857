import { readConfig } from '@comanda/shared/config/config.js'
import { Command } from 'commander'
import { listAlerts } from './alerts/list-alerts.js'
import { testAlerts } from './alerts/test-alerts.js'
import { addBackupCommand, addRestoreCommand } from './backup/backup-commands.js'
import { createBusiness } from './business/create-business.js'
import { type CommandContext, type DatabaseOptions, withDatabase } from './context.js'
import { eraseCustomer, exportCustomer, findCustomers } from './customer/customer-commands.js'
import { addDoctorCommand } from './doctor/doctor-command.js'
import { addImportCommand } from './import/import-command.js'
import { addMember } from './member/add-member.js'
import { resetSecondFactor } from './member/reset-second-factor.js'
import { askBot } from './memory/ask-bot.js'
import { clearCaches } from './memory/clear-caches.js'
import { reportMemory } from './memory/report.js'
import { importMenu } from './menu/import-menu.js'
import type { Outcome } from './output.js'
import { restartBot } from './restart/restart-bot.js'
import { addStartupCommand } from './startup/startup-command.js'
import { type CheckOptions, checkStatistics } from './statistics/check-statistics.js'
import { showStatus } from './status/show-status.js'
import type { Terminal } from './terminal.js'

/** A count of millions takes its time. */
const queryTimeoutMs = 600_000

interface AccountOption {
  account?: string
}

const oneAccount = ['--account <number>', 'of one account; all that run where it is left out'] as const

/**
 * The commands and what each takes.
 * @param answer takes what a command found; a command that can’t do its part throws
 */
export function createProgram(terminal: Terminal, answer: (outcome: Outcome) => void): Command {
  const { env, stdout, stderr } = terminal
  const program = new Command('ops')
    .description('The operator’s tool of Comanda.')
    .option('--json', 'answer as JSON, for machines')
    .showHelpAfterError()
    .exitOverride()
    .configureOutput({ writeOut: text => stdout.write(text), writeErr: text => stderr.write(text) })

  const run = async (
    work: (context: CommandContext) => Promise<Outcome>,
    options?: DatabaseOptions,
  ): Promise<void> => answer(await withDatabase(terminal, work, options))

  const business = program.command('business').description('shops')
  business
    .command('create')
    .description('make a business and its WhatsApp account')
    .requiredOption('--name <name>', 'as customers know it')
    .requiredOption('--currency <code>', 'ISO 4217, like USD')
    .requiredOption('--time-zone <zone>', 'like Europe/Madrid')
    .option('--slug <slug>', 'its short name in commands')
    .action(options => run(context => createBusiness(context, options)))

  const menu = program.command('menu').description('what a shop sells')
  menu
    .command('import')
    .description('put a menu file in the place of the shop’s menu')
    .argument('<file>', 'a MENU.json')
    .requiredOption('--business <slug>', 'whose menu')
    .action((file, options) => run(context => importMenu(context, file, options.business)))

  const member = program.command('member').description('people with a role in a shop')
  member
    .command('add')
    .description('add a person, and print a one-time link to choose a password with')
    .requiredOption('--business <slug>', 'where')
    .requiredOption('--role <role>', 'owner, manager, kitchen or driver')
    .requiredOption('--email <email>', 'to sign in with')
    .action(options => run(context => addMember(context, options)))
  member
    .command('reset-second-factor')
    .description('take the second step at sign-in away from somebody who lost it')
    .requiredOption('--business <slug>', 'where')
    .requiredOption('--email <email>', 'who')
    .action(options => run(context => resetSecondFactor(context, options)))

  const customer = program
    .command('customer')
    .description('what is kept of one customer, for whoever asks for theirs')
  customer
    .command('find')
    .description('list customers by a part of their name or number')
    .argument('<text>', 'of the name, or digits of the number')
    .requiredOption('--business <slug>', 'whose customer')
    .action((text, options) => run(context => findCustomers(context, text, options)))
  customer
    .command('export')
    .description('all that is kept of a customer, as JSON')
    .argument('<customer>', 'the number that `customer find` gives')
    .requiredOption('--business <slug>', 'whose customer')
    .option('--output <file>', 'write it there, for its owner alone; shown where left out')
    .action((id, options) => run(context => exportCustomer(context, id, options)))
  customer
    .command('erase')
    .description('erase a customer; the sums of their orders stay')
    .argument('<customer>', 'the number that `customer find` gives')
    .requiredOption('--business <slug>', 'whose customer')
    .option('--yes', 'it can’t be undone')
    .action((id, options) => run(context => eraseCustomer(context, id, options)))

  program
    .command('status')
    .description('how every shop and its WhatsApp account are')
    .action(() => run(showStatus))

  program
    .command('restart')
    .description('restart a shop’s bot: it finishes what runs, and keeps its sign-in')
    .requiredOption('--business <slug>', 'whose bot')
    .option('--force', 'also with the restart budget used up; asks twice')
    .action(options => run(context => restartBot(context, options)))

  program
    .command('gc')
    .description('collect the garbage of running bots')
    .option(...oneAccount)
    .action((options: AccountOption) => run(context => askBot(context, 'gc', options.account)))

  program
    .command('caches')
    .description('what dashboards and running bots keep at hand')
    .command('clear')
    .description('empty the caches of dashboards and running bots')
    .option(...oneAccount)
    .action((options: AccountOption) => run(context => clearCaches(context, options.account)))

  program
    .command('cleanup')
    .description('empty caches, let the page drop what it can, collect garbage')
    .option(...oneAccount)
    .action((options: AccountOption) => run(context => askBot(context, 'cleanup', options.account)))

  const statistics = program.command('statistics').description('what the shops’ orders come to')
  statistics
    .command('check')
    .description('count the orders, and compare with the figures that are kept')
    .option('--business <slug>', 'of one shop; of all where it is left out')
    .option('--repair', 'keep what was counted, where it differs')
    .action((options: CheckOptions) => run(context => checkStatistics(context, options), { queryTimeoutMs }))

  const alerts = program
    .command('alerts')
    .description('what went wrong lately, and who was told of it')
    .action(() => run(listAlerts))
  alerts
    .command('test')
    .description('send a test on every channel that is set up, and say what became of it')
    .action(async () => answer(await testAlerts(readConfig(env))))

  program
    .command('memory')
    .description('what bots and their browsers held')
    .command('report')
    .description('each week of each account, in plain words and beside the week before')
    .option('--business <slug>', 'of one shop; all where it is left out')
    .option('--weeks <number>', 'how many, the running one first', '2')
    .action(options => run(context => reportMemory(context, options)))

  addDoctorCommand(program, terminal, answer)
  addStartupCommand(program, answer)
  addBackupCommand(program, terminal, answer)
  addRestoreCommand(program, terminal, answer)
  addImportCommand(program, terminal, answer)
  return program
}
