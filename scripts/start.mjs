import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureChromium } from './setup/chromium.mjs'
import { applicationEnvironment, databaseFolder, hasOwnDatabase, loadSettings } from './setup/environment.mjs'
import { runLauncher } from './setup/launcher.mjs'
import { claimDataFolder } from './setup/lock.mjs'
import { findPortNear } from './setup/ports.mjs'
import { startPostgres } from './setup/postgres.mjs'
import { preparePrograms } from './setup/prepare.mjs'
import { createProgress } from './setup/progress.mjs'
import { dataFolder, makePrivateFolder, projectDir } from './setup/project.mjs'
import { tellPorts } from './setup/running-ports.mjs'

// a socket's path may have 108 bytes, and pm2 adds its own names
const longestHome = 80

/**
 * pm2's own folder, apart from any other pm2 of the same user.
 * @param {string} dataDir
 */
function pm2Home(dataDir) {
  const inside = path.join(dataDir, 'pm2')
  if (Buffer.byteLength(inside) <= longestHome) return inside
  const hash = createHash('sha256').update(inside).digest('hex').slice(0, 16)
  return path.join(tmpdir(), `comanda-pm2-${hash}`)
}

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
  const chromium = await ensureChromium(progress)
  let urlFile
  if (!hasOwnDatabase()) {
    // there before anything asks for it, and there until the last one has finished
    const postgres = await startPostgres({ dir: databaseFolder(dataDir), progress })
    onEnd(postgres.stop)
    urlFile = postgres.urlFile
  }
  const home = pm2Home(dataDir)
  makePrivateFolder(home)
  const env = applicationEnvironment({ dataDir, chromium: chromium.path, urlFile })
  const ports = await choosePorts()
  onEnd(tellPorts(dataDir, ports))
  progress.say(`the dashboard will be at ${process.env.PUBLIC_URL || `http://localhost:${ports.WEB_PORT}`}`)
  const pm2 = path.join(projectDir, 'node_modules', 'pm2', 'bin', 'pm2-runtime')
  return runNode([pm2, 'start', path.join(projectDir, 'ecosystem.config.cjs'), '--no-auto-exit'], {
    env: { ...env, ...ports, PM2_HOME: home },
  })
})
