import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { waitFor } from '../support/wait-for.js'
import { loadProcesses, makeFolder, makeProject, runNode } from './setup.js'

// an npm that can't reach anything: what it is asked to install has no packages
const offline = { npm_config_offline: 'true', npm_config_update_notifier: 'false' }

describe('the dependencies', () => {
  let folder: ReturnType<typeof makeFolder>
  let project: string
  let marker: string

  beforeEach(() => {
    folder = makeFolder()
    project = makeProject(folder.dir)
    marker = path.join(project, 'node_modules', 'was-here')
  })

  afterEach(() => folder.remove())

  const setUp = (env: NodeJS.ProcessEnv = {}) =>
    runNode(['scripts/set-up.mjs'], { cwd: project, env: { ...offline, ...env } })

  it('are installed once, and then left alone without asking npm', async () => {
    const first = await setUp().ended
    expect(first, first.stderr).to.have.property('code', 0)
    expect(first.stderr).to.include('installing the dependencies')
    writeFileSync(marker, '')
    const second = await setUp({ npm_execpath: '/nowhere/npm-cli.js', PATH: '/nowhere' }).ended
    expect(second).to.deep.equal({ code: 0, stdout: '', stderr: '' })
    expect(existsSync(marker)).to.equal(true)
  })

  it('are looked for no more in a container’s image', async () => {
    mkdirSync(path.join(project, 'node_modules', '.comanda'), { recursive: true })
    writeFileSync(path.join(project, 'node_modules', '.comanda', 'image'), '')
    const prepare = `const { preparePrograms } = await import('./scripts/setup/prepare.mjs')
      await preparePrograms({ say: console.log, detail: console.log })`
    const env = { npm_execpath: '/nowhere/npm-cli.js', PATH: '/nowhere' }
    const ended = await runNode(['--input-type=module', '-e', prepare], { cwd: project, env }).ended
    expect(ended).to.deep.equal({ code: 0, stdout: '', stderr: '' })
  })

  it('are installed anew when the lock file changed', async () => {
    await setUp().ended
    writeFileSync(marker, '')
    const lock = path.join(project, 'package-lock.json')
    writeFileSync(
      lock,
      readFileSync(lock, 'utf8').replace('"version":"1.0.0","lock', '"version":"1.0.1","lock'),
    )
    expect((await setUp().ended).code).to.equal(0)
    expect(existsSync(marker)).to.equal(false)
  })

  it('are installed by one of two commands, while the other waits', async () => {
    const [one, other] = await Promise.all([setUp().ended, setUp().ended])
    expect([one.code, other.code]).to.deep.equal([0, 0])
    const words = one.stderr + other.stderr
    expect(words.match(/installing the dependencies/g)).to.have.lengthOf(1)
    expect(words).to.include('another command is setting up this clone')
  })

  it('are installed after a set-up that was killed half-way, and whose npm ends with it', async () => {
    const { processIdentity } = await loadProcesses()
    const slow = path.join(folder.dir, 'slow-npm.js')
    const pidFile = path.join(folder.dir, 'pid')
    writeFileSync(
      slow,
      `require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setTimeout(() => {}, 60_000)`,
    )
    const killed = setUp({ npm_execpath: slow })
    await waitFor('the child to run', () => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '')
    killed.kill('SIGKILL')
    await killed.ended
    await waitFor(
      'the child to end',
      () => processIdentity(Number(readFileSync(pidFile, 'utf8'))) === undefined,
    )
    mkdirSync(path.join(project, 'node_modules'), { recursive: true })
    expect((await setUp().ended).code).to.equal(0)
  })

  it('that can’t be installed are told in npm’s words', async () => {
    writeFileSync(
      path.join(project, 'package.json'),
      '{"name":"shop","version":"1.0.0","dependencies":{"pg":"8.0.0"}}',
    )
    const { code, stderr } = await setUp().ended
    expect(code).to.equal(1)
    expect(stderr).to.match(/installing the dependencies failed[\s\S]*npm error/)
  })
})

describe('node', () => {
  it('that is too old is named, with what to do', async () => {
    const folder = makeFolder()
    try {
      const program = `
        Object.defineProperty(process.versions, 'node', { value: '18.20.4' })
        await import(${JSON.stringify(path.join(makeProject(folder.dir), 'scripts/set-up.mjs'))})`
      const { code, stderr } = await runNode(['--input-type=module', '-e', program]).ended
      expect(code).to.equal(1)
      expect(stderr).to.include('Comanda needs node 20.19 or newer; this is node 18.20.4')
    } finally {
      folder.remove()
    }
  })
})
