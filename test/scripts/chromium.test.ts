import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { testEnvironment } from '../support/environment.js'
import { makeFolder, runNode, setupUrl } from './setup.js'

describe('the browser', () => {
  let folder: ReturnType<typeof makeFolder>

  beforeEach(() => {
    folder = makeFolder()
  })

  afterEach(() => folder.remove())

  async function find(env: NodeJS.ProcessEnv) {
    const program = `
      const { findChromium } = await import(${JSON.stringify(setupUrl('chromium.mjs'))})
      console.log(JSON.stringify(findChromium()))`
    return runNode(['--input-type=module', '-e', program], { env: { COMANDA_DATA_DIR: folder.dir, ...env } })
      .ended
  }

  it('that was chosen has run here once, and is remembered', async () => {
    const { chromiumPath } = testEnvironment()
    const { stdout } = await find({ CHROMIUM_PATH: chromiumPath })
    const chosen = JSON.parse(stdout) as { path: string; version: string }
    expect(chosen.path).to.equal(chromiumPath)
    expect(chosen.version).to.match(/\d+\.\d+\.\d+\.\d+/)
    const found = await find({ CHROMIUM_PATH: '' })
    expect(JSON.parse(found.stdout)).to.deep.equal(chosen)
    expect(existsSync(path.join(folder.dir, 'chromium.json'))).to.equal(true)
  })

  it('is never a script around a browser: puppeteer would watch the wrong process', async () => {
    const wrapper = path.join(folder.dir, 'chromium')
    writeFileSync(wrapper, `#!/bin/sh\nexec ${testEnvironment().chromiumPath} "$@"\n`)
    chmodSync(wrapper, 0o755)
    const { code, stderr } = await find({ CHROMIUM_PATH: wrapper })
    expect(code).to.equal(1)
    expect(stderr)
      .to.include(`CHROMIUM_PATH is ${wrapper}`)
      .and.include('it is a script around the real program')
  })

  it('runs in its sandbox, or without where the system forbids one, unless it must', () => {
    const { chromiumPath } = testEnvironment()
    const program = `
      const { proveBrowser } = await import(${JSON.stringify(setupUrl('chromium/prove.mjs'))})
      console.log(JSON.stringify(proveBrowser(${JSON.stringify(chromiumPath)})))`
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
    // the browser's profile is nobody's, too
    const open = path.join(folder.dir, 'open')
    mkdirSync(open)
    chmodSync(open, 0o777)
    const run = (
      command: string[],
      sandbox: string,
    ): { sandbox?: boolean; forbidden?: string; reason?: string } => {
      const [name = '', ...args] = [...command, process.execPath, '--input-type=module', '-e', program]
      const env = { ...process.env, CHROMIUM_SANDBOX: sandbox, TMPDIR: open }
      const { stdout, stderr } = spawnSync(name, args, { ...nobody, env, encoding: 'utf8' })
      if (stdout === '') throw new Error(stderr)
      return JSON.parse(stdout)
    }
    // a namespace of users in which no further one may be made, or the system itself where it allows none at all
    const enter = ['unshare', '-U', '--map-user=1234', '--map-group=1234', '--keep-caps']
    const canHave = spawnSync('unshare', ['-U', 'true'], nobody).status === 0
    const forbid = 'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"'
    const without = canHave ? [...enter, 'sh', '-c', forbid, 'sh'] : []
    expect(run([], '').sandbox).to.equal(canHave)
    expect(run([], 'off').sandbox).to.equal(false)
    expect(run(without, '').sandbox).to.equal(false)
    expect(run(without, '').forbidden).to.include('No usable sandbox')
    expect(run(without, 'on').reason).to.include('No usable sandbox')
  })

  it('that doesn’t run is told with its own words', async () => {
    const broken = path.join(folder.dir, 'chromium')
    writeFileSync(broken, readFileSync('/bin/sh'))
    chmodSync(broken, 0o755)
    const { code, stderr } = await find({ CHROMIUM_PATH: broken })
    expect(code).to.equal(1)
    expect(stderr).to.include('that can’t be used')
  })
})
