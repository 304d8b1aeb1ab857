import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { testEnvironment } from '../support/environment.js'
import { loadProcesses, makeFolder, setupUrl } from './setup.js'

interface RedisModule {
  startRedis(command: string, dir: string): Promise<{ url: string; stop(): Promise<void> }>
}

describe('the Redis of a run', () => {
  it('ends with the run, also where a bench that was stopped has left it hung', async () => {
    const { startRedis } = (await import(setupUrl('redis.mjs'))) as RedisModule
    const { processIdentity } = await loadProcesses()
    const folder = makeFolder()
    try {
      const redis = await startRedis(testEnvironment().redisServer, folder.dir)
      const pid = Number(readFileSync(path.join(folder.dir, 'redis.pid'), 'utf8'))
      expect(processIdentity(pid)).to.be.a('string')
      process.kill(pid, 'SIGSTOP')
      await redis.stop()
      const isGone = processIdentity(pid) === undefined
      if (!isGone) process.kill(pid, 'SIGKILL')
      expect(isGone, 'it is gone').to.equal(true)
    } finally {
      folder.remove()
    }
  })
})
