import { appendFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { copySessionFiles, isSessionPath } from '@comanda/backup/session-files.js'
import { expect } from 'chai'

const store = 'session-account-1/Default/IndexedDB/https_web.whatsapp.com_0.indexeddb.leveldb'
const local = 'session-account-1/Default/Local Storage/leveldb'

describe('copying sign-ins', () => {
  let folder: string
  let sessionDir: string
  let targetDir: string

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comanda-test-'))
    sessionDir = path.join(folder, 'session')
    targetDir = path.join(folder, 'copy')
    const files = {
      [`${store}/CURRENT`]: 'MANIFEST-000001\n',
      [`${store}/MANIFEST-000001`]: 'manifest',
      [`${store}/000003.log`]: 'one;',
      [`${store}/LOCK`]: '',
      [`${store}/LOG`]: 'notes',
      [`${local}/000005.ldb`]: 'table',
      'session-account-1/Default/Cache/data_1': 'cache',
      'session-account-1/SingletonLock': 'host-1',
      'other/file': 'not ours',
    }
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(sessionDir, name)), { recursive: true })
      await writeFile(path.join(sessionDir, name), content)
    }
  })
  afterEach(() => rm(folder, { recursive: true }))

  const copy = (withinMs = 5_000) => copySessionFiles({ sessionDir, targetDir, withinMs })
  const copied = (file: string): Promise<string> => readFile(path.join(targetDir, file), 'utf8')

  /** Does it over and over, as a browser at work would. */
  async function meanwhile<Result>(act: (round: number) => void, work: Promise<Result>): Promise<Result> {
    let round = 0
    const timer = setInterval(() => act(round++), 1)
    try {
      return await work
    } finally {
      clearInterval(timer)
    }
  }

  it('takes what identifies the sign-in and leaves the rest', async () => {
    const records = await copy()
    expect(records.map(({ path: file }) => file)).to.deep.equal([
      `${store}/000003.log`,
      `${store}/CURRENT`,
      `${store}/MANIFEST-000001`,
      `${local}/000005.ldb`,
    ])
    expect(await copied(`${store}/000003.log`)).to.equal('one;')
    expect(await copied(`${local}/000005.ldb`)).to.equal('table')
    expect(await readdir(targetDir)).to.deep.equal(['session-account-1'])
    expect((await stat(path.join(targetDir, store, 'CURRENT'))).mode & 0o777).to.equal(0o600)
  })

  it('copies while a log grows', async () => {
    const records = await meanwhile(round => {
      if (round % 20 === 0) appendFileSync(path.join(sessionDir, store, '000003.log'), 'more;'.repeat(100))
    }, copy())
    const log = await copied(`${store}/000003.log`)
    expect((await readFile(path.join(sessionDir, store, '000003.log'), 'utf8')).startsWith(log)).to.equal(
      true,
    )
    expect(records[0]).to.include({ size: log.length })
  })

  it('never takes two files of two moments', async () => {
    const [a, b] = [`${local}/000005.ldb`, `${local}/MANIFEST-000004`].map(name =>
      path.join(sessionDir, name),
    ) as [string, string]
    writeFileSync(a, 'round 0')
    writeFileSync(b, 'round 0')
    const until = Date.now() + 700
    await meanwhile(round => {
      if (Date.now() > until) return
      // of one length, so that only their times tell
      writeFileSync(a, `round ${round % 10}`)
      writeFileSync(b, `round ${round % 10}`)
    }, copy())
    expect(await copied(`${local}/000005.ldb`)).to.equal(await copied(`${local}/MANIFEST-000004`))
    expect(Date.now()).to.be.greaterThan(until)
  })

  it('starts again when something changed between the first file and the last', async () => {
    const [first, large, last] = [1, 2, 3].map(
      account => `session-account-${account}/Default/IndexedDB/x/CURRENT`,
    ) as [string, string, string]
    for (const [file, content] of Object.entries({
      [first]: 'old',
      [large]: Buffer.alloc(100_000_000),
      [last]: 'old',
    })) {
      await mkdir(path.dirname(path.join(sessionDir, file)), { recursive: true })
      await writeFile(path.join(sessionDir, file), content)
    }
    let changed = false
    await meanwhile(() => {
      if (changed || !existsSync(path.join(targetDir, large))) return
      changed = true
      for (const file of [first, last]) writeFileSync(path.join(sessionDir, file), 'new')
    }, copy())
    expect(changed).to.equal(true)
    expect([await copied(first), await copied(last)]).to.deep.equal(['new', 'new'])
  })

  it('waits until what was just written is older than a step of the clock', async () => {
    const writtenAt = Date.now()
    writeFileSync(path.join(sessionDir, store, 'CURRENT'), 'MANIFEST-000001\n')
    await copy()
    expect(Date.now() - writtenAt).to.be.least(50)
  })

  it('starts again when a compaction takes files away', async () => {
    const until = Date.now() + 500
    const records = await meanwhile(round => {
      if (Date.now() > until) return
      writeFileSync(path.join(sessionDir, local, `${String(round).padStart(6, '1')}.ldb`), 'x')
      rmSync(path.join(sessionDir, local, `${String(round - 1).padStart(6, '1')}.ldb`), { force: true })
      writeFileSync(path.join(sessionDir, local, 'CURRENT.new'), `round ${round}`)
      renameSync(path.join(sessionDir, local, 'CURRENT.new'), path.join(sessionDir, local, 'CURRENT'))
    }, copy())
    const there = (await readdir(path.join(sessionDir, local))).sort()
    expect(
      records.filter(({ path: file }) => file.startsWith(local)).map(({ path: file }) => path.basename(file)),
    ).to.have.members(there)
  })

  it('gives up on a browser that never pauses, and says what to do', async () => {
    const error = await meanwhile(
      round => writeFileSync(path.join(sessionDir, local, '000005.ldb'), `round ${round}`),
      copy(600).catch(reason => reason),
    )
    expect(error).to.include({ fault: 'restless' })
    expect(error.message).to.include('--no-session')
  })

  it('has nothing to copy where no number was ever linked', async () => {
    await rm(sessionDir, { recursive: true })
    expect(await copy()).to.deep.equal([])
  })

  it('knows a path that leads elsewhere', () => {
    expect(isSessionPath(`${store}/CURRENT`)).to.equal(true)
    for (const file of [
      '../session-account-1/Default/IndexedDB/x',
      'session-account-1/Default/IndexedDB/../../../x',
      '/session-account-1/Default/IndexedDB/x',
      'session-account-1/Default/IndexedDB//x',
      'session-account-1/Default/Cache/x',
      'other/Default/IndexedDB/x',
    ])
      expect(isSessionPath(file), file).to.equal(false)
  })
})
