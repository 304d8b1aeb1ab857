import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { currentStamp, ensureBuilt } from './build.mjs'
import { linkPostgresLibraries, matchesLock, npmCommand } from './dependencies.mjs'
import { projectDir } from './project.mjs'
import { runStep } from './run.mjs'

/** Beside the programs: `npm ci` empties node_modules. It names the sources that were compiled. */
const compiledFile = path.join(projectDir, '.production')
/** In an image nothing ever changes, and files have other times than they had when it was made. */
const imageMark = path.join(projectDir, 'node_modules', '.comanda', 'image')
const linkedMark = path.join(projectDir, 'node_modules', '.comanda', 'linked')

/** Is this a container's image, whose programs are compiled and whose dependencies are those that run them? */
export const isImage = () => existsSync(imageMark)

/**
 * Is all there that running needs, compiled from these sources, whether what compiling needs is there or not? Then
 * nothing is installed: `npm ci --omit=dev` keeps it as small as it was made.
 * @param {import('./progress.mjs').Progress} progress
 */
export async function isReadyForProduction(progress) {
  if (!existsSync(compiledFile) || readFileSync(compiledFile, 'utf8') !== currentStamp()) return false
  if (!matchesLock({ withoutDev: true })) return false
  if (!existsSync(linkedMark)) {
    await linkPostgresLibraries(progress)
    mkdirSync(path.dirname(linkedMark), { recursive: true })
    writeFileSync(linkedMark, '')
  }
  return true
}

/**
 * Compiles the programs and takes away what only compiling needs.
 * @param {import('./progress.mjs').Progress} progress
 * @param {{ image: boolean }} options whether nothing need ever be looked for again
 */
export async function makeProduction(progress, { image }) {
  await ensureBuilt(progress)
  rmSync(compiledFile, { force: true })
  const { command, args } = npmCommand()
  const prune = [...args, 'prune', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund']
  await runStep(command, prune, { doing: 'removing what only compiling needs', progress, cwd: projectDir })
  if (image) writeFileSync(imageMark, '')
  else writeFileSync(compiledFile, currentStamp())
}
