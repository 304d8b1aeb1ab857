import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { removeStaleLock } from '@comanda/bot/browser/stale-lock.js'
import { expect } from 'chai'

describe('a profile’s lock', () => {
  let profile: string
  let browser: ChildProcess | undefined

  beforeEach(async () => {
    profile = await mkdtemp(path.join(tmpdir(), 'comanda-profile-'))
  })
  afterEach(async () => {
    browser?.kill('SIGKILL')
    await rm(profile, { recursive: true })
  })

  const lock = async (owner: string): Promise<void> => {
    await symlink(owner, path.join(profile, 'SingletonLock'))
    await symlink('1234', path.join(profile, 'SingletonCookie'))
  }

  it('of another host is removed', async () => {
    await lock(`another-host-${process.pid}`)
    expect(await removeStaleLock(profile)).to.equal(true)
    expect(await readdir(profile)).to.deep.equal([])
  })

  it('of a process that is something else by now is removed', async () => {
    await lock(`${hostname()}-${process.pid}`)
    expect(await removeStaleLock(profile)).to.equal(true)
  })

  it('of a browser that lives is left alone', async () => {
    const child = spawn(process.execPath, [
      '-e',
      'setTimeout(() => {}, 60000)',
      '--',
      `--user-data-dir=${profile}`,
    ])
    browser = child
    await lock(`${hostname()}-${child.pid}`)
    expect(await removeStaleLock(profile)).to.equal(false)
    expect(await readdir(profile)).to.have.members(['SingletonLock', 'SingletonCookie'])
  })

  it('that isn’t there is no trouble', async () => {
    expect(await removeStaleLock(path.join(profile, 'none'))).to.equal(false)
  })
})
