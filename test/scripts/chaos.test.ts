import { chmodSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { makeFolder, projectDir, runNode } from './setup.js'

describe('npm run chaos', () => {
  let folder: ReturnType<typeof makeFolder>

  before(() => {
    folder = makeFolder()
    // as root it runs as somebody else, who may not write everywhere
    chmodSync(folder.dir, 0o777)
  })
  after(() => folder.remove())

  const chaos = (...args: string[]) =>
    runNode([path.join(projectDir, 'scripts/chaos.mjs'), ...args], {
      env: { NODE_ENV: 'production', TMPDIR: folder.dir },
    }).ended

  it('breaks a running shop twice, and its ledger balances', async () => {
    const { code, stdout, stderr } = await chaos('--kills', '2', '--seed', '23')
    expect(code, stderr).to.equal(0)
    const lines = stdout.split('\n').filter(line => line !== '')
    expect(lines).to.have.length(1)
    const ledger = JSON.parse(lines[0] ?? '') as Record<string, number> & {
      recoveryMs: Record<string, number>
    }
    expect(ledger).to.have.all.keys([
      'sent',
      'recorded',
      'orders',
      'lost',
      'duplicateOrders',
      'duplicateReplies',
      'recoveryMs',
    ])
    expect(ledger.recoveryMs).to.have.all.keys(['p50', 'p95', 'max'])
    expect(ledger.sent).to.be.above(5)
    expect(ledger.lost).to.equal(0)
    expect(ledger.orders).to.be.above(2)
    expect(stderr)
      .to.match(/^1 of 2: /m)
      .and.match(/^2 of 2: /m)
  })

  it('says how it is used', async () => {
    const { code, stdout, stderr } = await chaos('--kills', 'many')
    expect(code).to.equal(2)
    expect(stdout).to.equal('')
    expect(stderr).to.include('npm run chaos -- [--kills N] [--seed S]')
  })
})
