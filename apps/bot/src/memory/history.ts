import { type Point, slopeOf } from '@comanda/shared/memory/slope.js'
import type { Slope, TreeMemory } from '@comanda/shared/memory/types.js'
import { browserBytes, rendererBytes } from './decide.js'

const pointsAtMost = 2_000
const recentPoints = 3

export interface History {
  add(atMs: number, tree: TreeMemory, isReady: boolean): void
  /** Since the browser was opened. */
  slope(): Slope | undefined
  /** Over the last looks, for deciding when to look again. */
  recent(): Slope | undefined
  least(): { rendererBytes: number; browserBytes: number } | undefined
  /** Another browser, or another page: what was before says nothing about it. */
  restart(): void
}

/** The tree since the browser was opened. What it held while it was being opened doesn't count. */
export function createHistory(): History {
  let points: Point[] = []
  let least: { rendererBytes: number; browserBytes: number } | undefined
  return {
    add: (atMs, tree, isReady) => {
      if (!isReady) return
      points.push({ atMs, bytes: tree.bytes })
      if (points.length > pointsAtMost) points = points.filter((_, index) => index % 2 === 0)
      least = {
        rendererBytes: Math.min(least?.rendererBytes ?? Number.POSITIVE_INFINITY, rendererBytes(tree)),
        browserBytes: Math.min(least?.browserBytes ?? Number.POSITIVE_INFINITY, browserBytes(tree)),
      }
    },
    slope: () => slopeOf(points),
    recent: () => {
      const some = points.slice(-recentPoints)
      const [first] = some
      const last = some.at(-1)
      if (first === undefined || last === undefined || last.atMs <= first.atMs) return undefined
      const overHours = (last.atMs - first.atMs) / 3_600_000
      return { bytesPerHour: (last.bytes - first.bytes) / overHours, overHours }
    },
    least: () => least,
    restart: () => {
      points = []
      least = undefined
    },
  }
}
