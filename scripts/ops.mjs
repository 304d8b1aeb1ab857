import { statSync } from 'node:fs'
import path from 'node:path'
import { applicationEnvironment, databaseFolder, hasOwnDatabase, loadSettings } from './setup/environment.mjs'
import {
  chromiumFinding,
  dataFolderFinding,
  describeFindings,
  finding,
  relocationFindings,
} from './setup/findings.mjs'
import { runLauncher } from './setup/launcher.mjs'
import { claimDataFolder } from './setup/lock.mjs'
import { refuseBesideDaemon } from './setup/pm2-home.mjs'
import { startPostgres } from './setup/postgres.mjs'
import { preparePrograms } from './setup/prepare.mjs'
import { createProgress } from './setup/progress.mjs'
import { dataFolder, projectDir } from './setup/project.mjs'
import { findRunner, leaveToRunner } from './setup/run-as.mjs'
import { runnerFinding } from './setup/runner-finding.mjs'
import { runningPorts } from './setup/running-ports.mjs'
import { findUser } from './setup/users.mjs'

const program = path.join(projectDir, 'apps/ops/dist/main.js')
const progress = createProgress({ quiet: true })

/** @typedef {import('./setup/launcher.mjs').Launcher} Launcher */

/**
 * @param {string} dataDir
 * @param {string | undefined} urlFile
 */
const programEnvironment = (dataDir, urlFile) => ({
  ...applicationEnvironment({ dataDir, urlFile }),
  ...runningPorts(dataDir),
})

/**
 * The embedded database, where it is the one to use: adopted, or running while the command does.
 * @param {Launcher['onEnd']} onEnd
 */
async function openDatabase(onEnd) {
  if (hasOwnDatabase()) return undefined
  const dataDir = dataFolder()
  const { user } = findRunner({ dataDir })
  const postgres = await startPostgres({ dir: databaseFolder(dataDir), user, progress })
  onEnd(postgres.stop)
  return postgres.urlFile
}

/**
 * @param {Launcher} launcher
 * @param {string[]} args
 */
async function runCommand({ onEnd, runNode }, args) {
  await preparePrograms(progress)
  const asksForHelp = args.length === 0 || args.includes('--help') || args.includes('-h')
  const isRestore = args.find(arg => !arg.startsWith('-')) === 'restore'
  // it takes the place of what the bot works on
  if (isRestore && !asksForHelp && !args.includes('--check')) {
    const dataDir = dataFolder()
    onEnd(claimDataFolder(dataDir, 'Comanda'))
    refuseBesideDaemon(dataDir, findRunner({ dataDir }).user?.uid)
  }
  const urlFile = asksForHelp ? undefined : await openDatabase(onEnd)
  return runNode([program, ...args], { env: programEnvironment(dataFolder(), urlFile) })
}

/**
 * Looks at what must be there before the program can run, and tells the program, which looks at the rest. Where it
 * can't run this is all that there is to say.
 * @param {Launcher} launcher
 * @param {string[]} args
 */
async function runDoctor({ onEnd, runNode }, args) {
  const findings = [
    await finding('programs', 'npm ci, then npm run build', async () => {
      await preparePrograms(progress)
      const text = `node ${process.versions.node}; dependencies installed and programs compiled`
      return { topic: 'programs', state: 'good', text }
    }),
    await dataFolderFinding(),
  ]
  if (findings.some(({ state }) => state === 'bad')) {
    const asJson = args.includes('--json')
    process.stdout.write(`${asJson ? JSON.stringify({ ok: false, findings }) : describeFindings(findings)}\n`)
    return 1
  }
  const dataDir = dataFolder()
  const runner = await runnerFinding(dataDir)
  findings.push(runner)
  findings.push(await chromiumFinding(runner.state === 'bad' ? undefined : findRunner({ dataDir }).user))
  const folder = databaseFolder(dataDir)
  let urlFile = hasOwnDatabase() ? undefined : path.join(folder, 'url')
  const started = await finding('database files', undefined, async () => {
    urlFile = await openDatabase(onEnd)
    return { topic: 'database files', state: 'good', text: urlFile === undefined ? '' : `kept in ${folder}` }
  })
  const relocated = relocationFindings(folder)
  if (started.state === 'bad') findings.push(started)
  else if (urlFile !== undefined) findings.push(...(relocated.length > 0 ? relocated : [started]))
  const setup = ['--setup', JSON.stringify(findings)]
  return runNode([program, ...args, ...setup], { env: programEnvironment(dataDir, urlFile) })
}

/**
 * Tells the program how systemd is to start Comanda.
 * @param {Launcher} launcher
 * @param {string[]} args
 */
async function runStartup({ runNode }, args) {
  await preparePrograms(progress)
  const dataDir = dataFolder()
  // where root owns the project only root can bring it up to date: the launcher becomes another user by itself
  const { uid } = statSync(projectDir)
  const user = uid === 0 ? undefined : findUser(uid)?.name
  const launcher = path.join(projectDir, 'scripts', 'start.mjs')
  const setup = JSON.stringify({ node: process.execPath, launcher, projectDir, user })
  return runNode([program, ...args, '--setup', setup], { env: programEnvironment(dataDir, undefined) })
}

/**
 * npm run ops -- COMMAND
 * The operator's tool, with what it needs around it. Stdout is the command's own.
 */
await runLauncher(launcher => {
  const args = process.argv.slice(2)
  loadSettings()
  launcher.onEnd(() => leaveToRunner(dataFolder))
  const command = args.includes('--help') ? undefined : args.find(arg => !arg.startsWith('-'))
  if (command === 'doctor') return runDoctor(launcher, args)
  if (command === 'startup') return runStartup(launcher, args)
  return runCommand(launcher, args)
})
