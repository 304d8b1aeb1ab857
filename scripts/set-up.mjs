import { ensureDependencies } from './setup/dependencies.mjs'
import { runLauncher } from './setup/launcher.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { makeProduction } from './setup/production.mjs'
import { createProgress } from './setup/progress.mjs'

/**
 * node scripts/set-up.mjs: brings the dependencies, and nothing else. Every other command does it by itself.
 * node scripts/set-up.mjs --production: compiles the programs too, and leaves only what running them needs.
 * node scripts/set-up.mjs --image: makes of this folder what a container's image holds.
 */
await runLauncher(async () => {
  checkNodeVersion()
  const progress = createProgress()
  await ensureDependencies(progress)
  const image = process.argv.includes('--image')
  if (image || process.argv.includes('--production')) await makeProduction(progress, { image })
  return 0
})
