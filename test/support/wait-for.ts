import { setTimeout as delay } from 'node:timers/promises'

/** What a busy machine may take for anything. It guards against hanging alone, so that a test says what it waited for. */
export const patienceMs = 180_000

/** Looks until `look` gives something, and gives that. @throws naming what was waited for */
export async function waitFor<Value>(
  what: string,
  look: () => Promise<Value | undefined | false> | Value | undefined | false,
): Promise<Value> {
  const until = Date.now() + patienceMs
  for (;;) {
    const value = await look()
    if (value !== undefined && value !== false) return value
    if (Date.now() > until) throw new Error(`waited ${patienceMs} ms for ${what}`)
    await delay(25)
  }
}
