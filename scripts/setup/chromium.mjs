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
 * @property {boolean} sandbox
 * @property {string} [forbidden] why it has no sandbox, though it was tried
 */

/** @typedef {import('./users.mjs').User} User */

// what decides, besides the user, whether a browser may have its sandbox
const kernelSettings = [
  '/proc/sys/user/max_user_namespaces',
  '/proc/sys/kernel/unprivileged_userns_clone',
  '/proc/sys/kernel/apparmor_restrict_unprivileged_userns',
]

function downloadsFolder() {
  return path.join(dataFolder(), 'browsers')
}

function choiceFile() {
  return path.join(dataFolder(), 'chromium.json')
}

/**
 * @param {string} file
 * @param {User | undefined} runner
 */
function fingerprint(file, runner) {
  const { size, mtimeMs } = statSync(file)
  const kernel = kernelSettings.map(name => (existsSync(name) ? readFileSync(name, 'utf8').trim() : '-'))
  const { CHROMIUM_SANDBOX: wished = '' } = process.env
  return [size, mtimeMs, runner?.uid ?? process.getuid?.(), wished, ...kernel].join(' ')
}

/**
 * @param {User | undefined} runner
 * @returns {Chromium | undefined} the one chosen before, where it is still the same file. One that was forbidden its
 *   sandbox is tried anew each time
 */
function rememberedChoice(runner) {
  if (!existsSync(choiceFile())) return undefined
  const { fingerprint: proven, ...chromium } = JSON.parse(readFileSync(choiceFile(), 'utf8'))
  const isSound = chromium.forbidden === undefined && existsSync(chromium.path)
  return isSound && fingerprint(chromium.path, runner) === proven ? chromium : undefined
}

/**
 * @param {Chromium} chromium
 * @param {User | undefined} runner
 * @returns {Chromium}
 */
function remember(chromium, runner) {
  const choice = { ...chromium, fingerprint: fingerprint(chromium.path, runner) }
  writeFileSync(choiceFile(), `${JSON.stringify(choice, null, 2)}\n`)
  return chromium
}

/**
 * @param {string[]} reasons takes a line for each browser that doesn't run
 * @param {User | undefined} runner
 * @returns {Chromium | undefined} the first that runs
 */
function firstThatRuns(reasons, runner) {
  for (const candidate of listCandidates(downloadsFolder())) {
    const proof = proveBrowser(candidate.path, runner)
    if ('version' in proof) return { ...candidate, ...proof }
    reasons.push(`${candidate.path}: ${proof.reason}`)
  }
  return undefined
}

/**
 * @param {string} file
 * @param {User | undefined} runner
 * @returns {Chromium}
 */
function configuredChoice(file, runner) {
  const remembered = rememberedChoice(runner)
  if (remembered?.path === file) return remembered
  const proof = proveBrowser(file, runner)
  const kind = /headless[-_]shell/.test(file) ? 'headless-shell' : 'chrome'
  if ('version' in proof) return { path: file, kind, ...proof }
  const known = listCandidates(downloadsFolder())[0]
  const instead = known === undefined ? '' : ` ${known.path} is one, for example.`
  throw new SetupError(
    `CHROMIUM_PATH is ${file}, and that can’t be used: ${proof.reason}. ` +
      `Name a browser’s real program, or unset it to have one found.${instead}`,
  )
}

/**
 * What is on this machine already: CHROMIUM_PATH, the choice made before, or the known paths.
 * @param {object} [options]
 * @param {string[]} [options.reasons] takes a line for each browser that doesn't run
 * @param {User | undefined} [options.runner] who will run it; ourselves where absent
 * @throws {SetupError} where CHROMIUM_PATH names something else than a browser that runs
 * @returns {Chromium | undefined}
 */
export function findChromium({ reasons = [], runner } = {}) {
  const configured = process.env.CHROMIUM_PATH
  if (configured) return configuredChoice(path.resolve(configured), runner)
  const remembered = rememberedChoice(runner)
  if (remembered !== undefined) return remembered
  const found = firstThatRuns(reasons, runner)
  return found === undefined ? undefined : remember(found, runner)
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
}

/**
 * @param {string[]} reasons
 * @param {import('./progress.mjs').Progress} progress
 * @param {User | undefined} runner
 */
async function bringChromium(reasons, progress, runner) {
  await attempt('download', reasons, () => downloadBrowser(downloadsFolder(), progress))
  const downloaded = firstThatRuns(reasons, runner)
  if (downloaded !== undefined || !canInstallPackages()) return downloaded
  await attempt('package', reasons, () => installPackage('chromium-headless-shell', progress))
  return firstThatRuns(reasons, runner)
}

/**
 * A Chromium that runs here: found, downloaded, or installed as Debian's package.
 * @param {import('./progress.mjs').Progress} progress
 * @param {User} [runner] who will run it; ourselves where absent
 * @throws {SetupError} saying what to install
 * @returns {Promise<Chromium>}
 */
export async function ensureChromium(progress, runner) {
  const found = findChromium({ runner }) ?? (await bringInTurn(progress, runner))
  if (found.forbidden !== undefined) {
    progress.say(
      `THE BROWSER RUNS WITHOUT ITS SANDBOX: this system forbids it (${found.forbidden}); see doctor`,
    )
  }
  return found
}

/**
 * @param {import('./progress.mjs').Progress} progress
 * @param {User | undefined} runner
 */
async function bringInTurn(progress, runner) {
  const onWait = () => progress.say('another command is looking for a browser; waiting for it')
  mkdirSync(downloadsFolder(), { recursive: true })
  return withLock(`${downloadsFolder()}.lock`, { onWait }, async () => {
    /** @type {string[]} */
    const reasons = []
    const chromium = findChromium({ reasons, runner }) ?? (await bringChromium(reasons, progress, runner))
    if (chromium !== undefined) return remember(chromium, runner)
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
    return kind === 'chrome' && 'version' in proveBrowser(file, undefined)
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
