import type { Slope } from './types.js'

export interface Point {
  atMs: number
  bytes: number
}

const hourMs = 3_600_000
const pointsAtLeast = 5
/** Pairs grow with the square: so many points are enough. */
const pointsAtMost = 200

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? 0
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper
}

function thinned(points: readonly Point[]): readonly Point[] {
  if (points.length <= pointsAtMost) return points
  const step = (points.length - 1) / (pointsAtMost - 1)
  return Array.from({ length: pointsAtMost }, (_, index) => points[Math.round(index * step)]).flatMap(
    point => point ?? [],
  )
}

/**
 * The median of the slopes between all pairs (Theil–Sen): a burst of garbage, which goes again, doesn't bend it as it
 * would a fitted line.
 * @param points since the browser was opened, in order
 * @returns undefined while there is too little to tell
 */
export function slopeOf(points: readonly Point[]): Slope | undefined {
  const some = thinned(points)
  const [first] = some
  const last = some.at(-1)
  if (some.length < pointsAtLeast || first === undefined || last === undefined) return undefined
  const slopes: number[] = []
  for (const [index, from] of some.entries()) {
    for (const to of some.slice(index + 1)) {
      if (to.atMs > from.atMs) slopes.push((to.bytes - from.bytes) / (to.atMs - from.atMs))
    }
  }
  if (slopes.length === 0) return undefined
  return { bytesPerHour: median(slopes) * hourMs, overHours: (last.atMs - first.atMs) / hourMs }
}

/** @returns in how many ms the tree reaches it; undefined where it isn't on its way there */
export function timeTo(
  thresholdBytes: number,
  treeBytes: number,
  slope: Slope | undefined,
): number | undefined {
  if (treeBytes >= thresholdBytes) return 0
  if (slope === undefined || slope.bytesPerHour <= 0) return undefined
  return ((thresholdBytes - treeBytes) / slope.bytesPerHour) * hourMs
}
