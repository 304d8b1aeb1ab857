import { ensureBuilt } from './build.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { checkNodeVersion } from './node-version.mjs'
import { isImage, isReadyForProduction } from './production.mjs'

/**
 * What every command needs before any of our programs can run: node, the dependencies, and the compiled programs.
 * @param {import('./progress.mjs').Progress} progress
 */
export async function preparePrograms(progress) {
  checkNodeVersion()
  if (isImage() || (await isReadyForProduction(progress))) return
  await ensureDependencies(progress)
  await ensureBuilt(progress)
}
