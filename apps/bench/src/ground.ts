/** What a bench can ask for; the launcher brings it. `chrome` is a whole Chromium, not the headless shell alone. */
export type Need = 'postgres' | 'redis' | 'chromium' | 'chrome' | 'pgbench'

/** What is there for a bench to stand on. Each throws where the bench didn't ask for it. */
export interface Ground {
  /** A connection that may make databases, on a server of this run's own that keeps its word on fsync. */
  databaseUrl(): string
  redisUrl(): string
  /** The browser that the bot would choose. */
  chromiumPath(): string
  chromePath(): string
  pgbenchPath(): string
}

/** @param settings as the launcher set them */
export function createGround(settings: NodeJS.ProcessEnv): Ground {
  const asked = (name: string) => (): string => {
    const value = settings[name]
    if (value === undefined) throw new Error(`${name} is not set: start the bench through npm run bench`)
    return value
  }
  return {
    databaseUrl: asked('BENCH_DATABASE_URL'),
    redisUrl: asked('BENCH_REDIS_URL'),
    chromiumPath: asked('BENCH_CHROMIUM_PATH'),
    chromePath: asked('BENCH_CHROME_PATH'),
    pgbenchPath: asked('BENCH_PGBENCH_PATH'),
  }
}
