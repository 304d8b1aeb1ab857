import path from 'node:path'
import { runLauncher } from './setup/launcher.mjs'
import { preparePrograms } from './setup/prepare.mjs'
import { createProgress } from './setup/progress.mjs'
import { projectDir } from './setup/project.mjs'

/**
 * npm run bench -- [NAME] [--small]
 * Stdout holds nothing but the figures, a line of JSON each.
 */
await runLauncher(async ({ runNode }) => {
  await preparePrograms(createProgress({ quiet: true }))
  const program = path.join(projectDir, 'apps/bench/dist/main.js')
  return runNode([program, ...process.argv.slice(2)], { env: process.env })
})
