import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
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

/**
 * Runs the browser as the bot would, on an empty page: a library that is missing and a sandbox that the system forbids
 * show only then.
 * @param {string} file
 * @returns {{ version: string } | { reason: string }}
 */
export function proveBrowser(file) {
  if (!existsSync(file)) return { reason: 'there is no such file' }
  if (!isProgram(file)) return { reason: 'it is a script around the real program' }
  const options = { encoding: /** @type {const} */ ('utf8'), timeout: deadlineMs, killSignal: 'SIGKILL' }
  const version = spawnSync(file, ['--version'], /** @type {any} */ (options))
  if (version.status !== 0) return { reason: reasonIn(String(version.error?.message ?? version.stderr)) }
  const profile = mkdtempSync(path.join(tmpdir(), 'comanda-browser-'))
  try {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const args = ['--headless', ...sandbox, `--user-data-dir=${profile}`, '--dump-dom', 'about:blank']
    const page = spawnSync(file, args, /** @type {any} */ (options))
    if (String(page.stdout).includes('<html>')) return { version: String(version.stdout).trim() }
    return { reason: reasonIn(String(page.error?.message ?? page.stderr)) }
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}
