import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { canInstallPackages, installPackage } from './apt.mjs'
import { listCandidates } from './chromium/candidates.mjs'
import { downloadBrowser } from './chromium/download.mjs'
import { proveBrowser } from './chromium/prove.mjs'
import { withLock } from './lock.mjs'
import { dataFolder } from './project.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * @typedef {object} Chromium
 * @property {string} path of the real binary
 * @property {string} version as it tells it itself
 * @property {import('./chromium/candidates.mjs').Kind} kind
 */

function downloadsFolder() {
  return path.join(dataFolder(), 'browsers')
}

function choiceFile() {
  return path.join(dataFolder(), 'chromium.json')
}

/** @param {string} file */
function fingerprint(file) {
  const { size, mtimeMs } = statSync(file)
  return `${size} ${mtimeMs} ${process.getuid?.()}`
}

/** @returns {Chromium | undefined} the one chosen before, where it is still the same file */
function rememberedChoice() {
  if (!existsSync(choiceFile())) return undefined
  const { fingerprint: proven, ...chromium } = JSON.parse(readFileSync(choiceFile(), 'utf8'))
  return existsSync(chromium.path) && fingerprint(chromium.path) === proven ? chromium : undefined
}

/**
 * @param {Chromium} chromium
 * @returns {Chromium}
 */
function remember(chromium) {
  const choice = { ...chromium, fingerprint: fingerprint(chromium.path) }
  writeFileSync(choiceFile(), `${JSON.stringify(choice, null, 2)}\n`)
  return chromium
}

/**
 * @param {string[]} reasons takes a line for each browser that doesn't run
 * @returns {Chromium | undefined} the first that runs
 */
function firstThatRuns(reasons) {
  for (const candidate of listCandidates(downloadsFolder())) {
    const proof = proveBrowser(candidate.path)
    if ('version' in proof) return { ...candidate, version: proof.version }
    reasons.push(`${candidate.path}: ${proof.reason}`)
  }
  return undefined
}

/**
 * @param {string} file
 * @returns {Chromium}
 */
function configuredChoice(file) {
  const remembered = rememberedChoice()
  if (remembered?.path === file) return remembered
  const proof = proveBrowser(file)
  const kind = /headless[-_]shell/.test(file) ? 'headless-shell' : 'chrome'
  if ('version' in proof) return { path: file, version: proof.version, kind }
  const known = listCandidates(downloadsFolder())[0]
  const instead = known === undefined ? '' : ` ${known.path} is one, for example.`
  throw new SetupError(
    `CHROMIUM_PATH is ${file}, and that can’t be used: ${proof.reason}. ` +
      `Name a browser’s real program, or unset it to have one found.${instead}`,
  )
}

/**
 * What is on this machine already: CHROMIUM_PATH, the choice made before, or the known paths.
 * @param {string[]} [reasons] takes a line for each browser that doesn't run
 * @throws {SetupError} where CHROMIUM_PATH names something else than a browser that runs
 * @returns {Chromium | undefined}
 */
export function findChromium(reasons = []) {
  const configured = process.env.CHROMIUM_PATH
  if (configured) return configuredChoice(path.resolve(configured))
  const remembered = rememberedChoice()
  if (remembered !== undefined) return remembered
  const found = firstThatRuns(reasons)
  return found === undefined ? undefined : remember(found)
}

/**
 * Tries to bring a browser; what went wrong is noted, for there may be another way.
 * @param {string} way
 * @param {string[]} reasons
 * @param {() => Promise<void>} bring
 */
async function attempt(way, reasons, bring) {
  try {
    await bring()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    reasons.push(`${way}: ${error.message}`)
  }
  return firstThatRuns(reasons)
}

/**
 * A Chromium that runs here: found, downloaded, or installed as Debian's package.
 * @param {import('./progress.mjs').Progress} progress
 * @throws {SetupError} saying what to install
 * @returns {Promise<Chromium>}
 */
export async function ensureChromium(progress) {
  const found = findChromium()
  if (found !== undefined) return found
  const onWait = () => progress.say('another command is looking for a browser; waiting for it')
  mkdirSync(downloadsFolder(), { recursive: true })
  return withLock(`${downloadsFolder()}.lock`, { onWait }, async () => {
    /** @type {string[]} */
    const reasons = []
    const chromium =
      findChromium(reasons) ??
      (await attempt('download', reasons, () => downloadBrowser(downloadsFolder(), progress))) ??
      (canInstallPackages()
        ? await attempt('package', reasons, () => installPackage('chromium-headless-shell', progress))
        : undefined)
    if (chromium !== undefined) return remember(chromium)
    throw new SetupError(
      `There is no Chromium that runs here.\n${[...new Set(reasons)].map(reason => `  ${reason}`).join('\n')}\n` +
        'Install one: apt-get install chromium-headless-shell (Debian), dnf install chromium-headless (Fedora), ' +
        'https://www.google.com/chrome (elsewhere), or set CHROMIUM_PATH to its real program.',
    )
  })
}

/** @returns {string | undefined} a whole Chromium that runs, whatever the bot would choose */
function findChrome() {
  return listCandidates(downloadsFolder()).find(({ kind, path: file }) => {
    return kind === 'chrome' && 'version' in proveBrowser(file)
  })?.path
}

/**
 * A whole Chromium, as most programs drive it; to measure against.
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<string>} path of its real binary
 */
export async function ensureChrome(progress) {
  const found = findChrome()
  if (found !== undefined) return found
  if (canInstallPackages()) await installPackage('chromium', progress)
  const installed = findChrome()
  if (installed !== undefined) return installed
  throw new SetupError(
    'This measures against a whole Chromium. Install it: apt-get install chromium (Debian).',
  )
}
