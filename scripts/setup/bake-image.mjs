import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { npmCommand } from './dependencies.mjs'
import { projectDir } from './project.mjs'
import { runStep } from './run.mjs'

const mark = path.join(projectDir, 'node_modules', '.comanda', 'image')

/** Is this a container's image, whose programs are compiled and whose dependencies are those that run them? */
export function isImage() {
  return existsSync(mark)
}

/**
 * Compiles the programs, takes away what only compiling needs, and notes that nothing need be looked for any more: an
 * image's files don't change, and have other times than they had when it was made.
 * @param {import('./progress.mjs').Progress} progress
 */
export async function bakeImage(progress) {
  await ensureBuilt(progress)
  const { command, args } = npmCommand()
  const prune = [...args, 'prune', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund']
  await runStep(command, prune, { doing: 'removing what only compiling needs', progress, cwd: projectDir })
  writeFileSync(mark, '')
}
