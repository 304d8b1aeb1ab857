import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { runStep } from './run.mjs'

/**
 * @param {string} name of a program
 * @returns {string | undefined} its path
 */
export function findProgram(name) {
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ]
  return folders.map(folder => path.join(folder, name)).find(isExecutable)
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Can we install Debian packages? */
export function canInstallPackages() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram('apt-get') !== undefined
}

/**
 * Installs a Debian package; waits where another one is being installed.
 * @param {string} name
 * @param {import('./progress.mjs').Progress} progress
 */
export async function installPackage(name, progress) {
  const state = '/var/lib/comanda'
  mkdirSync(state, { recursive: true, mode: 0o711 })
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2']
  const onWait = () => progress.say('another command is installing a package; waiting for it')
  await withLock(path.join(state, 'apt.lock'), { onWait }, async () => {
    progress.say(`installing Debian’s package ${name}`)
    await runStep('apt-get', [...options, 'update'], { doing: 'reading the package lists', progress, env })
    const doing = `installing the package ${name}`
    await runStep('apt-get', [...options, '--no-install-recommends', 'install', name], {
      doing,
      progress,
      env,
    })
  })
}
