import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** @typedef {{ WEB_PORT: string, BOT_HEALTH_PORT: string }} Ports */

/** @param {string} dataDir */
const portsFile = dataDir => path.join(dataDir, 'ports.json')

/**
 * Tells the operator's commands where `npm start` serves: it takes other ports where the usual ones are taken.
 * @param {string} dataDir
 * @param {Ports} ports
 * @returns {() => void} forgets them, when it ends
 */
export function tellPorts(dataDir, ports) {
  writeFileSync(portsFile(dataDir), JSON.stringify(ports))
  return () => rmSync(portsFile(dataDir), { force: true })
}

/**
 * Where `npm start` serves now; nothing while it doesn't run.
 * @param {string} dataDir
 * @returns {Partial<Ports>}
 */
export function runningPorts(dataDir) {
  const file = portsFile(dataDir)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
