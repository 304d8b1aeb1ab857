import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { ensureDependencies } from './setup/dependencies.mjs'
import { loadSettings } from './setup/environment.mjs'
import { runLauncher } from './setup/launcher.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { makePm2Home } from './setup/pm2-home.mjs'
import { createProgress } from './setup/progress.mjs'
import { dataFolder, projectDir } from './setup/project.mjs'
import { becomeRunner, findRunner } from './setup/run-as.mjs'

/**
 * npm run pm2 -- COMMAND
 * pm2's own commands, in the folder and as the user of the pm2 that `npm start` runs.
 */
await runLauncher(async () => {
  checkNodeVersion()
  loadSettings()
  await ensureDependencies(createProgress({ quiet: true }))
  const dataDir = dataFolder()
  const { user } = findRunner({ dataDir })
  const args = process.argv.slice(2)
  // these write for the system, and need root
  const isForSystem = args[0] === 'startup' || args[0] === 'unstartup'
  const home = makePm2Home(dataDir, user?.uid)
  if (!isForSystem) await becomeRunner(user, { folders: [home] })
  else if (user !== undefined) args.push('-u', user.name)
  const pm2 = path.join(projectDir, 'node_modules', 'pm2', 'bin', 'pm2')
  // not as a launcher's program: a daemon that it starts must outlive us
  const env = { ...process.env, PM2_HOME: home }
  const { status } = spawnSync(process.execPath, [pm2, ...args], { stdio: 'inherit', env })
  return status ?? 1
})
