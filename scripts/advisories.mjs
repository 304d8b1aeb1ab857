import { readFileSync, writeFileSync } from 'node:fs'
import semver from 'semver'
import { npmCommand } from './setup/dependencies.mjs'
import { projectDir } from './setup/project.mjs'
import { askNpm } from './supply-chain/ask-npm.mjs'
import { productionPackages } from './supply-chain/production.mjs'

/**
 * node scripts/advisories.mjs: which known weaknesses the packages have that run in production, by the dated list in
 * scripts/supply-chain/advisories.json, without the network. Fails where one isn't accepted with a reason, and where the
 * list is older than a month.
 * node scripts/advisories.mjs --refresh: asks npm first, and keeps what it says in that list.
 */

/** @typedef {import('./supply-chain/ask-npm.mjs').Advisory} Advisory */
/** @typedef {{ checkedAt: string, source: string, advisories: Advisory[], accepted: Record<string, string> }} List */

const file = new URL('supply-chain/advisories.json', import.meta.url)
const mostDays = 31
const dayMs = 86_400_000

/** @type {List} */
let list = JSON.parse(readFileSync(file, 'utf8'))
if (process.argv.includes('--refresh')) {
  const advisories = askNpm(npmCommand(), projectDir)
  list = {
    ...list,
    checkedAt: new Date().toISOString().slice(0, 10),
    source: 'npm audit --omit=dev',
    advisories,
  }
  writeFileSync(file, `${JSON.stringify(list, null, 2)}\n`)
}

const packages = productionPackages()
let isBad = false
for (const { id, package: name, range, severity, title } of list.advisories) {
  for (const { version, where } of packages.filter(found => found.name === name)) {
    if (!semver.satisfies(version, range, { includePrerelease: true })) continue
    const why = list.accepted[id]
    isBad ||= why === undefined
    process.stdout.write(`${severity} ${id} ${name}@${version} (${where}): ${title}\n`)
    process.stdout.write(
      why === undefined ? '  not accepted: update it, or say why it may stay\n' : `  accepted: ${why}\n`,
    )
  }
}
const days = Math.floor((Date.now() - Date.parse(list.checkedAt)) / dayMs)
process.stdout.write(
  `${packages.length} packages, held against ${list.advisories.length} advisories of ${list.checkedAt} (${list.source}).\n`,
)
if (days > mostDays) {
  process.stderr.write(`The list is ${days} days old. Bring it up to date: npm run advisories -- --refresh\n`)
  isBad = true
}
if (isBad) process.exitCode = 1
