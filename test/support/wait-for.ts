import { setTimeout as delay } from 'node:timers/promises'

/** What a busy machine may take for anything. It guards against hanging alone, so that a test says what it waited for. */
export const patienceMs = 180_000

// what takes longer than moments is looked for less often: looking is work, too
const momentsMs = 1_000

/** Looks until `look` gives something, and gives that. @throws naming what was waited for */
export async function waitFor<Value>(
  what: string,
  look: () => Promise<Value | undefined | false> | Value | undefined | false,
): Promise<Value> {
  const from = Date.now()
  for (;;) {
    const value = await look()
    if (value !== undefined && value !== false) return value
    const waitedMs = Date.now() - from
    if (waitedMs > patienceMs) throw new Error(`waited ${patienceMs} ms for ${what}`)
    await delay(waitedMs < momentsMs ? 20 : 100)
  }
}
