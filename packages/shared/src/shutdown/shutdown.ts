import type { Logger } from '../logging/logger.js'

type Release = () => Promise<void> | void

export interface Shutdown {
  /** Whatever is acquired registers its own release. Released in reverse order. */
  onRelease(name: string, release: Release): void
  /** Releases everything under the deadline; resolves once. */
  release(): Promise<void>
  /** Ends the process as its first signal would: drains under the deadline, then exits with 0. */
  begin(why: { signal: NodeJS.Signals } | { reason: string }): void
  /** First signal: drain under the deadline, then exit 0. Second signal: exit at once. Only a main.ts calls it. */
  listenForSignals(): void
}

/**
 * Two-stage shutdown.
 * @param options.deadlineMs past it the process exits even if something still hangs
 */
export function createShutdown(options: { logger: Logger; deadlineMs: number }): Shutdown {
  const { logger, deadlineMs } = options
  const releases: { name: string; release: Release }[] = []
  let releasing: Promise<void> | undefined
  let begun = false

  async function releaseAll(): Promise<void> {
    for (const { name, release } of releases.reverse()) {
      try {
        await release()
      } catch (error) {
        logger.error({ err: error, resource: name }, 'could not release')
      }
    }
  }

  const shutdown: Shutdown = {
    onRelease: (name, release) => {
      releases.push({ name, release })
    },
    release: () => {
      releasing ??= releaseAll()
      return releasing
    },
    begin: why => {
      if (begun) return
      begun = true
      logger.info(why, 'stopping')
      setTimeout(() => {
        logger.error({ deadlineMs }, 'did not stop in time')
        process.exit(1)
      }, deadlineMs).unref()
      void shutdown.release().then(() => process.exit(0))
    },
    listenForSignals: () => {
      let signalled = false
      const onSignal = (signal: NodeJS.Signals): void => {
        if (signalled) process.exit(1)
        signalled = true
        shutdown.begin({ signal })
      }
      process.on('SIGTERM', onSignal)
      process.on('SIGINT', onSignal)
    },
  }
  return shutdown
}
