import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { canInstallPackages } from './apt.mjs'
import { findChromium } from './chromium.mjs'
import { dataFolder } from './project.mjs'
import { SetupError } from './setup-error.mjs'

const allowSandbox =
  'let the browser make user namespaces: sysctl user.max_user_namespaces=15000 (and kernel.apparmor_restrict_unprivileged_userns=0 ' +
  'on Ubuntu), or a container’s seccomp profile that allows them'

/**
 * One line of what doctor says. `mend` is a command, or what else a person does about it.
 * @typedef {{ topic: string, state: 'good' | 'warning' | 'bad', text: string, mend?: string }} Finding
 */

/**
 * Turns what went wrong into a finding; anything but a SetupError is a fault of ours and goes on.
 * @param {string} topic
 * @param {string | undefined} mend absent where the error's own words say it
 * @param {() => Promise<Finding>} look
 * @returns {Promise<Finding>}
 */
export async function finding(topic, mend, look) {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    return { topic, state: 'bad', text: error.message, ...(mend === undefined ? {} : { mend }) }
  }
}

/**
 * @param {import('./users.mjs').User | undefined} runner
 * @returns {Promise<Finding>}
 */
export function chromiumFinding(runner) {
  const mend = canInstallPackages() ? 'apt-get install chromium-headless-shell' : 'npm start (downloads one)'
  return finding('browser', undefined, async () => {
    /** @type {string[]} */
    const reasons = []
    const chromium = findChromium({ reasons, runner })
    if (chromium === undefined) {
      const text = ['no Chromium that runs here', ...reasons].join('; ')
      return { topic: 'browser', state: 'bad', text, mend }
    }
    const text = `${chromium.version}, ${chromium.path}, ${chromium.sandbox ? 'in its sandbox' : 'without its sandbox'}`
    if (chromium.forbidden !== undefined) {
      return {
        topic: 'browser',
        state: 'warning',
        text: `${text}: ${chromium.forbidden}`,
        mend: allowSandbox,
      }
    }
    if (chromium.kind === 'headless-shell') return { topic: 'browser', state: 'good', text }
    return {
      topic: 'browser',
      state: 'warning',
      text: `${text}: it runs, but takes about twice the memory of chrome-headless-shell`,
      mend,
    }
  })
}

/** @returns {Promise<Finding>} */
export function dataFolderFinding() {
  return finding('data folder', undefined, async () => ({
    topic: 'data folder',
    state: 'good',
    text: `${dataFolder()} can be written`,
  }))
}

/**
 * Where the embedded database is kept, should that be somewhere else than one would look.
 * @param {string} dir
 * @returns {Finding[]}
 */
export function relocationFindings(dir) {
  const note = path.join(dir, 'location')
  if (!existsSync(note)) return []
  const home = readFileSync(note, 'utf8').trim()
  const text = `kept in ${home}, because the database’s user can’t enter ${dir}`
  return [{ topic: 'database files', state: 'good', text }]
}

/**
 * @param {Finding[]} findings
 * @returns {string}
 */
export function describeFindings(findings) {
  const signs = { good: '✔', warning: '!', bad: '✘' }
  return findings
    .map(({ topic, state, text, mend }) => {
      const how = mend === undefined ? '' : `\n    → ${mend}`
      return `${signs[state]} ${topic}: ${text}${how}`
    })
    .join('\n')
}
