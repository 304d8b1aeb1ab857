import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium } from './setup/chromium.mjs'
import { applicationEnvironment, databaseFolder, hasOwnDatabase, loadSettings } from './setup/environment.mjs'
import { runLauncher } from './setup/launcher.mjs'
import { claimDataFolder } from './setup/lock.mjs'
import { withConnection } from './setup/postgres/connect.mjs'
import { startPostgres } from './setup/postgres.mjs'
import { preparePrograms } from './setup/prepare.mjs'
import { createProgress } from './setup/progress.mjs'
import { dataFolder, makePrivateFolder, projectDir } from './setup/project.mjs'
import { becomeRunner, chooseRunner } from './setup/run-as.mjs'
import { createTemporaryFolder, sweepTemporaryFolders } from './setup/temporary.mjs'

// the demo's data is its own: what an operator set for production, its database above all, isn't for play
const demoSettings = [
  'CHROMIUM_PATH',
  'CHROMIUM_SANDBOX',
  'LOG_LEVEL',
  'RUN_AS',
  'WHATSAPP_WEB_ADDRESS',
  'WHATSAPP_WEB_SPKI',
]

/**
 * A new database on the operator's own server, for one run.
 * @param {string} serverUrl
 * @param {import('./setup/launcher.mjs').Launcher['onEnd']} onEnd
 */
async function createRunDatabase(serverUrl, onEnd) {
  const name = `comanda_run_${randomBytes(6).toString('hex')}`
  await withConnection(serverUrl, client => client.query(`create database ${name}`))
  onEnd(async () => {
    await withConnection(serverUrl, client => client.query(`drop database ${name} with (force)`))
  })
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/**
 * The demo's own database on the operator's server, beside the one that was named: it is kept, and nothing of the
 * demo gets into the other.
 * @param {string} serverUrl
 */
async function openDemoDatabase(serverUrl) {
  const url = new URL(serverUrl)
  const name = `${decodeURIComponent(url.pathname.slice(1)) || 'comanda'}_demo`
  await withConnection(serverUrl, async client => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  })
  url.pathname = `/${encodeURIComponent(name)}`
  return url.href
}

/**
 * Files that the arguments name, for the program to read.
 * @param {string[]} args
 */
function namedFiles(args) {
  return args.map(arg => path.resolve(arg.replace(/^--[a-z]+=/, ''))).filter(file => existsSync(file))
}

/**
 * npm run demo [-- ARGUMENT …]
 * Comanda on the stand-in, with data of its own. With --script everything is temporary, and stdout is the answers'.
 */
await runLauncher(async ({ onEnd, runNode }) => {
  const args = process.argv.slice(2)
  const scripted = args.some(arg => arg === '--script' || arg.startsWith('--script='))
  const progress = createProgress({ quiet: scripted })
  loadSettings(demoSettings)
  await preparePrograms(progress)
  let dataDir = path.join(dataFolder(), 'demo')
  makePrivateFolder(dataDir)
  const runner = chooseRunner({ dataDir, reads: namedFiles(args), progress })
  const chromium = await ensureChromium(progress, runner)
  let postgresDir = databaseFolder(dataDir)
  let binariesDir
  if (scripted) {
    await becomeRunner(runner, { folders: [] })
    await sweepTemporaryFolders()
    const temporary = createTemporaryFolder()
    onEnd(temporary.remove)
    dataDir = path.join(temporary.dir, 'data')
    postgresDir = temporary.postgresDir
    binariesDir = temporary.dir
  }
  makePrivateFolder(dataDir)
  onEnd(claimDataFolder(dataDir, 'The demo'))
  if (!scripted) await becomeRunner(runner, { folders: [dataDir], databaseDir: postgresDir })

  let urlFile
  let webPassword
  if (!hasOwnDatabase()) {
    const postgres = await startPostgres({ dir: postgresDir, fsync: !scripted, binariesDir, progress })
    onEnd(postgres.stop)
    ;({ urlFile, webPassword } = postgres)
  } else if (process.env.DATABASE_URL) {
    const serverUrl = process.env.DATABASE_URL
    process.env.DATABASE_URL = scripted
      ? await createRunDatabase(serverUrl, onEnd)
      : await openDemoDatabase(serverUrl)
  }
  const env = applicationEnvironment({ dataDir, chromium, urlFile, webPassword })
  return runNode([path.join(projectDir, 'apps/demo/dist/main.js'), ...args], { env })
})
