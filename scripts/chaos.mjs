import path from 'node:path'
import { ensureChromium } from './setup/chromium.mjs'
import { applicationEnvironment, databaseFolder, loadSettings } from './setup/environment.mjs'
import { keepDatabase } from './setup/keep-database.mjs'
import { runLauncher } from './setup/launcher.mjs'
import { preparePrograms } from './setup/prepare.mjs'
import { createProgress } from './setup/progress.mjs'
import { dataFolder, makePrivateFolder, projectDir } from './setup/project.mjs'
import { becomeRunner, chooseRunner } from './setup/run-as.mjs'
import { createTemporaryFolder, sweepTemporaryFolders } from './setup/temporary.mjs'

/**
 * npm run chaos -- [--kills N] [--seed S]
 * Everything is temporary; stdout is the ledger's line alone.
 */
await runLauncher(async ({ onEnd, runNode }) => {
  const progress = createProgress({ quiet: true })
  loadSettings(['CHROMIUM_PATH', 'CHROMIUM_SANDBOX', 'RUN_AS'])
  await preparePrograms(progress)
  const runner = chooseRunner({ dataDir: dataFolder(), progress })
  const chromium = await ensureChromium(progress, runner)
  await becomeRunner(runner, { folders: [] })
  await sweepTemporaryFolders()
  const temporary = createTemporaryFolder()
  onEnd(temporary.remove)
  const dataDir = path.join(temporary.dir, 'data')
  makePrivateFolder(dataDir)
  onEnd(await keepDatabase(dataDir))
  const urlFile = path.join(databaseFolder(dataDir), 'url')
  const env = applicationEnvironment({ dataDir, chromium, urlFile })
  return runNode([path.join(projectDir, 'apps/chaos/dist/main.js'), ...process.argv.slice(2)], { env })
})
