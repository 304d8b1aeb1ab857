import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { waitFor } from '../support/wait-for.js'
import { loadProcesses, makeFolder, runNode, setupUrl } from './setup.js'

const launcherProgram = (program: string): string => `
  const { runLauncher } = await import(${JSON.stringify(setupUrl('launcher.mjs'))})
  await runLauncher(async ({ onEnd, runNode }) => {
    onEnd(() => console.log('first released last'))
    onEnd(() => console.log('second released first'))
    return runNode([${JSON.stringify(program)}], { env: process.env })
  })`

const application = `
  let heard = 0
  process.on('SIGINT', () => {
    heard += 1
    console.log('heard SIGINT ' + heard)
    setTimeout(() => process.exit(7), 300)
  })
  setInterval(() => {}, 1000)
  console.log('up ' + process.pid)`

describe('a launcher', () => {
  let folder: ReturnType<typeof makeFolder>

  beforeEach(() => {
    folder = makeFolder()
  })

  afterEach(() => folder.remove())

  function launch(source: string) {
    const program = path.join(folder.dir, 'application.mjs')
    writeFileSync(program, source)
    return runNode(['--input-type=module', '-e', launcherProgram(program)], {
      env: { npm_lifecycle_event: '' },
    })
  }

  it('passes on the exit code, and releases what it started in reverse order', async () => {
    const { code, stdout } = await launch('process.exit(3)').ended
    expect(code).to.equal(3)
    expect(stdout).to.equal('second released first\nfirst released last\n')
  })

  it('lets its program finish at a Ctrl-C that arrives twice, from the terminal and from npm', async () => {
    const running = launch(application)
    await running.line(/^up/)
    running.kill('SIGINT')
    running.kill('SIGINT')
    const { code, stdout } = await running.ended
    expect(code).to.equal(7)
    expect(stdout.match(/heard SIGINT/g)).to.have.lengthOf(1)
    expect(stdout).to.match(/first released last\n$/)
  })

  it('leaves no program behind when it is killed', async () => {
    const { processIdentity } = await loadProcesses()
    const running = launch("setInterval(() => {}, 1000); console.log('up ' + process.pid)")
    const pid = Number((await running.line(/^up/)).slice(3))
    running.kill('SIGKILL')
    await running.ended
    await waitFor('the program to end', () => processIdentity(pid) === undefined)
  })
})

describe('a lock of the set-up', () => {
  let folder: ReturnType<typeof makeFolder>
  let file: string

  beforeEach(() => {
    folder = makeFolder()
    file = path.join(folder.dir, 'lock')
  })

  afterEach(() => folder.remove())

  const hold = (word: string, heldMs: number) =>
    runNode([
      '--input-type=module',
      '-e',
      `const { withLock } = await import(${JSON.stringify(setupUrl('lock.mjs'))})
       await withLock(${JSON.stringify(file)}, {}, async () => {
         console.log('${word} in')
         await new Promise(resolve => setTimeout(resolve, ${heldMs}))
         console.log('${word} out')
       })`,
    ])

  it('is held by one process at a time', async () => {
    const times = await Promise.all(
      ['a', 'b', 'c'].map(async word => {
        const running = hold(word, 200)
        await running.line(/in/)
        const since = Date.now()
        const { stdout } = await running.ended
        return { stdout, since }
      }),
    )
    const [first = 0, second = 0, third = 0] = times.map(({ since }) => since).sort((a, b) => a - b)
    expect(Math.min(second - first, third - second)).to.be.at.least(150)
  })

  it('tells the second of two that want to run on one data folder', async () => {
    const claim = () =>
      runNode([
        '--input-type=module',
        '-e',
        `const { claimDataFolder } = await import(${JSON.stringify(setupUrl('lock.mjs'))})
         const release = claimDataFolder(${JSON.stringify(folder.dir)}, 'The demo')
         console.log('in')
         process.stdin.resume().on('end', release)`,
      ])
    const { code } = await claim().ended
    expect(code).to.equal(0)
    writeFileSync(
      path.join(folder.dir, 'running.lock'),
      JSON.stringify({ pid: process.pid, identity: (await loadProcesses()).processIdentity(process.pid) }),
    )
    const second = await claim().ended
    expect(second.code).to.equal(1)
    expect(second.stderr).to.include(`The demo is running already on ${folder.dir}`)
  })

  it('of a process that was killed counts for nothing', async () => {
    const killed = hold('killed', 60_000)
    await killed.line(/in/)
    killed.kill('SIGKILL')
    await killed.ended
    expect(readFileSync(file, 'utf8')).to.include(String(killed.pid))
    const { stdout } = await hold('next', 0).ended
    expect(stdout).to.equal('next in\nnext out\n')
  })

  it('of a process whose id was given to another one counts for nothing', async () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, identity: 'some time ago' }))
    expect((await hold('next', 0).ended).stdout).to.equal('next in\nnext out\n')
  })
})
