import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runChaos } from '@comanda/chaos/run-chaos.js'
import { isSound } from '@comanda/chaos/tally.js'
import { createRandom } from '@comanda/harness/random.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createShutdown } from '@comanda/shared/shutdown/shutdown.js'
import { expect } from 'chai'
import { createTestDatabase } from '../../support/database.js'
import { testEnvironment } from '../../support/environment.js'

describe('a chaos run that fails', () => {
  it('tells what came of it all the same, and why it failed', async () => {
    const { chromiumPath } = testEnvironment()
    const database = await createTestDatabase()
    const dataDir = await mkdtemp(path.join(tmpdir(), 'comanda-chaos-'))
    const shutdown = createShutdown({
      logger: createLogger({ name: 'test', level: 'silent' }),
      deadlineMs: 40_000,
    })
    const lines: string[] = []
    try {
      const tally = await runChaos({
        faults: [{ kind: 'bot killed', afterMs: 0 }],
        random: createRandom(1),
        db: database.db,
        databaseUrl: database.config.url,
        dataDir,
        env: {
          ...process.env,
          DATABASE_URL: database.config.url(),
          CHROMIUM_PATH: chromiumPath,
        },
        shutdown,
        say: line => lines.push(line),
        // no bot is back so soon
        patienceMs: 200,
      })
      expect(tally.failed).to.equal('bot killed: nobody was answered any more')
      expect(tally).to.include.keys('sent', 'recorded', 'orders', 'lost', 'recoveryMs')
      expect(isSound(tally, 1)).to.equal(false)
    } finally {
      // what customers still wait for ends with the stand-in, and nobody is left to hear of it
      await shutdown.release()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    }
  })
})
