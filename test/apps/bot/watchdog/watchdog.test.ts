import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'

const program = fileURLToPath(new URL('./hang.js', import.meta.url))

async function run(hangsAfterMs: number, blockMs: number): Promise<{ signal: string | null; said: string }> {
  const child = spawn(process.execPath, [program, String(hangsAfterMs), String(blockMs)])
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      said += text
    })
  const [, signal] = await once(child, 'close')
  return { signal, said }
}

describe('the watch over a process that hangs', () => {
  it('ends one whose thread is blocked for good, and says so in the log', async () => {
    const { signal, said } = await run(3_000, 600_000)
    expect(signal).to.equal('SIGKILL')
    expect(JSON.parse(said)).to.include({ level: 60, msg: 'the process hangs: ending it' })
  })

  it('lets one be that comes back to its work in time', async () => {
    expect(await run(600_000, 2_000)).to.deep.equal({ signal: null, said: 'went on' })
  })
})
