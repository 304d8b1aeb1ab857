import { SetupError } from './setup-error.mjs'

const needed = { major: 20, minor: 19 }

/**
 * @param {string} [version]
 * @throws {SetupError} where node is too old to run Comanda
 */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > needed.major || (major === needed.major && minor >= needed.minor)) return
  throw new SetupError(
    `Comanda needs node ${needed.major}.${needed.minor} or newer; this is node ${version}. ` +
      'Install a newer one from https://nodejs.org or with your version manager (nvm install 22).',
  )
}
