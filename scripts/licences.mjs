import { readFileSync } from 'node:fs'
import { productionPackages } from './supply-chain/production.mjs'

/**
 * node scripts/licences.mjs: under which licences the packages are that run in production. Fails where one has none, or
 * one that scripts/supply-chain/licences.json doesn't accept.
 */

/** @type {{ accepted: string[], exceptions: Record<string, { licence?: string, why: string }> }} */
const { accepted, exceptions } = JSON.parse(
  readFileSync(new URL('supply-chain/licences.json', import.meta.url), 'utf8'),
)
const packages = productionPackages()

/** @type {Map<string, string[]>} */
const byLicence = new Map()
/** @type {string[]} */
const refused = []
const unused = new Set(Object.keys(exceptions))
for (const { name, version, licence } of packages) {
  const said = licence ?? 'none'
  byLicence.set(said, [...(byLicence.get(said) ?? []), `${name}@${version}`])
  const exception = exceptions[name]
  unused.delete(name)
  const isAccepted =
    exception === undefined
      ? licence !== undefined && accepted.includes(licence)
      : exception.licence === licence
  if (!isAccepted) refused.push(`${name}@${version}: ${said}`)
}

for (const [licence, names] of [...byLicence].sort(([, a], [, b]) => b.length - a.length)) {
  const listed = accepted.includes(licence) ? `${names.length} packages` : names.join(', ')
  process.stdout.write(`${licence.padEnd(24)} ${listed}\n`)
}
for (const [name, { why }] of Object.entries(exceptions)) {
  if (!unused.has(name)) process.stdout.write(`accepted: ${name}, which ${why}\n`)
}
for (const name of unused) refused.push(`${name}: stands among the exceptions, but isn’t installed any more`)
if (refused.length > 0) {
  process.stderr.write(
    `Not accepted:\n${refused.map(line => `  ${line}\n`).join('')}Replace them, or say in scripts/supply-chain/licences.json why they may stay.\n`,
  )
  process.exitCode = 1
}
