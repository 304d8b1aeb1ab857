import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setupLock } from './dependencies.mjs'
import { withLock } from './lock.mjs'
import { projectDir } from './project.mjs'
import { runStep } from './run.mjs'

const notSource = new Set(['node_modules', 'dist'])
const source = /\.([cm]?[jt]sx?|json)$/

/**
 * @param {string} dir
 * @param {(file: string) => void} visit
 */
function visitSources(dir, visit) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name)
    if (entry.isDirectory() && !notSource.has(entry.name)) visitSources(file, visit)
    if (entry.isFile() && source.test(entry.name)) visit(file)
  }
}

/** @returns {string[]} folders with a tsconfig.json, relative to the project */
function listWorkspaces() {
  return ['packages', 'apps']
    .flatMap(group => readdirSync(path.join(projectDir, group)).map(name => path.join(group, name)))
    .filter(dir => existsSync(path.join(projectDir, dir, 'tsconfig.json')))
}

/**
 * Every source's time and size, and the compiler's version.
 * @param {string[]} folders
 */
export function currentStamp(folders = listWorkspaces()) {
  const hash = createHash('sha256')
  /** @param {string} file */
  const add = file => {
    const { mtimeMs, size } = statSync(file)
    hash.update(`${file} ${mtimeMs} ${size}\n`)
  }
  add(path.join(projectDir, 'package-lock.json'))
  add(path.join(projectDir, 'tsconfig.base.json'))
  for (const folder of folders) visitSources(path.join(projectDir, folder), add)
  return hash.digest('hex')
}

/**
 * A test or a migration that was renamed or removed would go on running from its compiled file.
 * @param {string} sources
 * @param {string} compiled
 */
function removeLost(sources, compiled) {
  if (!existsSync(compiled)) return
  for (const entry of readdirSync(compiled, { withFileTypes: true })) {
    const file = path.join(compiled, entry.name)
    if (entry.isDirectory()) removeLost(path.join(sources, entry.name), file)
    if (!entry.name.endsWith('.js')) continue
    if (!existsSync(path.join(sources, entry.name.replace(/\.js$/, '.ts')))) rmSync(file)
  }
}

/**
 * Compiles the programs where anything changed. Where nothing did, that costs a look at the files' times.
 * @param {import('./progress.mjs').Progress} progress
 * @param {{ tests?: boolean }} [options] with the tests
 * @throws {import('./setup-error.mjs').SetupError} with the compiler's words
 */
export async function ensureBuilt(progress, { tests = false } = {}) {
  const folders = [...listWorkspaces(), ...(tests ? ['test'] : [])]
  const stampFile = path.join(projectDir, 'node_modules', '.comanda', tests ? 'build-with-tests' : 'build')
  const isStamped = () =>
    folders.every(folder => existsSync(path.join(projectDir, folder, 'dist'))) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === currentStamp(folders)
  if (isStamped()) return
  const onWait = () => progress.say('another command is setting up this clone; waiting for it')
  await withLock(setupLock, { onWait }, async () => {
    if (isStamped()) return
    progress.detail('compiling')
    // taken before: what is changed meanwhile is compiled the next time
    const stamp = currentStamp(folders)
    const compiler = path.join(projectDir, 'node_modules', 'typescript', 'bin', 'tsc')
    const args = [compiler, '-b', ...folders]
    await runStep(process.execPath, args, { doing: 'compiling', progress, cwd: projectDir })
    for (const folder of folders) {
      const dir = path.join(projectDir, folder)
      removeLost(existsSync(path.join(dir, 'src')) ? path.join(dir, 'src') : dir, path.join(dir, 'dist'))
    }
    mkdirSync(path.dirname(stampFile), { recursive: true })
    writeFileSync(stampFile, stamp)
  })
}
