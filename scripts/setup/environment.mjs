import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import util from 'node:util'
import { projectDir } from './project.mjs'
import { ensureSecrets } from './secrets.mjs'

/**
 * An operator's settings live in `.env` beside package.json; what the environment has already wins.
 * @param {string[]} [only] the names to take; all where absent
 */
export function loadSettings(only) {
  const file = path.join(projectDir, '.env')
  if (!existsSync(file)) return
  for (const [name, value] of Object.entries(util.parseEnv(readFileSync(file, 'utf8')))) {
    if (only !== undefined && !only.includes(name)) continue
    process.env[name] ??= value
  }
}

/** Does the operator bring a PostgreSQL, so that the embedded one stays out of it? */
export function hasOwnDatabase() {
  return Boolean(process.env.DATABASE_URL || process.env.DATABASE_URL_FILE)
}

/**
 * Where the embedded Postgres of `npm start` lives.
 * @param {string} dataDir
 */
export function databaseFolder(dataDir) {
  return path.join(dataDir, 'postgres')
}

/**
 * What the applications are started with. Anything that the operator set stays as it is.
 * @param {object} found
 * @param {string} found.dataDir
 * @param {import('./chromium.mjs').Chromium} [found.chromium]
 * @param {string} [found.urlFile] of the embedded Postgres
 * @param {string} [found.webPassword] of its role for the dashboard
 * @returns {NodeJS.ProcessEnv}
 */
export function applicationEnvironment({ dataDir, chromium, urlFile, webPassword }) {
  const { DATABASE_URL, DATABASE_URL_FILE, ...rest } = process.env
  /** @type {NodeJS.ProcessEnv} */
  const database =
    urlFile === undefined ? { DATABASE_URL, DATABASE_URL_FILE } : { DATABASE_URL_FILE: urlFile }
  return {
    ...ensureSecrets(dataDir),
    ...(webPassword === undefined ? {} : { DATABASE_WEB_PASSWORD: webPassword }),
    // Express shows people its stack traces without it
    NODE_ENV: 'production',
    ...(chromium === undefined
      ? {}
      : { CHROMIUM_PATH: chromium.path, CHROMIUM_SANDBOX: chromium.sandbox ? 'on' : 'off' }),
    ...Object.fromEntries(Object.entries({ ...rest, ...database }).filter(([, value]) => value !== '')),
    COMANDA_DATA_DIR: dataDir,
  }
}
