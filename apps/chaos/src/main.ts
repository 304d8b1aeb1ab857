import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { createRandom } from '@comanda/harness/random.js'
import { childEnvironment } from '@comanda/shared/config/child-environment.js'
import { readConfig } from '@comanda/shared/config/config.js'
import { ConfigError } from '@comanda/shared/config/config-error.js'
import { createDatabase } from '@comanda/shared/database/connect.js'
import { migrate } from '@comanda/shared/database/migrate.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { createShutdown } from '@comanda/shared/shutdown/shutdown.js'
import { faultKinds, planFaults } from './plan.js'
import { runChaos } from './run-chaos.js'
import { isSound } from './tally.js'

const shutdownDeadlineMs = 40_000
const usage = 'npm run chaos -- [--kills N] [--seed S]'
const mostKills = 1_000
const mostSeed = 4_294_967_295

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

class UsageError extends Error {
  readonly code = 'USAGE'
}

function readArguments(): { kills: number; seed: number } {
  let values: { kills?: string | undefined; seed?: string | undefined }
  try {
    values = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } }).values
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message}\nusage: ${usage}`, { cause })
  }
  const kills = Number(values.kills ?? faultKinds.length)
  const seed = Number(values.seed ?? randomInt(mostSeed))
  if (!Number.isInteger(kills) || kills < 0 || kills > mostKills)
    throw new UsageError(`--kills must be a whole number up to ${mostKills}\nusage: ${usage}`)
  if (!Number.isInteger(seed) || seed < 0 || seed > mostSeed)
    throw new UsageError(`--seed must be a whole number up to ${mostSeed}\nusage: ${usage}`)
  return { kills, seed }
}

async function main(): Promise<void> {
  const { kills, seed } = readArguments()
  const config = readConfig()
  const logger = createLogger({ name: 'chaos', level: 'warn' })
  const shutdown = createShutdown({ logger, deadlineMs: shutdownDeadlineMs })
  shutdown.listenForSignals()
  await migrate(config.database)
  const db = createDatabase(config.database)
  shutdown.onRelease('database', () => db.destroy())
  say(`${kills} faults; the same ones again with --kills ${kills} --seed ${seed}`)
  const random = createRandom(seed)
  const faults = planFaults(kills, random)
  const env = childEnvironment({ NODE_ENV: 'production' })
  try {
    const tally = await runChaos({
      faults,
      random,
      db,
      databaseUrl: config.database.url,
      dataDir: config.dataDir,
      env,
      shutdown,
      say,
    })
    process.stdout.write(`${JSON.stringify(tally)}\n`)
    process.exitCode = isSound(tally, kills) ? 0 : 1
  } finally {
    await shutdown.release()
  }
}

main().catch(error => {
  const forPeople = error instanceof ConfigError || error instanceof UsageError
  say(forPeople ? error.message : (error.stack ?? String(error)))
  process.exit(forPeople ? 2 : 1)
})
