import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { descendants } from '@comanda/harness/processes/tree.js'
import { expect } from 'chai'
import { living } from '../support/processes.js'
import { makeFolder, projectDir, type Running, runNode } from './setup.js'

const unitFolder = '/etc/systemd/system'

describe('the machine’s start', () => {
  let folder: ReturnType<typeof makeFolder>
  let running: Running | undefined

  beforeEach(() => {
    folder = makeFolder()
  })
  afterEach(async () => {
    running?.kill('SIGKILL')
    await running?.ended
    running = undefined
    folder.remove()
  })

  const launch = (script: string, ...args: string[]): Running =>
    runNode([path.join(projectDir, 'scripts', script), ...args], {
      env: { COMANDA_DATA_DIR: path.join(folder.dir, 'data'), NODE_ENV: 'production' },
    })

  it('brings Comanda up by the service that ops startup prints, and down again', async () => {
    const { stdout: unit } = await launch('ops.mjs', 'startup').ended
    const file = path.join(folder.dir, 'comanda.service')
    writeFileSync(file, unit)
    // where there is no systemd, what it makes of the unit is read as it would read it, below
    const verified = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' })
    // who tests it may be nobody, which a service shouldn't be
    const said = verified.stderr
      ?.split('\n')
      .filter(line => !line.includes('Special user nobody'))
      .join('')
    // it makes a folder of its own in /tmp, which may be closed to whoever tests it
    const isAtWork = verified.error === undefined && !said?.startsWith('Failed to setup working directory')
    if (isAtWork) expect({ ...verified, said }).to.include({ status: 0, said: '' })

    const settingOf = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? ''
    const [node = '', launcher = ''] = settingOf('ExecStart')
      .split(' ')
      .map(word => word.slice(1, -1))
    const [name = '', value = ''] = settingOf('Environment').slice(1, -1).split('=')
    expect(node).to.equal(process.execPath)
    // a service has hardly any environment
    const bare = Object.fromEntries(Object.keys(process.env).map(key => [key, undefined]))
    running = runNode([launcher], {
      cwd: settingOf('WorkingDirectory'),
      env: {
        ...bare,
        [name]: value,
        RUN_AS: process.env.RUN_AS,
        COMANDA_DATA_DIR: path.join(folder.dir, 'data'),
        WEB_PORT: '0',
        BOT_HEALTH_PORT: '0',
      },
    })
    await Promise.all([
      running.line(/"name":"web".*"msg":"listening"/),
      running.line(/"name":"bot".*"msg":"started"/),
    ])
    const tree = descendants(running.pid)
    running.kill('SIGTERM')
    expect((await running.ended).code).to.equal(0)
    expect(living(tree)).to.deep.equal([])
  })

  it('can be left to pm2’s own service, too', async () => {
    const systemctl = path.join(folder.dir, 'systemctl')
    writeFileSync(systemctl, '#!/bin/sh\n')
    chmodSync(systemctl, 0o755)
    const script = [process.execPath, path.join(projectDir, 'scripts', 'pm2.mjs'), 'startup', 'systemd']
    const env = {
      ...process.env,
      PATH: `${folder.dir}:${process.env.PATH}`,
      COMANDA_DATA_DIR: path.join(folder.dir, 'data'),
    }
    if (process.getuid?.() !== 0) {
      // pm2 writes nothing then, and says what to do as root
      const { stdout } = spawnSync(script[0] ?? '', script.slice(1), { env, encoding: 'utf8' })
      expect(stdout).to.include('sudo').and.include('startup systemd')
      return
    }
    if (!existsSync(unitFolder)) mkdirSync(unitFolder, { recursive: true })
    // the machine's own folder isn't touched: this one is seen by the command alone
    const inside = `mount -t tmpfs none ${unitFolder} && "$@" >&2 && cat ${unitFolder}/pm2-nobody.service`
    const { status, stdout, stderr } = spawnSync('unshare', ['-m', 'sh', '-c', inside, 'sh', ...script], {
      env,
      encoding: 'utf8',
    })
    expect(status, stderr).to.equal(0)
    expect(stdout).to.include('User=nobody')
    expect(stdout).to.include(`Environment=PM2_HOME=${path.join(folder.dir, 'data', 'pm2')}`)
    expect(stdout).to.match(/^ExecStart=.*node_modules\/pm2\/bin\/pm2 resurrect$/m)
  })
})
