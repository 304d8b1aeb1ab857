import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectDir } from '../setup/project.mjs'

/** @typedef {{ name: string, version: string, licence: string | undefined,
 *   integrity: string | undefined, where: string }} ProductionPackage */

/** @param {string} where */
function ownManifest(where) {
  try {
    return JSON.parse(readFileSync(path.join(projectDir, where, 'package.json'), 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * As the package says it: a text, or in the old ways an object or a list of them.
 * @param {unknown} licence
 * @returns {string | undefined}
 */
function readLicence(licence) {
  if (typeof licence === 'string') return licence
  if (Array.isArray(licence)) return licence.map(readLicence).join(' OR ') || undefined
  if (licence === null || typeof licence !== 'object') return undefined
  return readLicence(/** @type {{ type?: unknown }} */ (licence).type)
}

/**
 * What others wrote that runs in production: of package-lock.json all that isn't for development alone.
 * @returns {ProductionPackage[]}
 */
export function productionPackages() {
  const { packages } = JSON.parse(readFileSync(path.join(projectDir, 'package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([where, { dev, link }]) => where.includes('node_modules/') && dev !== true && link !== true)
    .map(([where, { version, license, integrity }]) => {
      const manifest = license === undefined || typeof license !== 'string' ? ownManifest(where) : undefined
      return {
        name: where.split('node_modules/').at(-1) ?? where,
        version,
        licence: readLicence(license) ?? readLicence(manifest?.license) ?? readLicence(manifest?.licenses),
        integrity,
        where,
      }
    })
}
