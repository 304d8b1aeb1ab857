import path from 'node:path'
import { ensureChromium } from './setup/chromium.mjs'
import { applicationEnvironment, databaseFolder, hasOwnDatabase, loadSettings } from './setup/environment.mjs'
import { runLauncher } from './setup/launcher.mjs'
import { claimDataFolder } from './setup/lock.mjs'
import { makePm2Home, refuseBesideDaemon } from './setup/pm2-home.mjs'
import { findPortNear } from './setup/ports.mjs'
import { startPostgres } from './setup/postgres.mjs'
import { preparePrograms } from './setup/prepare.mjs'
import { createProgress } from './setup/progress.mjs'
import { dataFolder, projectDir } from './setup/project.mjs'
import { becomeRunner, chooseRunner } from './setup/run-as.mjs'
import { tellPorts } from './setup/running-ports.mjs'

/**
 * What the operator set stays, taken or not: a reverse proxy may count on it. What they left open goes where there is
 * room.
 */
async function choosePorts() {
  const web = process.env.WEB_PORT || String(await findPortNear(3000))
  const health = process.env.BOT_HEALTH_PORT || String(await findPortNear(3001, [Number(web)]))
  return { WEB_PORT: web, BOT_HEALTH_PORT: health }
}

/**
 * npm start
 * Production, in the foreground: pm2 keeps the database (when embedded), the web and the bot running.
 */
await runLauncher(async ({ onEnd, runNode }) => {
  const progress = createProgress()
  loadSettings()
  await preparePrograms(progress)
  const dataDir = dataFolder()
  onEnd(claimDataFolder(dataDir, 'Comanda'))
  const runner = chooseRunner({ dataDir, progress })
  refuseBesideDaemon(dataDir, runner?.uid)
  const chromium = await ensureChromium(progress, runner)
  const sessionDir = process.env.SESSION_DIR || undefined
  const databaseDir = databaseFolder(dataDir)
  // all that only root can do is done
  const folders = sessionDir === undefined ? [dataDir] : [dataDir, sessionDir]
  await becomeRunner(runner, { folders, databaseDir })
  let urlFile
  let webPassword
  if (!hasOwnDatabase()) {
    // there before anything asks for it, and there until the last one has finished
    const postgres = await startPostgres({ dir: databaseDir, progress })
    onEnd(postgres.stop)
    ;({ urlFile, webPassword } = postgres)
  }
  const home = makePm2Home(dataDir)
  const env = applicationEnvironment({ dataDir, chromium, urlFile, webPassword })
  const ports = await choosePorts()
  onEnd(tellPorts(dataDir, ports))
  progress.say(`the dashboard will be at ${process.env.PUBLIC_URL || `http://localhost:${ports.WEB_PORT}`}`)
  const pm2 = path.join(projectDir, 'node_modules', 'pm2', 'bin', 'pm2-runtime')
  return runNode([pm2, 'start', path.join(projectDir, 'ecosystem.config.cjs'), '--no-auto-exit'], {
    env: { ...env, ...ports, PM2_HOME: home },
  })
})
