import path from 'node:path'
import { runLauncher } from './setup/launcher.mjs'
import { preparePrograms } from './setup/prepare.mjs'
import { createProgress } from './setup/progress.mjs'
import { projectDir } from './setup/project.mjs'

/**
 * npm run --silent parse -- --menu MENU.json < DIALOGUES.jsonl
 * Needs neither a database nor a browser. Stdout holds nothing but the answers.
 */
await runLauncher(async ({ runNode }) => {
  await preparePrograms(createProgress({ quiet: true }))
  const program = path.join(projectDir, 'apps/ops/dist/parse/main.js')
  return runNode([program, ...process.argv.slice(2)], { env: process.env })
})
