import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { canInstallPackages, findProgram, installPackage } from './apt.mjs'
import { dataFolder } from './project.mjs'
import { runStep } from './run.mjs'
import { SetupError } from './setup-error.mjs'

const debian = '/usr/lib/postgresql'

/** @param {string} root a folder of PostgreSQL's versions, as Debian lays it out */
function newestIn(root) {
  if (!existsSync(root)) return undefined
  return readdirSync(root)
    .sort((a, b) => Number(b) - Number(a))
    .map(version => path.join(root, version, 'bin', 'pgbench'))
    .find(file => existsSync(file))
}

/** Which package of this Debian holds the server of its PostgreSQL, and pgbench with it. */
function serverPackage() {
  const text = execFileSync('apt-cache', ['depends', 'postgresql'], { encoding: 'utf8' })
  return /postgresql-\d+/.exec(text)?.[0]
}

/**
 * Takes pgbench alone out of the server's package: installed, that package would start a server of its own.
 * @param {string} folder
 * @param {import('./progress.mjs').Progress} progress
 */
async function unpack(folder, progress) {
  await installPackage('libpq5', progress)
  const name = serverPackage()
  if (name === undefined) return
  const fresh = `${folder}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const doing = 'bringing pgbench'
  progress.say(doing)
  // apt's own user, who else would download, may not enter the data folder
  const options = ['-q', '-o', 'APT::Sandbox::User=root']
  await runStep('apt-get', [...options, 'download', name], { doing, progress, cwd: fresh })
  const archive = readdirSync(fresh).find(file => file.endsWith('.deb')) ?? ''
  await runStep('dpkg-deb', ['-x', archive, fresh], { doing, progress, cwd: fresh })
  rmSync(folder, { recursive: true, force: true })
  renameSync(fresh, folder)
}

/**
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<string>} path of pgbench, brought where that is possible
 */
export async function ensurePgbench(progress) {
  const folder = path.join(dataFolder(), 'pgbench')
  const find = () => findProgram('pgbench') ?? newestIn(debian) ?? newestIn(path.join(folder, debian))
  const found = find()
  if (found !== undefined) return found
  if (canInstallPackages()) await unpack(folder, progress)
  const brought = find()
  if (brought !== undefined) return brought
  throw new SetupError(
    'This measures against pgbench. Install it: apt-get install postgresql (Debian, Ubuntu), ' +
      'dnf install postgresql-contrib (Fedora), brew install postgresql (macOS).',
  )
}
