import { parseArgs } from 'node:util'
import { childEnvironment } from '@comanda/shared/config/child-environment.js'
import { readConfig } from '@comanda/shared/config/config.js'
import { ConfigError } from '@comanda/shared/config/config-error.js'
import { createDatabase } from '@comanda/shared/database/connect.js'
import { migrate } from '@comanda/shared/database/migrate.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { MenuFileError, readMenuFile } from '@comanda/shared/menu/menu-file.js'
import { createShutdown } from '@comanda/shared/shutdown/shutdown.js'
import { runDemo } from './run-demo.js'
import { runScript } from './script/run-script.js'
import { readScript, ScriptFileError } from './script/script-file.js'

const shutdownDeadlineMs = 40_000
const usage = 'npm run demo [-- --script FILE.jsonl --menu MENU.json]'

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

class UsageError extends Error {
  readonly code = 'USAGE'
}

function readArguments(): { script: string; menu: string } | undefined {
  let values: { script?: string | undefined; menu?: string | undefined }
  try {
    values = parseArgs({ options: { script: { type: 'string' }, menu: { type: 'string' } } }).values
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message}\nusage: ${usage}`, { cause })
  }
  const { script, menu } = values
  if (script === undefined && menu === undefined) return undefined
  if (script === undefined || menu === undefined)
    throw new UsageError(`--script and --menu go together\nusage: ${usage}`)
  return { script, menu }
}

async function main(): Promise<void> {
  const files = readArguments()
  // before anything is started: bad input costs nothing
  const script = files && { lines: await readScript(files.script), menu: await readMenuFile(files.menu) }
  const config = readConfig()
  const logger = createLogger({ name: 'demo', level: 'warn' })
  const shutdown = createShutdown({ logger, deadlineMs: shutdownDeadlineMs })
  shutdown.listenForSignals()
  await migrate(config.database)
  const db = createDatabase(config.database)
  shutdown.onRelease('database', () => db.destroy())
  const env = childEnvironment({ NODE_ENV: 'production' })

  if (script === undefined) {
    await runDemo({ config, db, env, shutdown, say })
    return
  }
  const print = (played: unknown): void => {
    process.stdout.write(`${JSON.stringify(played)}\n`)
  }
  try {
    process.exitCode = (await runScript({ ...script, db, env, shutdown, print, say })) ? 0 : 1
  } finally {
    await shutdown.release()
  }
}

main().catch(error => {
  const forPeople = [ConfigError, MenuFileError, ScriptFileError, UsageError].some(
    kind => error instanceof kind,
  )
  say(forPeople ? error.message : (error.stack ?? String(error)))
  process.exit(forPeople ? 2 : 1)
})
