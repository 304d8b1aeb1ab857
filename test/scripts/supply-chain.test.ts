import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { linkModules, makeFolder, makeProject, projectDir, runNode } from './setup.js'

interface Locked {
  version: string
  license?: string
  dev?: boolean
}

/** What npm says of a weakness, in the form of npm 7 to 11. */
const npmAnswer = {
  auditReportVersion: 2,
  vulnerabilities: {
    leaky: {
      name: 'leaky',
      via: [
        {
          source: 1,
          name: 'leaky',
          title: 'Leaks',
          url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
          severity: 'high',
          range: '<1.2.4',
        },
      ],
    },
    above: { name: 'above', via: ['leaky'] },
  },
}

describe('what others wrote', () => {
  let folder: ReturnType<typeof makeFolder>
  let project: string

  beforeEach(() => {
    folder = makeFolder()
    project = makeProject(folder.dir)
    linkModules(project)
  })
  afterEach(() => folder.remove())

  function lock(packages: Record<string, Locked>): void {
    const named = Object.entries(packages).map(([name, locked]) => [`node_modules/${name}`, locked])
    writeFileSync(
      path.join(project, 'package-lock.json'),
      JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...Object.fromEntries(named) } }),
    )
  }
  const write = (file: string, content: unknown): void =>
    writeFileSync(path.join(project, 'scripts/supply-chain', file), JSON.stringify(content))
  const runScript = (script: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) =>
    runNode([`scripts/${script}.mjs`, ...args], { cwd: project, env }).ended

  describe('comes under licences', () => {
    beforeEach(() => write('licences.json', { accepted: ['MIT'], exceptions: {} }))

    it('that are all accepted, in this project', async () => {
      const { code, stdout, stderr } = await runNode(['scripts/licences.mjs'], { cwd: projectDir }).ended
      expect(code, stderr).to.equal(0)
      expect(stdout)
        .to.match(/^LGPL-3.0-or-later +node-webpmux@/m)
        .and.to.match(/^AGPL-3.0 +pm2@/m)
      const readme = readFileSync(path.join(projectDir, 'README.md'), 'utf8')
      for (const name of ['pm2', 'AGPL-3.0', 'node-webpmux', 'LGPL-3.0']) expect(readme).to.include(name)
    })

    it('of which one isn’t accepted, or none is said: both are named', async () => {
      lock({
        good: { version: '1.0.0', license: 'MIT' },
        bad: { version: '2.0.0', license: 'SSPL-1.0' },
        silent: { version: '3.0.0' },
        tool: { version: '4.0.0', license: 'SSPL-1.0', dev: true },
      })
      const { code, stderr } = await runScript('licences')
      expect(code).to.equal(1)
      expect(stderr).to.include('bad@2.0.0: SSPL-1.0').and.to.include('silent@3.0.0: none')
      expect(stderr).not.to.include('tool')
    })

    it('of which one is an exception, for as long as it is that one', async () => {
      write('licences.json', {
        accepted: ['MIT'],
        exceptions: { odd: { licence: 'EUPL-1.2', why: 'is odd' } },
      })
      lock({ odd: { version: '1.0.0', license: 'EUPL-1.2' } })
      expect(await runScript('licences')).to.have.property('code', 0)
      lock({ odd: { version: '2.0.0', license: 'MIT' } })
      expect((await runScript('licences')).stderr).to.include('odd@2.0.0: MIT')
      lock({})
      expect((await runScript('licences')).stderr).to.include('odd: stands among the exceptions')
    })
  })

  describe('has known weaknesses', () => {
    const today = new Date().toISOString().slice(0, 10)
    const leaky = { id: 'GHSA-1', package: 'leaky', range: '<1.2.4', severity: 'high', title: 'Leaks' }
    const list = { checkedAt: today, source: 'a test', advisories: [leaky], accepted: {} }

    it('that are found offline, in the versions that have them', async () => {
      write('advisories.json', list)
      lock({ leaky: { version: '1.2.4' }, other: { version: '1.0.0' } })
      expect(await runScript('advisories')).to.have.property('code', 0)
      lock({ leaky: { version: '1.2.3' } })
      const { code, stdout } = await runScript('advisories')
      expect(code).to.equal(1)
      expect(stdout).to.include('high GHSA-1 leaky@1.2.3').and.to.include('not accepted')
      write('advisories.json', { ...list, accepted: { 'GHSA-1': 'isn’t called' } })
      expect((await runScript('advisories')).stdout).to.include('accepted: isn’t called')
    })

    it('of which a list of two months ago says too little', async () => {
      lock({})
      const checkedAt = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10)
      write('advisories.json', { ...list, checkedAt })
      const { code, stderr } = await runScript('advisories')
      expect(code).to.equal(1)
      expect(stderr).to.include('The list is 60 days old')
    })

    it('that npm is asked for where one wants, and that are kept with their date', async () => {
      lock({ leaky: { version: '1.2.3' } })
      write('advisories.json', { ...list, checkedAt: '2020-01-01', advisories: [] })
      const npm = path.join(folder.dir, 'npm-cli.js')
      writeFileSync(npm, `process.stdout.write(${JSON.stringify(JSON.stringify(npmAnswer))})`)
      const { code, stdout } = await runScript('advisories', ['--refresh'], { npm_execpath: npm })
      expect(code).to.equal(1)
      expect(stdout).to.include('high GHSA-aaaa-bbbb-cccc leaky@1.2.3')
      const kept = JSON.parse(
        readFileSync(path.join(project, 'scripts/supply-chain/advisories.json'), 'utf8'),
      )
      expect(kept.checkedAt).to.equal(today)
      expect(kept.advisories).to.have.length(1)
      writeFileSync(npm, `console.error('npm error 405'); process.exit(1)`)
      const refused = await runScript('advisories', ['--refresh'], { npm_execpath: npm })
      expect(refused.code).to.equal(1)
      expect(refused.stderr).to.include('npm gave no advisories').and.to.include('405')
    })
  })

  it('is listed for whoever asks what is inside: all that production runs, and no more', async () => {
    const { code, stdout, stderr } = await runNode(['scripts/sbom.mjs'], { cwd: projectDir }).ended
    expect(code, stderr).to.equal(0)
    const sbom = JSON.parse(stdout)
    expect(sbom).to.include({ bomFormat: 'CycloneDX', specVersion: '1.6' })
    const components = sbom.components as { name: string; purl: string; hashes: { content: string }[] }[]
    const names = components.map(({ name }) => name)
    expect(names)
      .to.include.members(['express', 'pm2', 'whatsapp-web.js', 'otpauth'])
      .and.not.to.include('mocha')
    const express = components.find(({ name }) => name === 'express')
    expect(express?.purl).to.match(/^pkg:npm\/express@\d/)
    expect(express?.hashes[0]?.content).to.match(/^[0-9a-f]{128}$/)
  })
})
