import { setTimeout as delay } from 'node:timers/promises'

/** Looks until `look` gives something, and gives that. @throws naming what was waited for */
export async function waitFor<Value>(
  what: string,
  look: () => Promise<Value | undefined | false> | Value | undefined | false,
  timeoutMs = 15_000,
): Promise<Value> {
  const until = Date.now() + timeoutMs
  for (;;) {
    const value = await look()
    if (value !== undefined && value !== false) return value
    if (Date.now() > until) throw new Error(`waited ${timeoutMs} ms for ${what}`)
    await delay(25)
  }
}
