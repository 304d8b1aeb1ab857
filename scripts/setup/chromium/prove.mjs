import { spawnSync } from 'node:child_process'
import { chownSync, closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const deadlineMs = 30_000
// ELF; Mach-O in three forms
const programs = new Set(['7f454c46', 'cffaedfe', 'cefaedfe', 'cafebabe'])

/** @param {string} file */
export function isProgram(file) {
  const start = Buffer.alloc(4)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, start, 0, 4, 0)
  } finally {
    closeSync(handle)
  }
  return programs.has(start.toString('hex'))
}

/**
 * @param {string} output
 * @returns {string} the line that tells most
 */
function reasonIn(output) {
  const lines = output.split('\n').filter(line => line.trim() !== '')
  return (
    lines.find(line => /shared librar|sandbox|namespace|FATAL/i.test(line)) ?? lines.at(-1) ?? 'no output'
  )
}

/** @typedef {import('../users.mjs').User} User */
/** @typedef {{ version: string, sandbox: boolean, forbidden?: string }} Proof */

/**
 * Shows an empty page, as the bot would.
 * @param {string} file
 * @param {string} profile
 * @param {boolean} sandbox
 * @param {import('node:child_process').SpawnSyncOptionsWithStringEncoding} options
 * @returns {string | undefined} why it didn't
 */
function tryPage(file, profile, sandbox, options) {
  const off = sandbox ? [] : ['--no-sandbox']
  const args = ['--headless', ...off, `--user-data-dir=${profile}`, '--dump-dom', 'about:blank']
  const page = spawnSync(file, args, options)
  if (page.stdout?.includes('<html>')) return undefined
  return reasonIn(page.error?.message ?? page.stderr)
}

/**
 * Runs the browser as the bot would, on an empty page: a library that is missing and a sandbox that the system forbids
 * show only then. Without a sandbox it is still a browser, and root can't have one.
 * @param {string} file
 * @param {User | undefined} runner who will run it; ourselves where absent
 * @returns {Proof | { reason: string }} `forbidden`: why it has no sandbox, though it was tried
 */
export function proveBrowser(file, runner) {
  if (!existsSync(file)) return { reason: 'there is no such file' }
  if (!isProgram(file)) return { reason: 'it is a script around the real program' }
  const profile = mkdtempSync(path.join(tmpdir(), 'comanda-browser-'))
  /** @type {import('node:child_process').SpawnSyncOptionsWithStringEncoding} */
  const options = {
    ...(runner === undefined ? {} : { uid: runner.uid, gid: runner.gid, cwd: '/' }),
    env: { ...process.env, HOME: profile },
    encoding: 'utf8',
    timeout: deadlineMs,
    killSignal: 'SIGKILL',
  }
  try {
    if (runner !== undefined) chownSync(profile, runner.uid, runner.gid)
    const { status, stdout, stderr, error } = spawnSync(file, ['--version'], options)
    if (status !== 0) return { reason: reasonIn(error?.message ?? stderr) }
    const version = stdout.trim()
    const asRoot = process.getuid?.() === 0 && runner === undefined
    const wished = process.env.CHROMIUM_SANDBOX || undefined
    const isTried = !asRoot && wished !== 'off'
    const forbidden = isTried ? tryPage(file, profile, true, options) : undefined
    if (isTried && forbidden === undefined) return { version, sandbox: true }
    if (forbidden !== undefined && wished === 'on') return { reason: forbidden }
    const reason = tryPage(file, profile, false, options)
    if (reason !== undefined) return { reason }
    return { version, sandbox: false, ...(forbidden === undefined ? {} : { forbidden }) }
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}
