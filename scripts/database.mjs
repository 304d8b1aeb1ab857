import { setTimeout as delay } from 'node:timers/promises'
import { boundLog } from './setup/bound-log.mjs'
import { databaseFolder } from './setup/environment.mjs'
import { withConnection } from './setup/postgres/connect.mjs'
import { startPostgres } from './setup/postgres.mjs'
import { processIdentity } from './setup/processes.mjs'
import { createProgress } from './setup/progress.mjs'
import { dataFolder } from './setup/project.mjs'
import { findRunner, leaveToRunner } from './setup/run-as.mjs'

const watchMs = 500
const clientsTimeoutMs = 15_000

/**
 * Waits until the applications, told to stop at the same moment, have let go of the database.
 * @param {string} url
 */
async function waitForClients(url) {
  const deadline = Date.now() + clientsTimeoutMs
  const others =
    "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()"
  await withConnection(url, async client => {
    while (Date.now() < deadline && (await client.query(others)).rows.length > 0) await delay(100)
  })
}

/** The embedded Postgres as a process for pm2: started or adopted, watched, and ended on a signal. */
const progress = createProgress({ quiet: true })
const dataDir = dataFolder()
const place = { dir: databaseFolder(dataDir), user: findRunner({ dataDir }).user, progress }
let postgres = await startPostgres(place)
let stopping = false

async function stop() {
  if (stopping) return
  stopping = true
  try {
    if (!postgres.isShared()) await waitForClients(postgres.url)
  } finally {
    await postgres.stop()
    leaveToRunner(dataFolder)
    process.exit()
  }
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.send?.('ready')

while (!stopping) {
  await delay(watchMs)
  boundLog(postgres.logFile)
  if (stopping || processIdentity(postgres.pid) !== undefined) continue
  progress.say(`Postgres (process ${postgres.pid}) is gone; starting it again`)
  const { stop: release } = postgres
  postgres = await startPostgres(place)
  await release()
}
