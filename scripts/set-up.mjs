import { ensureDependencies } from './setup/dependencies.mjs'
import { runLauncher } from './setup/launcher.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { createProgress } from './setup/progress.mjs'

/** node scripts/set-up.mjs: brings the dependencies, and nothing else. Every other command does it by itself. */
await runLauncher(async () => {
  checkNodeVersion()
  await ensureDependencies(createProgress())
  return 0
})
