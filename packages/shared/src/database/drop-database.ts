import { setTimeout as delay } from 'node:timers/promises'

const triesAtMost = 40
const retryMs = 250
const notAllowed = '42501'

/**
 * Drops a database of this server if it is there, and ends who is connected to it.
 * @param query runs a statement on another database of the server, outside a transaction
 */
export async function dropDatabase(
  query: (statement: string) => Promise<unknown>,
  name: string,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await query(`drop database if exists "${name.replaceAll('"', '""')}" with (force)`)
      return
    } catch (error) {
      // autovacuum may be at work in it, as the server's own superuser, whom we may not end; it is soon done
      if ((error as { code?: unknown }).code !== notAllowed || tries === triesAtMost) throw error
      await delay(retryMs)
    }
  }
}
