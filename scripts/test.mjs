import path from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { ensureChromium } from './setup/chromium.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { loadSettings } from './setup/environment.mjs'
import { runLauncher } from './setup/launcher.mjs'
import { mochaArguments } from './setup/mocha-arguments.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { ensurePgbench } from './setup/pgbench.mjs'
import { startPostgres } from './setup/postgres.mjs'
import { createProgress } from './setup/progress.mjs'
import { projectDir } from './setup/project.mjs'
import { ensureRedisServer, startRedis } from './setup/redis.mjs'
import { createTemporaryFolder, sweepTemporaryFolders } from './setup/temporary.mjs'

/**
 * npm test [-- [--no-build] [FILE or FOLDER …] [option of mocha …]]
 * Brings what the tests need, gives them a Postgres and a Redis of their own, and takes both away again.
 */
await runLauncher(async ({ onEnd, runNode }) => {
  const args = process.argv.slice(2)
  const progress = createProgress()
  checkNodeVersion()
  loadSettings(['CHROMIUM_PATH', 'CHROMIUM_SANDBOX'])
  await ensureDependencies(progress)
  if (!args.includes('--no-build')) await ensureBuilt(progress, { tests: true })
  const chromium = await ensureChromium(progress)
  const redisServer = await ensureRedisServer(progress)
  const pgbench = await ensurePgbench(progress)

  await sweepTemporaryFolders()
  const temporary = createTemporaryFolder()
  onEnd(temporary.remove)
  const { dir, postgresDir, redisDir } = temporary
  const postgres = await startPostgres({ dir: postgresDir, fsync: false, binariesDir: dir, progress })
  onEnd(postgres.stop)
  const redis = await startRedis(redisServer, redisDir)
  onEnd(redis.stop)

  /** @type {{ passed: number, failed: number } | undefined} */
  let counts
  const mocha = path.join(projectDir, 'node_modules', 'mocha', 'bin', 'mocha.js')
  const code = await runNode([mocha, ...mochaArguments(args.filter(arg => arg !== '--no-build'))], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      CHROMIUM_PATH: chromium.path,
      CHROMIUM_SANDBOX: chromium.sandbox ? 'on' : 'off',
      // what a test starts as root becomes somebody who is here already: no test makes a user
      RUN_AS: process.env.RUN_AS || (process.getuid?.() === 0 ? 'nobody' : ''),
      TEST_DATABASE_URL: postgres.url,
      TEST_REDIS_URL: redis.url,
      TEST_REDIS_SERVER: redisServer,
      TEST_PGBENCH: pgbench,
      TEST_FOLDER: dir,
    },
    onMessage: message => {
      if (message?.type === 'mocha counts') counts = message
    },
  })
  process.stdout.write(`${counts?.passed ?? 0} passed, ${counts?.failed ?? 'unknown'} failed\n`)
  return code
})
