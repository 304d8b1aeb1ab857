import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setupLock } from './dependencies.mjs'
import { withLock } from './lock.mjs'
import { projectDir } from './project.mjs'
import { runStep } from './run.mjs'

const notSource = new Set(['node_modules', 'dist', '.git', 'data'])

/**
 * @param {string} dir
 * @param {(file: string) => void} visit
 */
function visitSources(dir, visit) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name)
    if (entry.isDirectory() && !notSource.has(entry.name)) visitSources(file, visit)
    if (entry.isFile() && /\.([cm]?ts|tsx|json)$/.test(entry.name)) visit(file)
  }
}

/** Every source's time and size, the compiler, and whether what it made is still there. */
function currentStamp() {
  const hash = createHash('sha256')
  /** @param {string} file */
  const add = file => {
    const { mtimeMs, size } = statSync(file)
    hash.update(`${file} ${mtimeMs} ${size}\n`)
  }
  for (const name of ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json']) {
    add(path.join(projectDir, name))
  }
  for (const group of ['packages', 'apps']) {
    for (const name of readdirSync(path.join(projectDir, group))) {
      const workspace = path.join(projectDir, group, name)
      if (!existsSync(path.join(workspace, 'tsconfig.json'))) continue
      visitSources(workspace, add)
      hash.update(`${existsSync(path.join(workspace, 'dist'))}\n`)
    }
  }
  visitSources(path.join(projectDir, 'test'), add)
  hash.update(`${existsSync(path.join(projectDir, 'test', 'dist'))}\n`)
  return hash.digest('hex')
}

const stampFile = path.join(projectDir, 'node_modules', '.comanda', 'build')

function isStamped() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === currentStamp()
}

/** A test that was renamed or removed would go on running from its compiled file. */
function removeLostTests(dir = path.join(projectDir, 'test', 'dist')) {
  if (!existsSync(dir)) return
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name)
    if (entry.isDirectory()) removeLostTests(file)
    if (!entry.name.endsWith('.js')) continue
    const source = file.replace(`${path.sep}test${path.sep}dist${path.sep}`, `${path.sep}test${path.sep}`)
    if (!existsSync(source.replace(/\.js$/, '.ts'))) rmSync(file)
  }
}

/**
 * Compiles what changed. Where nothing did, that costs a look at the files' times.
 * @param {import('./progress.mjs').Progress} progress
 * @throws {import('./setup-error.mjs').SetupError} with the compiler's words
 */
export async function ensureBuilt(progress) {
  if (isStamped()) return
  const onWait = () => progress.say('another command is setting up this clone; waiting for it')
  await withLock(setupLock, { onWait }, async () => {
    if (isStamped()) return
    progress.say('compiling')
    const compiler = path.join(projectDir, 'node_modules', 'typescript', 'bin', 'tsc')
    await runStep(process.execPath, [compiler, '-b'], { doing: 'compiling', progress, cwd: projectDir })
    removeLostTests()
    mkdirSync(path.dirname(stampFile), { recursive: true })
    writeFileSync(stampFile, currentStamp())
  })
}
