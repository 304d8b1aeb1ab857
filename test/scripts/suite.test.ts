import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { untilGone } from '../support/processes.js'
import { waitFor } from '../support/wait-for.js'
import { makeFolder, projectDir, type Running, runNode, setupUrl } from './setup.js'

const suiteUrl = (name: string): string => new URL(`../../../scripts/suite/${name}`, import.meta.url).href

describe('a run of test files', () => {
  let folder: ReturnType<typeof makeFolder>

  beforeEach(() => {
    folder = makeFolder()
  })
  afterEach(() => folder.remove())

  function run(tests: Record<string, string>, { silenceMs = 300_000 } = {}): Running {
    const files = Object.entries(tests).map(([name, source]) => {
      const file = path.join(folder.dir, `${name}.test.mjs`)
      writeFileSync(file, source)
      return file
    })
    const program = `
      const { runLauncher } = await import(${JSON.stringify(setupUrl('launcher.mjs'))})
      const { runTests } = await import(${JSON.stringify(suiteUrl('run.mjs'))})
      await runLauncher(async launcher => {
        const { failed } = await runTests(${JSON.stringify(files)}, {
          args: [], jobs: 2, silenceMs: ${silenceMs}, env: process.env, launcher,
          print: text => void process.stdout.write(text),
        })
        return failed
      })`
    return runNode(['--input-type=module', '-e', program], {
      cwd: projectDir,
      env: { npm_lifecycle_event: '' },
    })
  }

  const lastLine = (stdout: string): string | undefined => stdout.trimEnd().split('\n').at(-1)

  it('knows the files that it names', async () => {
    const { alone } = (await import(suiteUrl('alone.mjs'))) as { alone: { source: string }[] }
    const { usualSeconds } = (await import(suiteUrl('durations.mjs'))) as { usualSeconds: object }
    const named = [...alone.map(({ source }) => source), ...Object.keys(usualSeconds)]
    expect(named.filter(source => !existsSync(path.join(projectDir, source)))).to.deep.equal([])
  })

  it('adds up what passed and failed in all of them, alone on its last line', async () => {
    const { code, stdout } = await run({
      one: `it('holds', () => {}); it('holds, too', () => {})`,
      two: `it('holds here', () => {}); it('breaks', () => { throw new Error('so it does') })`,
      three: `describe('deep', () => { it('holds there', () => {}) })`,
    }).ended
    expect(lastLine(stdout)).to.equal('4 passed, 1 failed')
    expect(code).to.equal(1)
    expect(stdout).to.include('Error: so it does').and.include('two.test')
    expect(stdout).to.match(/The slowest tests:\n.*s {2}.*\.test.*: /)
    expect(stdout).to.match(/pure: 5 tests in 3 files/)
  })

  it('goes on after a file whose process ends, and names it and the test', async () => {
    const { stdout } = await run({
      bad: `it('holds', () => {}); it('goes away', () => process.exit(3))`,
      good: `it('holds', () => {})`,
      fine: `it('holds', () => {})`,
    }).ended
    expect(lastLine(stdout)).to.equal('2 passed, 1 failed')
    expect(stdout).to.match(/bad\.test.*\n.*Its process ended with 3, at “goes away”/)
  })

  it('ends a file that hangs', async () => {
    const { stdout } = await run({ bad: `it('never ends', () => { for (;;); })` }, { silenceMs: 5_000 }).ended
    expect(lastLine(stdout)).to.equal('0 passed, 1 failed')
    expect(stdout).to.match(/bad\.test.*\n.*It gave no sign for 5 s/)
  })

  it('tells of what a file leaves open, of one that can’t be loaded, and of tests that are left out', async () => {
    const { stdout } = await run({
      open: `it('holds', () => { setInterval(() => {}, 1000) })`,
      broken: `import './nowhere.mjs'`,
      waiting: `it('is to be written')`,
      only: `it.only('is all', () => {})`,
    }).ended
    expect(lastLine(stdout)).to.equal('1 passed, 4 failed')
    expect(stdout).to.match(/open\.test.*\n.*left open goes on: Timeout/)
    expect(stdout).to.match(/broken\.test.*\n.*can’t be loaded: .*nowhere\.mjs/)
  })

  it('holds a rejection that nobody hears of against the test at hand', async () => {
    const { stdout } = await run({
      bad: `it('rejects', async () => { void Promise.reject(new Error('unheard')); await new Promise(setImmediate) })`,
    }).ended
    expect(lastLine(stdout)).to.equal('0 passed, 1 failed')
    expect(stdout).to.include('unheard')
  })

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`ends at ${signal}, and takes down what the tests started`, async () => {
      const started = path.join(folder.dir, 'started')
      const takenDown = path.join(folder.dir, 'taken-down')
      const running = run({
        long: `
          import { writeFileSync } from 'node:fs'
          after(() => writeFileSync(${JSON.stringify(takenDown)}, ''))
          it('never ends', () => {
            writeFileSync(${JSON.stringify(started)}, String(process.pid))
            return new Promise(() => setInterval(() => {}, 1000))
          })`,
        other: `it('never ends', () => new Promise(() => setInterval(() => {}, 1000)))`,
        next: `it('never begins', () => {})`,
      })
      await waitFor('the test to begin', () => existsSync(started))
      running.kill(signal)
      const { code, stdout } = await running.ended
      expect(stdout).not.to.include('never begins')
      expect(code).not.to.equal(0)
      expect(existsSync(takenDown)).to.equal(true)
      await untilGone('the worker', [{ pid: Number(started) }])
    })
  }
})
