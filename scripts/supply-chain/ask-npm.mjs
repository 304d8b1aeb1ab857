import { spawnSync } from 'node:child_process'
import { SetupError } from '../setup/setup-error.mjs'

/** @typedef {{ id: string, package: string, range: string, severity: string, title: string }} Advisory */
/** @typedef {{ source: number, name: string, title: string, url: string, severity: string, range: string }} Via */

/**
 * What npm knows of the installed packages, once for each advisory.
 * @param {{ command: string, args: string[] }} npm
 * @param {string} cwd
 * @returns {Advisory[]}
 * @throws {SetupError} in npm's words, where it doesn't answer
 */
export function askNpm({ command, args }, cwd) {
  const audit = [...args, 'audit', '--omit=dev', '--json', '--audit']
  const { stdout, stderr } = spawnSync(command, audit, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 })
  /** @type {{ vulnerabilities?: Record<string, { via: (Via | string)[] }> } | undefined} */
  let answer
  try {
    answer = JSON.parse(stdout)
  } catch {
    // what it says stands in stderr
  }
  if (answer?.vulnerabilities === undefined) {
    throw new SetupError(`npm gave no advisories; the list stays as it is.\n${stderr || stdout}`)
  }
  /** @type {Map<string, Advisory>} */
  const found = new Map()
  for (const { via } of Object.values(answer.vulnerabilities)) {
    for (const cause of via) {
      // a name alone leads to another entry
      if (typeof cause === 'string') continue
      const id = cause.url.split('/').at(-1) ?? String(cause.source)
      found.set(`${id} ${cause.name}`, {
        id,
        package: cause.name,
        range: cause.range,
        severity: cause.severity,
        title: cause.title,
      })
    }
  }
  return [...found.values()]
}
