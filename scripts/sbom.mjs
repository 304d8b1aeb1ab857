import { readFileSync } from 'node:fs'
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library'
import { projectDir } from './setup/project.mjs'
import { productionPackages } from './supply-chain/production.mjs'

/**
 * node scripts/sbom.mjs: what others wrote and production runs, as CycloneDX. `npm sbom --omit=dev` isn't used: it leaves
 * out what the project needs for its tests too, like Express and whatsapp-web.js.
 */

/** @param {string} name of a package */
const parted = name => (name.startsWith('@') ? name.split('/') : [undefined, name])

/** @param {string | undefined} integrity "sha512-" and base64 */
function hashes(integrity) {
  const [algorithm, base64 = ''] = integrity?.split(' ')[0]?.split('-', 2) ?? []
  const hex = Buffer.from(base64, 'base64').toString('hex')
  return new Models.HashDictionary(algorithm === 'sha512' ? [[Enums.HashAlgorithm['SHA-512'], hex]] : [])
}

const { version } = JSON.parse(readFileSync(`${projectDir}/package.json`, 'utf8'))
const bom = new Models.Bom({
  metadata: new Models.Metadata({
    timestamp: new Date(),
    component: new Models.Component(Enums.ComponentType.Application, 'comanda', { version }),
  }),
})
for (const { name, version, licence, integrity, where } of productionPackages()) {
  const [group, own = name] = parted(name)
  bom.components.add(
    new Models.Component(Enums.ComponentType.Library, own, {
      group,
      version,
      bomRef: where,
      purl: `pkg:npm/${encodeURIComponent(name).replace('%2F', '/')}@${version}`,
      licenses: new Models.LicenseRepository(licence === undefined ? [] : [new Models.NamedLicense(licence)]),
      hashes: hashes(integrity),
    }),
  )
}
const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6))
process.stdout.write(`${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`)
