import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
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

  it('that doesn’t run is told with its own words', async () => {
    const broken = path.join(folder.dir, 'chromium')
    writeFileSync(broken, readFileSync('/bin/sh'))
    chmodSync(broken, 0o755)
    const { code, stderr } = await find({ CHROMIUM_PATH: broken })
    expect(code).to.equal(1)
    expect(stderr).to.include('that can’t be used')
  })
})
