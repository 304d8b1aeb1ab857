import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createShutdown } from '@comanda/shared/shutdown/shutdown.js'
import { expect } from 'chai'
import { waitFor } from '../../../support/wait-for.js'

const logger = createLogger({ name: 'test', level: 'silent' })

describe('shutting down', () => {
  const create = () => createShutdown({ logger, deadlineMs: 5_000 })

  it('releases in reverse order, one after the other', async () => {
    const released: string[] = []
    const shutdown = create()
    shutdown.onRelease('pool', () => {
      released.push('pool')
    })
    shutdown.onRelease('server', async () => {
      await Promise.resolve()
      released.push('server')
    })
    await shutdown.release()
    expect(released).to.deep.equal(['server', 'pool'])
  })

  it('releases the rest where one can’t be released', async () => {
    const released: string[] = []
    const shutdown = create()
    shutdown.onRelease('pool', () => {
      released.push('pool')
    })
    shutdown.onRelease('rejects', () => Promise.reject(new Error('no')))
    shutdown.onRelease('throws', () => {
      throw new Error('no')
    })
    await shutdown.release()
    expect(released).to.deep.equal(['pool'])
  })

  it('releases once, however often it is asked', async () => {
    let count = 0
    const shutdown = create()
    shutdown.onRelease('pool', () => {
      count += 1
    })
    await Promise.all([shutdown.release(), shutdown.release()])
    await shutdown.release()
    expect(count).to.equal(1)
  })

  describe('a process', () => {
    const script = fileURLToPath(new URL('process.js', import.meta.url))

    /** @param kind how its resource behaves at release */
    async function start(kind: 'quick' | 'slow' | 'stuck') {
      const child = spawn(process.execPath, [script, kind], { stdio: ['ignore', 'pipe', 'inherit'] })
      let output = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
      const exited = once(child, 'exit')
      await waitFor('the start', () => output.includes('started'))
      return {
        signal: (name: NodeJS.Signals) => child.kill(name),
        printed: (text: string) => waitFor(text, () => output.includes(text)),
        end: async (): Promise<[code: number | null, output: string]> => {
          const [code] = (await exited) as [number | null]
          return [code, output]
        },
      }
    }

    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      it(`drains at the first ${signal}, and ends well`, async () => {
        const child = await start('quick')
        child.signal(signal)
        const [code, output] = await child.end()
        expect(code).to.equal(0)
        expect(output).to.include('released')
      })
    }

    it('ends at once at the second signal', async () => {
      const child = await start('slow')
      child.signal('SIGTERM')
      await child.printed('stopping')
      child.signal('SIGINT')
      const [code, output] = await child.end()
      expect(code).to.equal(1)
      expect(output).to.not.include('released').and.not.include('did not stop in time')
    })

    it('ends at the deadline where something hangs', async () => {
      const child = await start('stuck')
      child.signal('SIGTERM')
      const [code, output] = await child.end()
      expect(code).to.equal(1)
      expect(output).to.include('did not stop in time')
    })
  })
})
