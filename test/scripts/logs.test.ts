import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { waitFor } from '../support/wait-for.js'
import { makeFolder, runNode, setupUrl } from './setup.js'

const full = 'x'.repeat(10_000_000)

describe('a log in a file', () => {
  let folder: ReturnType<typeof makeFolder>

  beforeEach(() => {
    folder = makeFolder()
  })
  afterEach(() => folder.remove())

  it('starts anew when it is full, under the hands of whoever writes it; one older part is kept', async () => {
    const { boundLog } = (await import(setupUrl('bound-log.mjs'))) as { boundLog(file: string): void }
    const file = path.join(folder.dir, 'server.log')
    boundLog(file)
    expect(existsSync(file)).to.equal(false)
    const writer = openSync(file, 'a')
    try {
      writeSync(writer, 'first\n')
      boundLog(file)
      expect(readFileSync(file, 'utf8')).to.equal('first\n')
      writeSync(writer, full)
      boundLog(file)
      writeSync(writer, 'second\n')
      expect(readFileSync(file, 'utf8')).to.equal('second\n')
      expect(statSync(`${file}.1`).size).to.equal(full.length + 6)
      writeSync(writer, full)
      boundLog(file)
      expect(readFileSync(`${file}.1`, 'utf8').startsWith('second\n')).to.equal(true)
      expect(statSync(file).size).to.equal(0)
    } finally {
      closeSync(writer)
    }
  })

  it('of pm2 is kept small by a program that pm2 runs, and keeps no program from ending', async () => {
    const file = path.join(folder.dir, 'pm2.log')
    writeFileSync(file, full)
    const program = runNode(['--import', setupUrl('bound-pm2-log.mjs'), '-e', ''], {
      env: { PM2_HOME: folder.dir },
    })
    expect((await program.ended).code).to.equal(0)
    await waitFor('the log to be emptied', () => statSync(file).size === 0)
    appendFileSync(file, 'goes on\n')
    expect(statSync(`${file}.1`).size).to.equal(full.length)
  })
})
