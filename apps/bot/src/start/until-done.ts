import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@comanda/shared/logging/logger.js'

export const lookAgainMs = 2_000

/** Tries until it succeeds: a database that isn't there yet is no reason to die. */
export async function untilDone<Value>(
  what: string,
  logger: Logger,
  work: () => Promise<Value>,
): Promise<Value> {
  for (let said = false; ; said = true) {
    try {
      return await work()
    } catch (error) {
      if (!said) logger.warn({ err: error }, `waiting: ${what}`)
      await delay(lookAgainMs)
    }
  }
}
