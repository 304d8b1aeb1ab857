import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import type { StandIn } from '@comanda/stand-in/stand-in.js'
import { createStandInControl } from '@comanda/stand-in-control/client.js'
import { expect } from 'chai'
import { makeFolder, removeFolder } from './drive.js'

const main = createRequire(import.meta.url).resolve('@comanda/stand-in/main.js')

describe('the stand-in as a process', () => {
  let child: ChildProcess | undefined
  let stateDir: string

  beforeEach(async () => {
    stateDir = await makeFolder()
  })
  afterEach(async () => {
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    await removeFolder(stateDir)
  })

  const start = async (...options: string[]): Promise<Omit<StandIn, 'stop'>> => {
    child = spawn(process.execPath, [main, '--state', stateDir, ...options], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    if (!child.stdout) throw new Error('the child has no stdout')
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    return JSON.parse(line) as Omit<StandIn, 'stop'>
  }

  it('says in one line where it is, and stops cleanly on SIGTERM', async () => {
    const standIn = await start()
    expect(standIn).to.have.all.keys('address', 'spki', 'control', 'phonesUrl')
    expect(standIn.address).to.match(/^127\.0\.0\.1:\d+$/)
    expect(Buffer.from(standIn.spki, 'base64')).to.have.length(32)
    expect((await createStandInControl(standIn.control).state()).accounts).to.have.length(1)
    child?.kill('SIGTERM')
    expect((await once(child as ChildProcess, 'exit'))[0]).to.equal(0)
  })

  it('goes when its parent goes', async () => {
    await start('--with-parent')
    child?.stdin?.end()
    expect((await once(child as ChildProcess, 'exit'))[0]).to.equal(0)
  })

  it('keeps history, also when killed, up to the last second', async () => {
    const control = createStandInControl((await start()).control)
    await control.inject({ from: { phone: '15551230001' }, text: 'kept' })
    await new Promise(resolve => setTimeout(resolve, 900))
    child?.kill('SIGKILL')
    await once(child as ChildProcess, 'exit')
    const again = createStandInControl((await start()).control)
    const { messages } = await again.history({ chat: '15551230001@c.us' })
    expect(messages.map(message => message.body)).to.deep.equal(['kept'])
  })
})
