import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepareGround } from './setup/bench-ground.mjs'
import { runLauncher } from './setup/launcher.mjs'
import { preparePrograms } from './setup/prepare.mjs'
import { createProgress } from './setup/progress.mjs'
import { projectDir } from './setup/project.mjs'

/**
 * What the named benches need; nothing where the program will only say how it is used.
 * @param {string[]} args
 */
async function readNeeds(args) {
  const file = path.join(projectDir, 'apps/bench/dist/choose.js')
  /** @type {typeof import('../apps/bench/dist/choose.js')} */
  const { chooseBenches, needsOf, UsageError } = await import(pathToFileURL(file).href)
  try {
    const choice = chooseBenches(args)
    return choice === undefined ? [] : needsOf(choice)
  } catch (error) {
    if (error instanceof UsageError) return []
    throw error
  }
}

/**
 * npm run bench -- [NAME …] [--small]
 * Stdout holds nothing but the figures, a line of JSON each.
 */
await runLauncher(async ({ onEnd, runNode }) => {
  const args = process.argv.slice(2)
  const progress = createProgress({ quiet: true })
  await preparePrograms(progress)
  const settings = await prepareGround(await readNeeds(args), onEnd, progress)
  const program = path.join(projectDir, 'apps/bench/dist/main.js')
  return runNode([program, ...args], { env: { ...process.env, ...settings } })
})
