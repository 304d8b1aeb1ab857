import { bakeImage } from './setup/bake-image.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { runLauncher } from './setup/launcher.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { createProgress } from './setup/progress.mjs'

/**
 * node scripts/set-up.mjs: brings the dependencies, and nothing else. Every other command does it by itself.
 * node scripts/set-up.mjs --image: makes of this folder what a container's image holds.
 */
await runLauncher(async () => {
  checkNodeVersion()
  const progress = createProgress()
  await ensureDependencies(progress)
  if (process.argv.includes('--image')) await bakeImage(progress)
  return 0
})
