/** Chance from a seed: the same seed gives the same choices on every machine. */
export interface Random {
  /** From 0 up to, not including, 1 */
  next(): number
  /** A whole number from 0 up to, not including, `below` */
  int(below: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T
  shuffle<T>(list: readonly T[]): T[]
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  // mulberry32: 32 bits of state, good enough for choices and quick to seed for each order
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (below: number) => Math.floor(next() * below)
  function pick<T>(list: readonly T[]): T {
    const at = int(list.length)
    if (at >= list.length) throw new Error('nothing to pick from')
    return list[at] as T
  }
  return {
    next,
    int,
    pick,
    chance: share => next() < share,
    weighted: list => {
      let left = next() * list.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, value] of list) {
        left -= weight
        if (left < 0) return value
      }
      return pick(list)[1]
    },
    shuffle: list => {
      const all = [...list]
      for (let last = all.length - 1; last > 0; last--) {
        const other = int(last + 1)
        ;[all[last], all[other]] = [all[other] as never, all[last] as never]
      }
      return all
    },
  }
}
