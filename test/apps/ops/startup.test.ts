import { expect } from 'chai'
import { runOps } from './run-ops.js'

const installation = {
  node: '/usr/bin/node',
  launcher: '/opt/comanda/scripts/start.mjs',
  projectDir: '/opt/comanda',
}

/** The unit's settings, by name; those of one name together. */
async function unitOf(setup: object): Promise<Record<string, string[]>> {
  const { code, stdout } = await runOps('postgres://nowhere/none', [
    'startup',
    '--setup',
    JSON.stringify(setup),
  ])
  expect(code).to.equal(0)
  const settings: Record<string, string[]> = {}
  for (const line of stdout.split('\n').filter(text => /^[A-Z]/.test(text))) {
    const [name = '', ...value] = line.split('=')
    settings[name] = [...(settings[name] ?? []), value.join('=')]
  }
  return settings
}

describe('ops startup', () => {
  it('starts the launcher in the project, for ever, and stops it alone, with time to close everything', async () => {
    const unit = await unitOf(installation)
    expect(unit).to.include.keys('WantedBy', 'Restart')
    expect(unit.ExecStart).to.deep.equal(['"/usr/bin/node" "/opt/comanda/scripts/start.mjs"'])
    expect(unit.WorkingDirectory).to.deep.equal(['/opt/comanda'])
    expect(unit.Restart).to.deep.equal(['always'])
    expect(unit.StartLimitIntervalSec).to.deep.equal(['0'])
    expect(unit.KillMode).to.deep.equal(['mixed'])
    expect(Number(unit.TimeoutStopSec)).to.be.at.least(90)
    expect(unit.OOMPolicy).to.deep.equal(['continue'])
  })

  it('starts it as the project’s owner, or as root, who becomes another by itself', async () => {
    expect((await unitOf({ ...installation, user: 'alice' })).User).to.deep.equal(['alice'])
    expect((await unitOf(installation)).User).to.equal(undefined)
  })

  it('finds the npm that belongs to its node', async () => {
    const unit = await unitOf({ ...installation, node: '/home/alice/node 22/bin/node' })
    expect(unit.Environment?.[0]).to.match(/^"PATH=\/home\/alice\/node 22\/bin:/)
  })

  it('takes a path for what it is, whatever systemd reads into its letters', async () => {
    const unit = await unitOf({
      ...installation,
      projectDir: '/srv/50% off',
      launcher: '/srv/50% "$off"/start.mjs',
    })
    expect(unit.ExecStart).to.deep.equal(['"/usr/bin/node" "/srv/50%% \\"$$off\\"/start.mjs"'])
    expect(unit.WorkingDirectory).to.deep.equal(['/srv/50%% off'])
  })
})
