import { existsSync } from 'node:fs'
import { ensureBuilt } from './setup/build.mjs'
import { ensureChromium } from './setup/chromium.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { loadSettings } from './setup/environment.mjs'
import { exitCodeOf, runLauncher } from './setup/launcher.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { ensurePgbench } from './setup/pgbench.mjs'
import { startPostgres } from './setup/postgres.mjs'
import { createProgress } from './setup/progress.mjs'
import { projectDir } from './setup/project.mjs'
import { ensureRedisServer, startRedis } from './setup/redis.mjs'
import { SetupError } from './setup/setup-error.mjs'
import { createTemporaryFolder, sweepTemporaryFolders } from './setup/temporary.mjs'
import { findUser, firstClosedTo } from './setup/users.mjs'
import { rememberDurations } from './suite/durations.mjs'
import { findTestFiles } from './suite/files.mjs'

/**
 * What a test starts as root becomes somebody who is here already, since no test makes a user; it stays root where the
 * project is closed to them.
 */
function whomRootBecomes() {
  if (process.getuid?.() !== 0) return ''
  const nobody = findUser('nobody')
  return nobody === undefined || firstClosedTo(nobody, [projectDir]) !== undefined ? 'root' : nobody.name
}

/** @param {string[]} args */
function readArguments(args) {
  const isSource = (/** @type {string} */ arg) => !arg.startsWith('-') && existsSync(arg)
  const at = args.indexOf('--jobs')
  const jobs = at < 0 ? undefined : Number(args[at + 1])
  if (jobs !== undefined && !(jobs >= 1)) throw new SetupError('--jobs takes how many files run at once.')
  const others = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1))
  return {
    jobs,
    builds: !args.includes('--no-build'),
    sources: others.filter(isSource),
    mochaArgs: others.filter(arg => !isSource(arg) && arg !== '--no-build'),
  }
}

/**
 * npm test [-- [--no-build] [--jobs N] [FILE or FOLDER …] [option of mocha …]]
 * Brings what the tests need, gives them a Postgres and a Redis of their own, and takes both away again.
 */
await runLauncher(async launcher => {
  const { onEnd, stopping } = launcher
  const { jobs, builds, sources, mochaArgs } = readArguments(process.argv.slice(2))
  const progress = createProgress()
  checkNodeVersion()
  loadSettings(['CHROMIUM_PATH', 'CHROMIUM_SANDBOX'])
  await ensureDependencies(progress)
  if (builds) await ensureBuilt(progress, { tests: true })
  const files = findTestFiles(sources)
  const chromium = await ensureChromium(progress)
  const redisServer = await ensureRedisServer(progress)
  const pgbench = await ensurePgbench(progress)

  await sweepTemporaryFolders()
  const temporary = createTemporaryFolder()
  onEnd(temporary.remove)
  const { dir, redisDir } = temporary
  // to make and drop some 300 databases on a disk took a tenth of the whole run
  const databases = createTemporaryFolder({ wantsMemory: true })
  onEnd(databases.remove)
  const { postgresDir } = databases
  const postgres = await startPostgres({ dir: postgresDir, fsync: false, binariesDir: dir, progress })
  onEnd(postgres.stop)
  const redis = await startRedis(redisServer, redisDir)
  onEnd(redis.stop)

  // loaded late: it needs mocha, which a fresh clone hasn't got before
  const { runTests } = await import('./suite/run.mjs')
  const { passed, failed, outcomes } = await runTests(files, {
    args: mochaArgs,
    jobs,
    launcher,
    print: text => void process.stdout.write(text),
    env: {
      ...process.env,
      NODE_ENV: 'test',
      CHROMIUM_PATH: chromium.path,
      CHROMIUM_SANDBOX: chromium.sandbox ? 'on' : 'off',
      RUN_AS: process.env.RUN_AS || whomRootBecomes(),
      TEST_DATABASE_URL: postgres.url,
      TEST_DATABASE_WEB_PASSWORD: postgres.webPassword,
      TEST_REDIS_URL: redis.url,
      TEST_REDIS_SERVER: redisServer,
      TEST_PGBENCH: pgbench,
      TEST_FOLDER: dir,
    },
  })
  rememberDurations(outcomes)
  if (stopping.aborted) return exitCodeOf(stopping.reason)
  // where nothing was tested, nothing was proved
  return passed > 0 && failed === 0 ? 0 : 1
})
