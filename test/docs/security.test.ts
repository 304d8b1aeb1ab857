import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'

const projectDir = path.resolve(import.meta.dirname, '../../..')
const page = readFileSync(path.join(projectDir, 'docs/security.md'), 'utf8')
const notOurs = /(^|[\\/])(node_modules|dist|data)([\\/]|$)/

const files = ['apps', 'packages', 'scripts', 'test', 'docs', 'Dockerfile', '.dockerignore'].flatMap(name => {
  const where = path.join(projectDir, name)
  if (!existsSync(path.join(where, '.')) || name.includes('ocker')) return [name]
  return readdirSync(where, { recursive: true, encoding: 'utf8' })
    .filter(file => !notOurs.test(file))
    .map(file => path.posix.join(name, file.split(path.sep).join('/')))
})

/** "`apps/web/src/x.ts`" and "`x.test.ts`" alike: what ends in a known ending. */
const named = [...page.matchAll(/`([\w./-]+\.(?:test\.ts|ts|ejs|mjs|md|json|js))`/g)].map(
  ([, name = '']) => name,
)

describe('the page of security', () => {
  it('names tests, programs and pages that are there', () => {
    const own = [...new Set(named)].filter(name => !['secrets.json'].includes(name))
    expect(own.length).to.be.above(60)
    expect(own.filter(name => !files.some(file => file === name || file.endsWith(`/${name}`)))).to.deep.equal(
      [],
    )
  })

  it('counts what it says of ASVS, and names each requirement that isn’t met with its reason', () => {
    const states = new Map<string, number>()
    const unmet: string[] = []
    for (const [, ids = '', state = ''] of page.matchAll(
      /^\| ((?:V[\d.]+(?:, )?)+) \| (met|not met|n\/a|operator) \|/gm,
    )) {
      // OAuth and WebRTC stand in one line each
      const count = { V10: 29, V17: 7 }[ids] ?? ids.split(', ').length
      states.set(state, (states.get(state) ?? 0) + count)
      if (state === 'not met') unmet.push(...ids.split(', ').map(id => id.slice(1)))
    }
    const [, met, none, operator, not] =
      /levels 1 and 2.*?: (\d+) met, (\d+) not applicable, (\d+) that whoever installs.*?, (\d+) not met/.exec(
        page,
      ) ?? []
    expect([met, none, operator, not].map(Number)).to.deep.equal(
      ['met', 'n/a', 'operator', 'not met'].map(state => states.get(state)),
    )
    expect([...states.values()].reduce((sum, count) => sum + count)).to.equal(253)
    const reasons = page.slice(page.indexOf('### Not met'), page.indexOf('### All'))
    for (const id of unmet) expect(reasons).to.include(id)
    expect(unmet.length).to.be.at.most(5)
  })
})
