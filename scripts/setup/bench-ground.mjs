import { ensureChrome, ensureChromium } from './chromium.mjs'
import { ensurePgbench } from './pgbench.mjs'
import { startPostgres } from './postgres.mjs'
import { ensureRedisServer, startRedis } from './redis.mjs'
import { createTemporaryFolder, sweepTemporaryFolders } from './temporary.mjs'

/**
 * Brings what benches stand on; what runs is a server of this run's own, taken away at its end.
 * @param {readonly import('../../apps/bench/dist/ground.js').Need[]} needs
 * @param {import('./launcher.mjs').Launcher['onEnd']} onEnd
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<NodeJS.ProcessEnv>} the settings that tell the benches of it
 */
export async function prepareGround(needs, onEnd, progress) {
  /** @type {NodeJS.ProcessEnv} */
  const settings = {}
  if (needs.includes('chromium')) settings.BENCH_CHROMIUM_PATH = (await ensureChromium(progress)).path
  if (needs.includes('chrome')) settings.BENCH_CHROME_PATH = await ensureChrome(progress)
  if (needs.includes('pgbench')) settings.BENCH_PGBENCH_PATH = await ensurePgbench(progress)
  if (!needs.includes('postgres') && !needs.includes('redis')) return settings
  const redisServer = needs.includes('redis') ? await ensureRedisServer(progress) : undefined
  await sweepTemporaryFolders()
  const temporary = createTemporaryFolder()
  onEnd(temporary.remove)
  const { dir, postgresDir, redisDir } = temporary
  if (needs.includes('postgres')) {
    const postgres = await startPostgres({ dir: postgresDir, fsync: true, binariesDir: dir, progress })
    onEnd(postgres.stop)
    settings.BENCH_DATABASE_URL = postgres.url
  }
  if (redisServer !== undefined) {
    const redis = await startRedis(redisServer, redisDir)
    onEnd(redis.stop)
    settings.BENCH_REDIS_URL = redis.url
  }
  return settings
}
