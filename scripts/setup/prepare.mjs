import { isImage } from './bake-image.mjs'
import { ensureBuilt } from './build.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { checkNodeVersion } from './node-version.mjs'

/**
 * What every command needs before any of our programs can run: node, the dependencies, and the compiled programs.
 * @param {import('./progress.mjs').Progress} progress
 */
export async function preparePrograms(progress) {
  checkNodeVersion()
  if (isImage()) return
  await ensureDependencies(progress)
  await ensureBuilt(progress)
}
