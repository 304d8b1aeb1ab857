import type { MemorySample, ProcessKind } from '@comanda/shared/memory/types.js'
import { round, side } from '../../../formatting/chart-scale.js'

/** A sample that stands alone would have no width. */
const aloneHalf = 8

/** What people tell apart: the page is what grows, the browser around it and Comanda itself hardly do. */
export const bands = [
  { name: 'Comanda', short: 'Comanda', className: 'bot', kinds: ['node'] },
  {
    name: 'Browser',
    short: 'Browser',
    className: 'browser',
    kinds: ['browser', 'gpu', 'utility', 'zygote', 'other'],
  },
  { name: 'WhatsApp’s page', short: 'Page', className: 'page', kinds: ['renderer'] },
] as const satisfies { name: string; short: string; className: string; kinds: ProcessKind[] }[]

export type Band = (typeof bands)[number]

export const bandBytes = ({ tree }: Pick<MemorySample, 'tree'>, band: Band): number =>
  band.kinds.reduce((sum, kind) => sum + (tree.kinds[kind] ?? 0), 0)

export interface Scale {
  from: Date
  until: Date
  topBytes: number
}

export const xOf = (at: Date, { from, until }: Scale): number =>
  round(((at.getTime() - from.getTime()) / (until.getTime() - from.getTime())) * side)

export const yOf = (bytes: number, { topBytes }: Scale): number => round(side - (bytes / topBytes) * side)

/** Samples without a gap between them. */
export function runsOf(samples: readonly MemorySample[], gapMs: number): MemorySample[][] {
  const runs: MemorySample[][] = []
  let last: MemorySample | undefined
  for (const sample of samples) {
    const isNext = last !== undefined && sample.at.getTime() - last.at.getTime() <= gapMs
    if (isNext) runs.at(-1)?.push(sample)
    else runs.push([sample])
    last = sample
  }
  return runs
}

/** A band's outline over the ones below it: a closed path for each run. */
function bandPath(runs: readonly MemorySample[][], index: number, scale: Scale): string {
  const heightOf = (sample: MemorySample, count: number): number =>
    bands.slice(0, count).reduce((sum, band) => sum + bandBytes(sample, band), 0)
  const paths = runs.map(run => {
    const points = run.flatMap(sample => {
      const x = xOf(sample.at, scale)
      const [bottom, top] = [yOf(heightOf(sample, index), scale), yOf(heightOf(sample, index + 1), scale)]
      return run.length > 1
        ? [{ x, bottom, top }]
        : [
            { x: Math.max(0, x - aloneHalf), bottom, top },
            { x: Math.min(side, x + aloneHalf), bottom, top },
          ]
    })
    const above = points.map(({ x, top }) => `${x} ${top}`)
    const below = points.toReversed().map(({ x, bottom }) => `${x} ${bottom}`)
    return `M${[...above, ...below].join('L')}Z`
  })
  return paths.join('')
}

export const bandPaths = (runs: readonly MemorySample[][], scale: Scale) =>
  bands.map(({ name, className }, index) => ({ name, className, path: bandPath(runs, index, scale) }))
