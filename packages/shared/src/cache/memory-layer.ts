/** What one process keeps, within bounds: what wasn't used for longest goes first. */
export interface MemoryLayer<Value> {
  get(key: string): Value | undefined
  /** @param bytes what it takes, roughly; more than an eighth of the whole isn't kept */
  set(key: string, value: Value, bytes: number): void
  size(): { entries: number; bytes: number }
}

export function createMemoryLayer<Value>(mostBytes: number): MemoryLayer<Value> {
  // a Map remembers the order in which its keys came
  const kept = new Map<string, { value: Value; bytes: number }>()
  let total = 0

  function drop(key: string): void {
    total -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }

  return {
    get: key => {
      const found = kept.get(key)
      if (found === undefined) return undefined
      kept.delete(key)
      kept.set(key, found)
      return found.value
    },
    set: (key, value, bytes) => {
      drop(key)
      if (bytes > mostBytes / 8) return
      kept.set(key, { value, bytes })
      total += bytes
      for (const oldest of kept.keys()) {
        if (total <= mostBytes) break
        drop(oldest)
      }
    },
    size: () => ({ entries: kept.size, bytes: total }),
  }
}
